// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.driftlab.data.InputException;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.TestScenarios;
import org.junit.jupiter.api.Test;

class RunSessionTest {
  private final ArrayList<FakeRun> runs = new ArrayList<>();
  private final RunSession session = new RunSession((scenario, pacer) -> {
    runs.add(new FakeRun());
    return runs.getLast();
  }, new SpeedPacer(), Tasks.sameThread());

  @Test
  void a_pulse_sets_the_snapshot_once_and_only_if_it_is_new() {
    session.open(TestScenarios.calm(), false);
    var changes = new AtomicInteger();
    session.snapshotProperty().addListener((observed, was, is) -> changes.incrementAndGet());
    runs.getFirst().at(10, Phase.RUNNING);
    session.pulse();
    session.pulse();
    assertThat(changes).hasValue(1);
    assertThat(session.snapshot().index()).isEqualTo(10);
  }

  @Test
  void another_scenario_closes_the_run_before_it() {
    session.open(TestScenarios.calm(), false);
    session.open(TestScenarios.swaps(), true);
    assertThat(runs.getFirst().asked).endsWith("close");
    assertThat(runs.getLast().asked).endsWith("play");
    assertThat(session.scenarioProperty().get()).contains(TestScenarios.swaps());
  }

  @Test
  void it_is_playing_from_the_press_of_the_button_until_the_end() {
    session.open(TestScenarios.calm(), false);
    session.toggle();
    assertThat(session.playingProperty().get()).isTrue();
    runs.getFirst().at(1_000, Phase.FINISHED);
    session.pulse();
    assertThat(session.playingProperty().get()).isFalse();
    session.toggle();
    assertThat(runs.getFirst().asked).containsOnlyOnce("play");
  }

  @Test
  void a_scenario_that_cannot_be_opened_leaves_its_message() {
    var failing = new RunSession((scenario, pacer) -> {
      throw new InputException("There is no file.");
    }, new SpeedPacer(), Tasks.sameThread());
    failing.open(TestScenarios.calm(), true);
    assertThat(failing.stateProperty().get()).isEqualTo(RunSession.State.FAILED);
    assertThat(failing.errorProperty().get()).isEqualTo("There is no file.");
  }
}
