// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Update policies and the strategies that replace the champion by the clock or by hand. */
class UpdateTest {
  private static final Strategy CONTINUOUS = new Strategy.Continuous(5_000);

  static List<Update> adapting() {
    return List.of(new Update.MiniBatch(100), new Update.OnDegradation(), new Update.OnDetection(),
        new Update.OnDetection(Update.Trigger.WARNING, 500), new Update.FineTune(3, 1_000));
  }

  @Test
  void batchesOfOneLabelAreTheSameAsEveryLabel() {
    Scenario scenario = Scenarios.swapWithReplay(CONTINUOUS);
    assertThat(finished(with(scenario, new Update.MiniBatch(1))).fingerprint()).isEqualTo(finished(scenario).fingerprint());
    assertThat(finished(with(scenario, new Update.MiniBatch(2))).fingerprint()).isNotEqualTo(finished(scenario).fingerprint());
  }

  @ParameterizedTest
  @MethodSource("adapting")
  void thePolicyBringsTheChampionBackAfterTheChange(Update update) {
    RunSnapshot snapshot = finished(with(Scenarios.swapWithReplay(CONTINUOUS), update)).snapshot();
    assertThat(snapshot.contestants().getFirst().window().accuracy()).isGreaterThan(0.75);
  }

  @ParameterizedTest
  @MethodSource("adapting")
  void aCopyInTheMidstOfAnUpdateGoesOnAlike(Update update) {
    Scenario scenario = with(Scenarios.swapWithReplay(CONTINUOUS), update);
    Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
    run.advance(20_555);
    Run copy = run.copy(RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    copy.advance(Long.MAX_VALUE / 2);
    assertThat(copy.fingerprint()).isEqualTo(run.fingerprint()).isEqualTo(finished(scenario).fingerprint());
  }

  @Test
  void byHandNothingIsLearnedAfterTheFirstVersion() {
    RunSnapshot snapshot = finished(with(Scenarios.swap(CONTINUOUS, 0), new Update.Manual())).snapshot();
    assertThat(snapshot.versions()).hasSize(1);
    assertThat(snapshot.contestants().getFirst().window())
        .isEqualTo(snapshot.contestants().stream().filter(c -> c.role() == Role.STATIC).findFirst().orElseThrow().window());
  }

  @Test
  void fineTuningHappensOnceSoManyLabelsAfterTheDetection() {
    RunSnapshot snapshot = finished(with(Scenarios.swapWithReplay(CONTINUOUS), new Update.FineTune(2, 700))).snapshot();
    List<Long> detections = snapshot.events().stream().filter(RunEvent.Detection.class::isInstance).map(RunEvent::at).toList();
    assertThat(snapshot.versions()).filteredOn(v -> v.reason() == Reason.FINE_TUNE).first()
        .satisfies(version -> assertThat(detections).contains(version.at() - 1_700));
  }

  @Test
  void aPersonsFineTuningMakesAVersionAndNeedsAMemory() {
    Run run = new Run(Scenarios.swapWithReplay(new Strategy.Manual()), new InMemoryArchive(), RunListener.NONE);
    run.advance(22_000);
    run.apply(new RunCommand.FineTune(3, "Ada", "the classes have changed"));
    assertThat(run.snapshot().tuning()).isPresent();
    run.advance(1_001);
    RunSnapshot snapshot = run.snapshot();
    assertThat(snapshot.versions().getLast().reason()).isEqualTo(Reason.FINE_TUNE);
    assertThat(snapshot.reigns().getLast().by()).isEqualTo("Ada");
    run.advance(1_000);
    // SEA's labels are right nine times in ten; before the fine-tuning the frozen champion was right once in ten.
    assertThat(run.snapshot().contestants().getFirst().window().accuracy()).isGreaterThan(0.8);

    Run without = new Run(Scenarios.swap(new Strategy.Manual(), 0), new InMemoryArchive(), RunListener.NONE);
    without.advance(6_000);
    without.apply(new RunCommand.FineTune(1, "Ada", ""));
    assertThat(without.snapshot().events().getLast()).isEqualTo(
        new RunEvent.Refused(6_000, "There is no memory to fine-tune on; add 'replay:' to the scenario."));
  }

  @ParameterizedTest
  @MethodSource("successors")
  void thePeriodicStrategyReplacesTheChampionAtThePeriod(Strategy.Successor successor) {
    Scenario scenario = Scenarios.swapWithReplay(new Strategy.Periodic(10_000, successor));
    RunSnapshot snapshot = finished(scenario).snapshot();
    // The first version is made at label 5,000, which is that of instance 4,999.
    assertThat(snapshot.reigns()).filteredOn(reign -> reign.by().equals("periodic")).extracting(Reign::from)
        .containsExactly(14_999L, 24_999L, 34_999L);
    assertThat(snapshot.contestants().getFirst().window().accuracy()).isGreaterThan(0.8);
  }

  static List<Strategy.Successor> successors() {
    return List.of(Strategy.Successor.values());
  }

  private static Scenario with(Scenario scenario, Update update) {
    return scenario.with(new Policies(update, Optional.empty(), Optional.empty()));
  }

  private static Run finished(Scenario scenario) {
    Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    return run;
  }
}
