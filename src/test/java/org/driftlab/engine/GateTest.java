// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate and the guard at work in a run: SEA's classes exchange their meaning at 20,000. */
class GateTest {
  private static final VersionId V1 = new VersionId(1);

  @Test
  void theCandidateIsPromotedAfterTheChangeWithTheEvidenceAndNotBefore() {
    Run run = run(Scenarios.swap(new Strategy.Gated(), 0));
    run.advance(20_000);
    assertThat(all(run, RunEvent.Promoted.class)).hasSize(1);
    run.advance(20_000);
    RunEvent.GateVerdict verdict = promotion(run);
    assertThat(verdict.at()).isBetween(20_200L, 22_000L);
    assertThat(verdict.evidence().gain()).isPositive();
    assertThat(verdict.evidence().lower()).isPositive();
    assertThat(verdict.evidence().safe()).isTrue();
    RunSnapshot snapshot = run.snapshot();
    Reign reign = snapshot.reigns().get(1);
    assertThat(reign.by()).isEqualTo("gate");
    assertThat(reign.evidence()).isEqualTo(verdict.evidence().sentence()).contains("every guardrail holds");
    // SEA's labels are right nine times in ten.
    assertThat(champion(snapshot).window().accuracy()).isGreaterThan(0.8);
  }

  @Test
  void withApprovalTheVerdictWaitsUntilAPersonPromotesWithNameAndReason() {
    Gate gate = new Gate().withApproval(Gate.Approval.PERSON);
    Run run = run(with(Scenarios.swap(new Strategy.Gated(), 0), gate));
    run.advance(25_000);
    assertThat(promotion(run).waits()).isTrue();
    assertThat(run.snapshot().champion()).contains(V1);
    assertThat(candidate(run.snapshot()).standing().orElseThrow().verdict()).contains(Verdict.PROMOTE);
    run.apply(new RunCommand.Promote(V1, "Ada", "the evidence convinces me"));
    Reign reign = run.snapshot().reigns().getLast();
    assertThat(reign.by()).isEqualTo("Ada");
    assertThat(reign.evidence()).isEqualTo("the evidence convinces me");
    assertThat(run.snapshot().champion()).contains(new VersionId(2));
  }

  @Test
  void aPersonMayKeepTheChampionAndTheComparisonStartsAfresh() {
    Gate gate = new Gate().withApproval(Gate.Approval.PERSON);
    Run run = run(with(Scenarios.swap(new Strategy.Gated(), 0), gate));
    run.advance(25_000);
    run.apply(new RunCommand.Keep(V1, "Ada", "not on a Friday"));
    assertThat(candidate(run.snapshot()).standing().orElseThrow().evidence().labels()).isZero();
    assertThat(all(run, RunEvent.Kept.class)).containsExactly(new RunEvent.Kept(25_000, V1, "Ada", "not on a Friday"));
    run.advance(5_000);
    assertThat(all(run, RunEvent.GateVerdict.class)).filteredOn(v -> v.verdict() == Verdict.PROMOTE).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Gate.Test.class)
  void everyTestFindsTheCandidateThatHasAdapted(Gate.Test test) {
    Gate gate = new Gate(test, 0.05, 200, 0, 1_500, 100, 1, Gate.NO_LOG_LIMIT, 0, Gate.Approval.AUTOMATIC, true);
    Run run = run(with(Scenarios.swap(new Strategy.Gated(), 0), gate));
    run.advance(40_000);
    assertThat(promotion(run).at()).isBetween(20_000L, 25_000L);
    assertThat(champion(run.snapshot()).window().accuracy()).isGreaterThan(0.8);
  }

  @Test
  void aBrokenGuardrailKeepsTheChampionThoughTheCandidateIsBetter() {
    Gate gate = new Gate(Gate.Test.CONFIDENCE_SEQUENCE, 0.05, 200, 0, 20_000, 100, 0.05, 0.5, 1, Gate.Approval.AUTOMATIC, true);
    Run run = run(with(Scenarios.swap(new Strategy.Gated(), 0), gate));
    run.advance(40_000);
    assertThat(run.snapshot().champion()).contains(V1);
    RunEvent.GateVerdict last = all(run, RunEvent.GateVerdict.class).getLast();
    assertThat(last.verdict()).isEqualTo(Verdict.KEEP);
    assertThat(last.evidence().gain()).isGreaterThan(0.5);
    assertThat(last.evidence().guardrails()).extracting(Evidence.Guardrail::name)
        .containsExactly("recall of groupA", "recall of groupB", "log loss", "model size");
    assertThat(last.evidence().guardrails()).filteredOn(rail -> !rail.passed()).extracting(Evidence.Guardrail::name)
        .containsExactly("model size");
    // The frozen model is sure of what is wrong now, so the candidate's log loss is far lower.
    assertThat(last.evidence().guardrails().get(2).value()).isLessThan(-0.5);
  }

  @Test
  void thePoisonedPromotionIsRolledBackAndNothingOfItIsLost() {
    Run run = run(poisoned());
    run.advance(40_000);
    RunEvent.RolledBack back = all(run, RunEvent.RolledBack.class).getFirst();
    assertThat(back.by()).isEqualTo("guard");
    assertThat(back.to()).isEqualTo(V1);
    assertThat(back.at()).isBetween(22_000L, 22_200L);
    assertThat(all(run, RunEvent.GuardEnded.class)).anyMatch(e -> e.restored() && e.deposed().equals(V1));
    assertThat(run.snapshot().versions()).anyMatch(version -> version.id().equals(back.from()));
    assertThat(run.snapshot().reigns()).anySatisfy(reign -> {
      assertThat(reign.by()).isEqualTo("guard");
      assertThat(reign.evidence()).contains("e-detector reached its level of 100,000");
    });
  }

  @Test
  void aGuardOfNoLabelsGuardsNothing() {
    Scenario scenario = poisoned();
    Run run = run(scenario.with(new Policies(scenario.policies().update(), scenario.policies().gate(),
        Optional.of(new Guard(0, 0.05, 0)))));
    run.advance(40_000);
    assertThat(all(run, RunEvent.GuardStarted.class)).isEmpty();
    assertThat(all(run, RunEvent.RolledBack.class)).isEmpty();
  }

  @Test
  void anIdenticalModelIsNeverRolledBack() {
    Run run = run(with(Scenarios.swap(new Strategy.Manual(), 0), new Gate()).with(new Policies(new Update.Manual(),
        Optional.empty(), Optional.of(new Guard(10_000, 0.5, 0)))));
    run.advance(6_000);
    run.apply(new RunCommand.Shadow(V1, true));
    run.apply(new RunCommand.Promote(V1, "Ada", "the same model again"));
    run.advance(10_000);
    assertThat(all(run, RunEvent.GuardEnded.class)).singleElement()
        .satisfies(end -> assertThat(end.restored()).isFalse());
  }

  @Test
  void onlyLabelsThatBothModelsPredictedThemselvesAreCompared() {
    Run run = run(with(Scenarios.swap(new Strategy.Static(), 500), new Gate()));
    run.advance(8_000);
    run.apply(new RunCommand.Shadow(V1, true));
    run.advance(1_000);
    // Labels come 500 instances late, so of the 1,000 instances since then 500 have one.
    assertThat(shadow(run.snapshot()).standing().orElseThrow().evidence().labels()).isEqualTo(500);
    run.apply(new RunCommand.Promote(V1, "Ada", ""));
    run.apply(new RunCommand.Shadow(V1, false));
    run.advance(700);
    assertThat(shadow(run.snapshot()).standing().orElseThrow().evidence().labels())
        .as("500 labels of the former champion's predictions came first").isEqualTo(200);
  }

  @Test
  void aPersonsShadowIsNotPromotedByItselfUnderAStrategyByHand() {
    Run run = run(with(Scenarios.swap(new Strategy.Manual(), 0), new Gate()));
    run.advance(8_000);
    run.apply(new RunCommand.Shadow(V1, true));
    run.advance(20_000);
    assertThat(promotion(run).waits()).isTrue();
    assertThat(run.snapshot().champion()).contains(V1);
  }

  @Test
  void aComparisonStartsAfreshAfterADetection() {
    Gate patient = new Gate(Gate.Test.CONFIDENCE_SEQUENCE, 0.05, 19_000, 0, 19_000, 100, 1, Gate.NO_LOG_LIMIT, 0,
        Gate.Approval.AUTOMATIC, true);
    Run run = run(with(Scenarios.swap(new Strategy.Gated(), 0), patient));
    run.advance(20_000);
    assertThat(candidate(run.snapshot()).standing().orElseThrow().evidence().labels()).isEqualTo(15_000);
    run.advance(1_000);
    long detected = all(run, RunEvent.Detection.class).getLast().at();
    assertThat(candidate(run.snapshot()).standing().orElseThrow().evidence().labels()).isEqualTo(21_000 - 1 - detected);
  }

  @ParameterizedTest
  @CsvSource({"0, 23_456", "700, 20_900", "700, 24_321"})
  void aCopyAtAnyPointContinuesToTheSameFingerprint(int delay, String at) {
    Gate gate = new Gate(Gate.Test.CONFIDENCE_SEQUENCE, 0.05, 200, 0, 3_000, 100, 0.05, 0.5, 0, Gate.Approval.AUTOMATIC, true);
    Scenario scenario = with(Scenarios.swap(new Strategy.Gated(Strategy.Candidate.START_AFRESH), delay), gate);
    Run whole = run(scenario);
    whole.advance(Long.MAX_VALUE / 2);
    Run run = run(scenario);
    run.advance(Long.parseLong(at.replace("_", "")));
    Run copy = run.copy(RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    copy.advance(Long.MAX_VALUE / 2);
    assertThat(run.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(copy.fingerprint()).isEqualTo(whole.fingerprint());
    assertThat(all(whole, RunEvent.GateVerdict.class)).isNotEmpty();
  }

  @Test
  void aRunThatTurnsToAnotherStrategyOnTheWayGetsItsCandidateAndLosesItAgain() {
    Run run = run(Scenarios.swap(new Strategy.Continuous(50_000), 0));
    run.advance(8_000);
    run.apply(new RunCommand.Use(new Strategy.Gated()));
    run.advance(17_000);
    Run copy = run.copy(RunListener.NONE);
    assertThat(promotion(run).at()).isBetween(20_200L, 22_000L);
    for (Run each : List.of(run, copy)) {
      each.apply(new RunCommand.Use(new Strategy.Continuous(50_000)));
      each.advance(Long.MAX_VALUE / 2);
      assertThat(each.snapshot().contestants()).noneMatch(c -> c.name().startsWith("candidate"));
      assertThat(champion(each.snapshot()).window().accuracy()).isGreaterThan(0.8);
    }
    assertThat(copy.fingerprint()).isEqualTo(run.fingerprint());
  }

  @Test
  void settingsThatContradictEachOtherAreRejected() {
    assertThatThrownBy(() -> new Gate(Gate.Test.BETTING, 0.05, 500, 0, 400, 10, 1, 35, 0, Gate.Approval.PERSON, true))
        .isInstanceOf(InputException.class).hasMessageContaining("'horizon' is 400 but must be at least 'minLabels'");
    assertThatThrownBy(() -> new Gate(Gate.Test.WILCOXON, 0.05, 200, 0, 900, 100, 1, 35, 0, Gate.Approval.PERSON, true))
        .isInstanceOf(InputException.class).hasMessageContaining("'window' is 100 but must be at most 90");
    Scenario scenario = Scenarios.swap(new Strategy.Gated(), 0);
    assertThatThrownBy(() -> scenario.with(new Policies(new Update.FineTune(), Optional.empty(), Optional.empty())))
        .hasMessageContaining("add 'replay:'");
  }

  /** As the swap, but the classes are exchanged from 20,000 to 22,000 only. */
  private static Scenario poisoned() {
    return with(Scenarios.poisoned(new Strategy.Gated()), new Gate(Gate.Test.CONFIDENCE_SEQUENCE, 0.05, 200, 0.02, 20_000, 100,
        0.05, Gate.NO_LOG_LIMIT, 0, Gate.Approval.AUTOMATIC, true));
  }

  private static Scenario with(Scenario scenario, Gate gate) {
    return scenario.with(new Policies(scenario.policies().update(), Optional.of(gate), scenario.policies().guard()));
  }

  private static Run run(Scenario scenario) {
    return new Run(scenario, new InMemoryArchive(), RunListener.NONE);
  }

  private static <E extends RunEvent> List<E> all(Run run, Class<E> type) {
    return run.snapshot().events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static RunEvent.GateVerdict promotion(Run run) {
    return all(run, RunEvent.GateVerdict.class).stream().filter(v -> v.verdict() == Verdict.PROMOTE).findFirst().orElseThrow();
  }

  private static RunSnapshot.Contestant champion(RunSnapshot snapshot) {
    return snapshot.contestants().getFirst();
  }

  private static RunSnapshot.Contestant candidate(RunSnapshot snapshot) {
    return snapshot.contestants().stream().filter(c -> c.name().startsWith("candidate")).findFirst().orElseThrow();
  }

  private static RunSnapshot.Contestant shadow(RunSnapshot snapshot) {
    return snapshot.contestants().stream().filter(c -> c.role() == Role.SHADOW).findFirst().orElseThrow();
  }
}
