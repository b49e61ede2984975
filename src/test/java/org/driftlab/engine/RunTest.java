// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.drift.DriftingStream;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {
  private static final Strategy CONTINUOUS = new Strategy.Continuous(5_000);

  @Test
  void theStaticModelFallsAtTheDriftAndTheLearningOneRecovers() {
    Run run = finished(Scenarios.swap(CONTINUOUS, 0));
    RunSnapshot snapshot = run.snapshot();
    // SEA has 10 % label noise: a right model reaches about 0.9, and a model of the swapped classes about 0.1.
    assertThat(contestant(snapshot, Role.CHAMPION).window().accuracy()).isGreaterThan(0.8);
    assertThat(contestant(snapshot, Role.STATIC).window().accuracy()).isLessThan(0.2);
  }

  @Test
  void theSameScenarioAndSeedGiveTheSameFingerprintAndAnotherSeedAnotherOne() {
    String first = finished(Scenarios.swap(CONTINUOUS, 0)).fingerprint();
    assertThat(finished(Scenarios.swap(CONTINUOUS, 0)).fingerprint()).isEqualTo(first);
    assertThat(finished(Scenarios.swap(CONTINUOUS, 0).withSeed(2)).fingerprint()).isNotEqualTo(first);
  }

  @Test
  void howARunIsCutIntoPiecesDoesNotChangeItsFingerprint() {
    Scenario scenario = Scenarios.swapWithReplay(new Strategy.RetrainOnDrift(5_000));
    String whole = finished(scenario).fingerprint();
    Run run = run(scenario);
    var random = new Random(3);
    while (!run.finished()) {
      run.advance(1 + random.nextInt(3_000));
    }
    assertThat(run.fingerprint()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 700})
  void aCopyAtAnyPointContinuesToTheSameFingerprint(int delay) {
    Scenario scenario = Scenarios.swap(new Strategy.RetrainOnDrift(5_000), delay);
    String whole = finished(scenario).fingerprint();
    Run run = run(scenario);
    run.advance(12_345);
    Run copy = run.copy(RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    assertThat(copy.index()).isEqualTo(12_345);
    copy.advance(Long.MAX_VALUE / 2);
    assertThat(run.fingerprint()).isEqualTo(whole);
    assertThat(copy.fingerprint()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 250})
  void noChangePredictsTheLastLabelThatHasArrivedByThen(int delay) {
    Scenario scenario = Scenarios.swap(CONTINUOUS, delay);
    List<Integer> labels = labels(scenario);
    int right = 0;
    for (int i = 0; i < labels.size(); i++) {
      // Labels 0 … i − 1 − delay have arrived when i is predicted; before that class 0 is as good as any.
      int known = i - 1 - delay;
      right += labels.get(i) == (known >= 0 ? labels.get(known) : 0) ? 1 : 0;
    }
    RunSnapshot.Contestant noChange = contestant(finished(scenario).snapshot(), Role.NO_CHANGE);
    assertThat(noChange.cumulative().labels()).isEqualTo(labels.size());
    assertThat(noChange.cumulative().accuracy()).isCloseTo((double) right / labels.size(), within(1e-12));
  }

  @Test
  void theFirstVersionIsMadeWhenSoManyLabelsWereLearnedAndLaterOnesAtTheInterval() {
    List<ModelVersion> versions = finished(Scenarios.swap(CONTINUOUS, 100)).snapshot().versions();
    assertThat(versions.getFirst().reason()).isEqualTo(Reason.INITIAL);
    // Label 5,000 belongs to instance 4,999 and arrives with instance 5,099.
    assertThat(versions.getFirst().at()).isEqualTo(5_099);
    assertThat(versions.get(1).at()).isEqualTo(10_099);
    assertThat(versions.get(1).parent()).contains(new VersionId(1));
  }

  @Test
  void theStaticStrategyNeverMakesASecondVersion() {
    RunSnapshot snapshot = finished(Scenarios.swap(new Strategy.Static(), 0)).snapshot();
    assertThat(snapshot.versions()).hasSize(1);
    assertThat(contestant(snapshot, Role.CHAMPION).window()).isEqualTo(contestant(snapshot, Role.STATIC).window());
  }

  @Test
  void aDetectionReplacesTheChampionsModelUnderRetrainOnDrift() {
    RunSnapshot snapshot = finished(Scenarios.swap(new Strategy.RetrainOnDrift(50_000), 0)).snapshot();
    assertThat(snapshot.events()).filteredOn(RunEvent.Retrained.class::isInstance).isNotEmpty()
        .allSatisfy(event -> assertThat(event.at()).isGreaterThan(0));
    assertThat(snapshot.events()).filteredOn(RunEvent.Detection.class::isInstance)
        .anySatisfy(event -> assertThat(event.at()).isBetween(20_000L, 20_500L));
    assertThat(snapshot.versions()).anySatisfy(v -> assertThat(v.reason()).isEqualTo(Reason.RETRAIN));
  }

  @Test
  void aRollBackMakesTheEarlierModelTheChampionAndLaterVersionsBranchOffIt() {
    Run run = run(Scenarios.swap(CONTINUOUS, 0));
    run.advance(19_000);
    run.apply(new RunCommand.RollBack(new VersionId(1), "you", "a rehearsal"));
    RunSnapshot after = run.snapshot();
    assertThat(after.champion()).contains(new VersionId(1));
    // v1 at 5,000, v2 at 10,000, v3 at 15,000; the champion had learned on, so it is kept as v4 first.
    assertThat(after.versions()).hasSize(4);
    assertThat(after.versions().get(3).parent()).contains(new VersionId(3));
    assertThat(after.reigns().getLast().version()).isEqualTo(new VersionId(1));
    run.advance(2_000);
    assertThat(run.snapshot().versions().getLast().parent()).contains(new VersionId(1));
    assertThat(run.snapshot().versions()).startsWith(after.versions().toArray(ModelVersion[]::new));
  }

  @Test
  void aFrozenShadowOfTheFirstVersionPredictsLikeTheStaticModel() {
    Run run = run(Scenarios.swap(CONTINUOUS, 0));
    run.advance(8_000);
    run.apply(new RunCommand.Shadow(new VersionId(1), false));
    run.advance(20_000);
    RunSnapshot snapshot = run.snapshot();
    assertThat(contestant(snapshot, Role.SHADOW).window()).isEqualTo(contestant(snapshot, Role.STATIC).window());
    assertThat(contestant(snapshot, Role.SHADOW).cumulative().labels()).isEqualTo(20_000);
  }

  @Test
  void aShadowIsScoredOnlyOnWhatItPredictedWhenLabelsAreLate() {
    Run run = run(Scenarios.swap(CONTINUOUS, 500));
    run.advance(8_000);
    run.apply(new RunCommand.Shadow(new VersionId(1), true));
    run.advance(1_000);
    assertThat(contestant(run.snapshot(), Role.SHADOW).cumulative().labels()).isEqualTo(500);
  }

  @Test
  void promotingALearningShadowStoresWhatItHasLearnedAsAVersionOfItsOwn() {
    Run run = run(Scenarios.swap(new Strategy.Static(), 0));
    run.advance(8_000);
    run.apply(new RunCommand.Shadow(new VersionId(1), true));
    run.advance(16_000);
    run.apply(new RunCommand.Promote(new VersionId(1), "Ada", "it is better since the drift"));
    RunSnapshot snapshot = run.snapshot();
    assertThat(snapshot.champion()).contains(new VersionId(2));
    assertThat(snapshot.versions().getLast().parent()).contains(new VersionId(1));
    assertThat(snapshot.contestants()).noneMatch(c -> c.role() == Role.SHADOW);
    assertThat(snapshot.reigns().getLast().by()).isEqualTo("Ada");
    run.advance(4_000);
    assertThat(contestant(run.snapshot(), Role.CHAMPION).window().accuracy()).isGreaterThan(0.8);
  }

  @Test
  void aRunReplayedWithItsInterventionsHasTheSameFingerprint() {
    Run run = run(Scenarios.swap(CONTINUOUS, 50));
    run.advance(9_999);
    run.apply(new RunCommand.Shadow(new VersionId(1), true));
    run.advance(7_777);
    run.apply(new RunCommand.Promote(new VersionId(1), "Ada", "why not"));
    run.apply(new RunCommand.RollBack(new VersionId(99), "Ada", "there is none"));
    run.advance(100_000);

    Run replay = run(Scenarios.swap(CONTINUOUS, 50));
    for (Intervention intervention : run.interventions()) {
      replay.advance(intervention.at() - replay.index());
      replay.apply(intervention.command());
    }
    replay.advance(100_000);
    assertThat(replay.fingerprint()).isEqualTo(run.fingerprint());
    assertThat(replay.fingerprint()).isNotEqualTo(finished(Scenarios.swap(CONTINUOUS, 50)).fingerprint());
  }

  @Test
  void aCommandThatCannotBeCarriedOutIsRefusedWithTheReasonAndTheRunGoesOn() {
    Run run = run(Scenarios.swap(CONTINUOUS, 0));
    run.advance(6_000);
    run.apply(new RunCommand.Promote(new VersionId(7), "you", ""));
    run.apply(new RunCommand.StopShadow(new VersionId(1)));
    List<String> refusals = new ArrayList<>();
    for (RunEvent event : run.snapshot().events()) {
      if (event instanceof RunEvent.Refused refused) {
        refusals.add(refused.message());
      }
    }
    assertThat(refusals).containsExactly("There is no version v7 in this run; it has v1 to v1.",
        "Version v1 is not in shadow, so there is nothing to stop.");
    assertThat(run.advance(1_000)).isEqualTo(1_000);
  }

  @Test
  void replayFromTheMemoryChangesWhatIsLearned() {
    assertThat(finished(Scenarios.swapWithReplay(CONTINUOUS)).fingerprint())
        .isNotEqualTo(finished(Scenarios.swap(CONTINUOUS, 0)).fingerprint());
  }

  private static Run run(Scenario scenario) {
    return new Run(scenario, new InMemoryArchive(), RunListener.NONE);
  }

  private static Run finished(Scenario scenario) {
    Run run = run(scenario);
    run.advance(Long.MAX_VALUE / 2);
    assertThat(run.finished()).isTrue();
    return run;
  }

  private static RunSnapshot.Contestant contestant(RunSnapshot snapshot, Role role) {
    Optional<RunSnapshot.Contestant> found = snapshot.contestants().stream().filter(c -> c.role() == role).findFirst();
    return found.orElseThrow();
  }

  private static List<Integer> labels(Scenario scenario) {
    InstanceStream stream = new DriftingStream(scenario.stream().withSeed(scenario.seed()), scenario.drift(),
        scenario.seed());
    var instance = new Instance(stream.schema());
    var labels = new ArrayList<Integer>();
    while (labels.size() < scenario.instances() && stream.next(instance)) {
      labels.add(instance.y);
    }
    return labels;
  }
}
