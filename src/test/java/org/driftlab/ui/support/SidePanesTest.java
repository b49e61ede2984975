// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.SidePanes.SCENARIO;
import static org.driftlab.ui.support.SidePanes.VERSIONS;

import org.junit.jupiter.api.Test;

class SidePanesTest {
  private final SettingsStore settings = SettingsStore.inMemory();
  private final SidePanes panes = new SidePanes(settings);

  @Test
  void a_small_window_folds_the_scenario_away_and_a_large_one_opens_it() {
    panes.fit(1_440);
    assertThat(panes.folded(SCENARIO).get()).isFalse();
    panes.fit(1_000);
    assertThat(panes.folded(SCENARIO).get()).isTrue();
    assertThat(panes.folded(VERSIONS).get()).isFalse();
    panes.fit(1_200);
    assertThat(panes.folded(SCENARIO).get()).isFalse();
    assertThat(settings.get().folded()).as("nobody chose").isEmpty();
  }

  @Test
  void what_a_person_chose_holds_in_any_window_and_at_the_next_start() {
    panes.fit(1_000);
    panes.toggle(SCENARIO);
    panes.toggle(VERSIONS);
    panes.fit(900);
    assertThat(panes.folded(SCENARIO).get()).isFalse();
    var next = new SidePanes(settings);
    next.fit(2_560);
    assertThat(next.folded(SCENARIO).get()).isFalse();
    assertThat(next.folded(VERSIONS).get()).isTrue();
    next.toggle(VERSIONS);
    assertThat(next.folded(VERSIONS).get()).isFalse();
  }
}
