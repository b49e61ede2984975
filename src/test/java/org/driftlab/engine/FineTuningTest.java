// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.Instance;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;
import org.driftlab.version.Reason;
import org.junit.jupiter.api.Test;

class FineTuningTest {
  private static final Mlp NETWORK = new Mlp("20", 16, NeuralOptimizer.ADAM, 0.005, 0, 0, false, 0, true);

  private static Scenario scenario(LearnerSpec learner, Update update) {
    Scenario s = Scenarios.swapWithReplay(new Strategy.Continuous(20_000));
    return new Scenario(s.id(), s.title(), s.story(), s.stream(), s.drift(), s.instances(), learner, s.strategy(),
        s.detector(), s.labels(), s.replay(), s.window(), s.initialLabels(), s.seed())
        .with(new Policies(update, Optional.empty(), Optional.empty()));
  }

  @Test
  void theOutcomeIsPutInSoManyLabelsAfterTheBeginning() {
    var run = new Run(scenario(NETWORK, new Update.FineTune(2, 700, 1e-3, 2_000)), new InMemoryArchive(), RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    List<RunEvent> events = run.snapshot().events();
    List<Long> begun = events.stream().filter(RunEvent.FineTuneStarted.class::isInstance).map(RunEvent::at).toList();
    assertThat(begun).isNotEmpty();
    assertThat(events.stream().filter(RunEvent.FineTuneDone.class::isInstance).map(RunEvent::at).toList())
        .containsExactlyElementsOf(begun.stream().map(at -> at + 2_000).toList());
    assertThat(run.versions()).filteredOn(v -> v.reason() == Reason.FINE_TUNE).hasSize(begun.size());
  }

  @Test
  void howTheRunIsCutAndWhoHoldsItMakesNoDifference() {
    Scenario scenario = scenario(NETWORK, new Update.FineTune(3, 100, 1e-3, 1_500));
    var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
    while (run.snapshot().tuning().isEmpty() && run.advance(50) > 0) {
      assertThat(run.index()).isLessThan(scenario.instances());
    }
    Run copy = run.copy(RunListener.NONE);
    RunSnapshot.Tuning progress = copy.snapshot().tuning().orElseThrow();
    assertThat(progress.instances()).isGreaterThan(0);
    assertThat(progress.labelsLeft()).isBetween(1L, 1_500L);
    while (run.advance(37) > 0) {
      assertThat(run.index()).isPositive();
    }
    copy.advance(Long.MAX_VALUE / 2);
    var whole = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
    whole.advance(Long.MAX_VALUE / 2);
    assertThat(copy.fingerprint()).isEqualTo(run.fingerprint()).isEqualTo(whole.fingerprint());
  }

  @Test
  void anExplodedLossIsOneEventAndTheLastGoodWeightsStay() {
    var network = new Mlp("20", 16, NeuralOptimizer.ADAM, 0.005, 0, 0, false, 0, false);
    Scenario calm = Scenarios.swap(new Strategy.Continuous(20_000), 0);
    // Twice a sensor shows numbers of which no gradient can be made.
    var broken = new DriftEvent.Injection(new org.driftlab.stream.drift.Change.Offset("attrib1", 9e99), 10_000, 0, Profile.ABRUPT, 1,
        new Recurrence(10_000, 1_000, 2));
    Scenario exploding = new Scenario("exploding", "", "", calm.stream(), new DriftSchedule(List.of(broken)), 40_000, network,
        calm.strategy(), calm.detector(), calm.labels(), Optional.empty(), calm.window(), calm.initialLabels(), calm.seed());
    var run = new Run(exploding, new InMemoryArchive(), RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    List<RunEvent> refused = run.snapshot().events().stream().filter(RunEvent.StepRefused.class::isInstance).toList();
    assertThat(refused).hasSize(2);
    assertThat(refused.get(0).at()).isBetween(10_000L, 10_016L);
    assertThat(refused.get(1).at()).isBetween(20_000L, 20_016L);
    assertThat(run.snapshot().contestants().getFirst().window().accuracy()).isGreaterThan(0.8);
    double[] scores = new double[run.schema().classCount()];
    try (var stream = exploding.open()) {
      var instance = new Instance(stream.schema());
      stream.next(instance);
      var stored = run.versions().getLast();
      network.load(run.schema(), bodyOf(run.archive().get(stored.id()))).predict(instance, scores);
    }
    assertThat(scores).doesNotContain(Double.NaN);
  }

  private static ModelReader bodyOf(byte[] bytes) {
    var in = new ModelReader(bytes);
    in.readInt();
    in.readInt();
    in.readString();
    return new ModelReader(in.readBytes());
  }
}
