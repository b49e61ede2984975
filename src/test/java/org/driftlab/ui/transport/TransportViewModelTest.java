// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.support.FakeRun;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.Test;

class TransportViewModelTest {
  private final FakeRun run = new FakeRun();
  private final SpeedPacer pacer = new SpeedPacer();
  private final RunSession session = new RunSession((scenario, p) -> run, pacer, Tasks.sameThread());
  private long now;
  private final TransportViewModel model = new TransportViewModel(List.of(TestScenarios.calm()), session, pacer,
      Texts.of(TransportViewModel.class, Locale.US), () -> now);

  @Test
  void before_a_scenario_is_open_nothing_can_be_played() {
    assertThat(model.canMove().get()).isFalse();
    model.choose(TestScenarios.calm());
    assertThat(model.canMove().get()).isTrue();
  }

  @Test
  void a_run_that_goes_on_shows_its_rate_and_the_time_left() {
    model.choose(TestScenarios.calm());
    show(100, Phase.RUNNING, 0);
    show(300, Phase.RUNNING, 1_000_000_000);
    assertThat(model.positionProperty().get()).isEqualTo("300");
    assertThat(model.totalProperty().get()).isEqualTo(" / 1,000");
    assertThat(model.progressProperty().get()).isEqualTo(0.3);
    assertThat(model.paceProperty().get()).isEqualTo("200/s · 0:04 left");
  }

  @Test
  void a_run_that_has_finished_cannot_be_played_but_restarted() {
    model.choose(TestScenarios.calm());
    show(1_000, Phase.FINISHED, 0);
    assertThat(model.canMove().get()).isFalse();
    assertThat(model.paceProperty().get()).isEqualTo("finished");
    run.at(0, Phase.READY);
    model.restart();
    assertThat(model.canMove().get()).isTrue();
  }

  @Test
  void the_slider_sets_the_pacer_and_says_how_fast_that_is() {
    model.speedProperty().set(0.2);
    assertThat(pacer.perSecond()).isEqualTo(SpeedPacer.rateAt(0.2));
    assertThat(model.speedText().get()).isEqualTo("1.0 k/s");
    model.speedProperty().set(1);
    assertThat(model.speedText().get()).isEqualTo("flat out");
    assertThat(pacer.perSecond()).isInfinite();
  }

  @Test
  void steps_are_one_instance_or_a_batch() {
    model.choose(TestScenarios.calm());
    model.step();
    model.longStep();
    assertThat(run.asked).containsSubsequence("step 1", "step 1024");
  }

  private void show(long index, Phase phase, long nanos) {
    now = nanos;
    run.at(index, phase);
    session.pulse();
  }
}
