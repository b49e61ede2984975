// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.support.FakeRun;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;

class VersionLanesTest {
  @Test
  void a_line_of_versions_stands_in_one_lane() {
    var rows = VersionLanes.of(versions(0, 1, 2), champion(3));
    assertThat(rows).extracting(VersionLanes.Row::lane).containsExactly(0, 0, 0);
    assertThat(rows).extracting(VersionLanes.Row::fromBelow).containsExactly(false, true, true);
    assertThat(rows).extracting(VersionLanes.Row::toAbove).containsExactly(true, true, false);
  }

  @Test
  void what_was_left_by_a_rollback_moves_aside_for_the_champions_line() {
    // v1 - v2 - v3, then back to v1, and v4 is learned from it: v4 is the champion.
    var rows = VersionLanes.of(versions(0, 1, 2, 1), champion(4));
    assertThat(rows).extracting(VersionLanes.Row::lane).containsExactly(0, 1, 1, 0);
    assertThat(rows.getFirst().branches()).containsExactly(1);
    assertThat(rows.get(1).through()).containsExactly(0);
    assertThat(rows.get(2).through()).containsExactly(0);
  }

  @Test
  void a_lane_is_used_again_when_its_branch_has_ended() {
    // v2 and v5 are twigs of the main line v1 - v3 - v4 - v6.
    var rows = VersionLanes.of(versions(0, 1, 1, 3, 4, 4), champion(6));
    assertThat(rows).extracting(VersionLanes.Row::lane).containsExactly(0, 1, 0, 0, 1, 0);
  }

  @Test
  void no_two_lines_share_a_lane_in_any_row() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int count = 1 + random.nextInt(40);
      var parents = new int[count];
      for (int i = 1; i < count; i++) {
        parents[i] = 1 + random.nextInt(i);
      }
      for (VersionLanes.Row row : VersionLanes.of(versions(parents), champion(1 + random.nextInt(count)))) {
        assertThat(row.through()).doesNotContain(row.lane()).doesNotHaveDuplicates();
        assertThat(row.branches()).doesNotContain(row.lane()).doesNotHaveDuplicates()
            .noneMatch(row.through()::contains);
      }
    }
  }

  private static Optional<VersionId> champion(int number) {
    return Optional.of(new VersionId(number));
  }

  /** Versions 1, 2, … with these parents; 0 for none. */
  private static List<ModelVersion> versions(int... parents) {
    var run = new FakeRun();
    for (int i = 0; i < parents.length; i++) {
      run.version(i + 1, parents[i], 100L * i, Reason.INTERVAL);
    }
    return run.at(900, Phase.PAUSED).versions();
  }
}
