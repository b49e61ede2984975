// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.junit.jupiter.api.Test;

class ListingsTest {
  private long now;
  private final Listings listings = new Listings(RunSession.NOTHING, () -> now);
  private final List<ReadOnlyObjectProperty<RunSnapshot>> lists =
      Stream.generate(listings::add).limit(3).toList();

  @Test
  void while_the_run_goes_on_one_list_a_frame_follows_it() {
    offer(1, Phase.RUNNING, 600);
    assertThat(shown()).containsExactly(1L, 0L, 0L);
    offer(2, Phase.RUNNING, 16);
    offer(3, Phase.RUNNING, 16);
    assertThat(shown()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void the_next_round_begins_half_a_second_after_the_last() {
    for (int i = 1; i <= 3; i++) {
      offer(i, Phase.RUNNING, 600);
    }
    offer(4, Phase.RUNNING, 100);
    assertThat(shown()).containsExactly(4L, 2L, 3L);
    offer(5, Phase.RUNNING, 16);
    offer(6, Phase.RUNNING, 16);
    offer(7, Phase.RUNNING, 16);
    assertThat(shown()).containsExactly(4L, 5L, 6L);
  }

  @Test
  void a_run_that_comes_to_rest_is_shown_everywhere_at_once() {
    offer(1, Phase.RUNNING, 600);
    offer(2, Phase.PAUSED, 16);
    assertThat(shown()).containsExactly(2L, 2L, 2L);
    offer(2, Phase.FINISHED, 16);
    assertThat(lists.getLast().get().phase()).isEqualTo(Phase.FINISHED);
  }

  @Test
  void a_run_that_ends_in_the_middle_of_a_round_leaves_no_list_behind() {
    RunSnapshot last = snapshot(7, Phase.RUNNING);
    now += 600_000_000;
    listings.offer(last, false);
    RunSnapshot end = snapshot(7, Phase.FINISHED);
    listings.offer(end, false);
    assertThat(lists).allSatisfy(list -> assertThat(list.get()).isSameAs(end));
  }

  @Test
  void what_a_drag_would_come_to_is_followed_more_closely() {
    listings.offer(snapshot(1, Phase.RUNNING), true);
    now += 100_000_000;
    listings.offer(snapshot(2, Phase.RUNNING), true);
    assertThat(shown()).containsExactly(2L, 2L, 2L);
  }

  private void offer(long index, Phase phase, long millisLater) {
    now += millisLater * 1_000_000;
    listings.offer(snapshot(index, phase), false);
  }

  private List<Long> shown() {
    return lists.stream().map(list -> list.get().index()).toList();
  }

  private static RunSnapshot snapshot(long index, Phase phase) {
    RunSnapshot of = RunSession.NOTHING;
    return new RunSnapshot(index, 1_000, phase, List.of(), of.detector(), of.truth(), of.labels(), List.of(), List.of(),
        Optional.empty(), List.of(), Optional.empty());
  }
}
