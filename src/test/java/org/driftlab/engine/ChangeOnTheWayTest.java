// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.memory.ClassBalancedMemory;
import org.driftlab.memory.FifoMemory;
import org.driftlab.memory.ReservoirMemory;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Update policy, gate, guard and memory changed while a run is under way: SEA's classes exchange their meaning at 20,000. */
class ChangeOnTheWayTest {
  private static final VersionId V1 = new VersionId(1);
  private static final long END = Long.MAX_VALUE / 2;

  static List<RunCommand> commands() {
    var commands = new ArrayList<RunCommand>(parts().stream().map(RunCommand.Use::new).toList());
    commands.add(new RunCommand.UseReplay(new Replay(new ReservoirMemory(300), 8, 20)));
    commands.add(new RunCommand.UseMonitors(List.of(new Psi(), new Ks())));
    return commands;
  }

  private static List<Spec> parts() {
    return List.of(new Update.Manual(), new Update.MiniBatch(300), new Update.OnDegradation(),
        new Gate(Gate.Test.BETTING, 0.05, 100, 0, 5_000, 100, 1, 1, 0, Gate.Approval.AUTOMATIC, true), new Guard(2_000, 0.1, 0),
        new Guard(0, 0.05, 0), new ReservoirMemory(300), new ClassBalancedMemory(40));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aChangedRunIsReplayedWithTheSameFingerprintAndWithoutTheChangeItIsTheRunThatNobodyTouched(RunCommand command) {
    isReplayedAndUndone(Scenarios.swap(new Strategy.Gated(), 40), command);
  }

  @ParameterizedTest
  @EnumSource(RunCommand.Part.class)
  void aRunThatGoesOnWithoutAPartIsReplayedWithTheSameFingerprintAndUndone(RunCommand.Part part) {
    Scenario full = Scenarios.swap(new Strategy.Gated(), 40).with(new Replay(new FifoMemory(200), 10, 10))
        .with(new Policies(new Update.EveryLabel(), Optional.of(new Gate(Gate.Test.BETTING, 0.05, 100, 0, 5_000, 100, 1, 1, 0,
            Gate.Approval.AUTOMATIC, true)), Optional.of(new Guard(2_000, 0.1, 0))));
    isReplayedAndUndone(full, new RunCommand.Drop(part));
  }

  private static void isReplayedAndUndone(Scenario scenario, RunCommand command) {
    String untouched;
    try (Run run = run(scenario)) {
      run.advance(END);
      untouched = run.fingerprint();
    }
    try (var timeline = new Timeline(run(scenario), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(15_000);
      timeline.apply(command);
      timeline.advance(END);
      String changed = timeline.run().fingerprint();
      assertThat(changed).isNotEqualTo(untouched);
      assertThat(timeline.run().snapshot().events()).noneMatch(RunEvent.Refused.class::isInstance)
          .anyMatch(RunEvent.Changed.class::isInstance);
      timeline.seek(16_000);
      timeline.advance(END);
      assertThat(timeline.run().fingerprint()).isEqualTo(changed);
      try (Run again = run(scenario)) {
        again.advance(15_000);
        again.apply(command);
        again.advance(END);
        assertThat(again.fingerprint()).isEqualTo(changed);
      }
      try (Timeline undone = timeline.fork(15_000, new Change.Without(0))) {
        undone.advance(END);
        assertThat(undone.run().fingerprint()).isEqualTo(untouched);
      }
    }
  }

  @Test
  void anUpdatePolicyByHandEndsTheLearning() {
    try (Run run = run(Scenarios.swap(new Strategy.Continuous(1_000), 0))) {
      run.advance(10_000);
      run.apply(new RunCommand.Use(new Update.Manual()));
      run.advance(1);
      int versions = run.versions().size();
      run.advance(9_999);
      // One more at the most: of what had been learned since the last one.
      assertThat(run.versions().size()).isBetween(versions, versions + 1);
      run.apply(new RunCommand.Use(new Update.EveryLabel()));
      run.advance(5_000);
      assertThat(run.versions().size()).isGreaterThan(versions + 3);
    }
  }

  @Test
  void aBatchThatHadGatheredIsLearnedWhenThePolicyEnds() {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 0);
    var batches = scenario.with(new Policies(new Update.MiniBatch(1_000_000), Optional.empty(), Optional.empty()));
    try (Run every = run(scenario); Run gathered = run(batches)) {
      for (Run run : List.of(every, gathered)) {
        run.advance(10_000);
        run.apply(new RunCommand.Use(new Update.Manual()));
        run.advance(5_000);
      }
      // Both have learned the same 10,000 labels in the same order, so they predict the next 5,000 alike.
      assertThat(champion(gathered).window()).isEqualTo(champion(every).window());
    }
  }

  @Test
  void anotherGateComparesAfreshAndGivesTheVerdictsFromThereOn() {
    var patient = new Gate(Gate.Test.CONFIDENCE_SEQUENCE, 0.05, 90_000, 0, 100_000, 100, 1, 35, 0, Gate.Approval.AUTOMATIC, true);
    Scenario scenario = Scenarios.swap(new Strategy.Gated(), 0);
    try (Run run = run(scenario.with(new Policies(new Update.EveryLabel(), Optional.of(patient), Optional.empty())))) {
      run.advance(30_000);
      assertThat(run.snapshot().events()).noneMatch(RunEvent.GateVerdict.class::isInstance);
      run.apply(new RunCommand.Use(new Gate()));
      assertThat(candidate(run).standing().orElseThrow().evidence().labels()).isZero();
      run.advance(2_000);
      assertThat(run.snapshot().reigns().getLast().by()).isEqualTo("gate");
    }
  }

  @Test
  void aShadowThatBeganWithoutAGateIsComparedByTheOneThatComes() {
    try (Run run = run(Scenarios.swap(new Strategy.Continuous(50_000), 300))) {
      run.advance(10_000);
      run.apply(new RunCommand.Shadow(V1, false));
      run.advance(1_000);
      assertThat(shadow(run).standing()).isEmpty();
      run.apply(new RunCommand.Use(new Gate(Gate.Test.BETTING, 0.05, 200, 0, 20_000, 100, 1, 0.5, 0,
          Gate.Approval.PERSON, true)));
      run.advance(1_000);
      Evidence evidence = shadow(run).standing().orElseThrow().evidence();
      assertThat(evidence.labels()).isEqualTo(1_000);
      // The scores of what was under way were not kept; a guardrail on them speaks of the others alone.
      assertThat(evidence.guardrails()).allSatisfy(rail -> assertThat(rail.value()).isFinite());
    }
  }

  @Test
  void aGuardThatIsSwitchedOffLetsTheDeposedChampionGo() {
    try (Run run = run(Scenarios.swap(new Strategy.Gated(), 0))) {
      run.advance(23_000);
      assertThat(run.snapshot().contestants()).anyMatch(c -> c.duty() == Duty.DEPOSED);
      run.apply(new RunCommand.Use(new Guard(0, 0.05, 0)));
      assertThat(run.snapshot().contestants()).noneMatch(c -> c.duty() == Duty.DEPOSED);
      assertThat(run.snapshot().events()).filteredOn(RunEvent.GuardEnded.class::isInstance).last()
          .extracting(e -> ((RunEvent.GuardEnded) e).why()).isEqualTo("the guard was switched off");
    }
  }

  @Test
  void anotherMemoryTakesOverWhatTheOneBeforeHolds() {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 0);
    try (Run run = run(scenario)) {
      run.advance(5_000);
      assertThat(run.snapshot().memory()).isEmpty();
      run.apply(new RunCommand.Use(new FifoMemory(500)));
      run.advance(700);
      assertThat(run.snapshot().memory().orElseThrow().size()).isEqualTo(500);
      run.apply(new RunCommand.Use(new ReservoirMemory(800)));
      MemoryView taken = run.snapshot().memory().orElseThrow();
      assertThat(taken.capacity()).isEqualTo(800);
      assertThat(taken.size()).isEqualTo(500);
      run.advance(200);
      assertThat(run.snapshot().memory().orElseThrow().size()).isEqualTo(700);
    }
  }

  @Test
  void whatCannotBeChangedIsRefusedInOneSentence() {
    try (Run run = run(Scenarios.swap(new Strategy.Continuous(50_000), 0))) {
      run.advance(5_000);
      run.apply(new RunCommand.Use(new Update.FineTune()));
      assertThat(((RunEvent.Refused) run.snapshot().events().getLast()).message())
          .isEqualTo("Policy 'update' is fine-tune, which learns the memory, but there is none; add 'replay:' or choose another update"
              + " policy.");
      run.apply(new RunCommand.Use(new Sea()));
      assertThat(((RunEvent.Refused) run.snapshot().events().getLast()).message()).startsWith("A run cannot change 'sea'");
    }
  }

  @Test
  void theSameMemoryInOtherBatchesKeepsWhatItHoldsAndIsRehearsedInTheNewRhythm() {
    var memory = new ReservoirMemory(300);
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 0).with(new Replay(memory, 32, 1_000_000));
    try (Run run = run(scenario); Run other = run(scenario)) {
      run.advance(10_000);
      other.advance(10_000);
      MemoryView before = run.snapshot().memory().orElseThrow();
      run.apply(new RunCommand.UseReplay(new Replay(memory, 8, 4)));
      assertThat(run.snapshot().memory()).contains(before);
      // Nothing was rehearsed before; afterwards two instances are with every label, so the models differ.
      run.advance(3_000);
      other.advance(3_000);
      assertThat(run.snapshot().memory()).as("the reservoir draws as if nobody had touched it")
          .map(MemoryView::classes).isEqualTo(other.snapshot().memory().map(MemoryView::classes));
      assertThat(champion(run).window()).isNotEqualTo(champion(other).window());
    }
  }

  @Test
  void withoutAMemoryNothingIsRehearsedAndItIsEmptyWhenItComesBack() {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 0).with(new Replay(new FifoMemory(500)));
    try (Run run = run(scenario); Run never = run(scenario)) {
      run.advance(5_000);
      run.apply(new RunCommand.Drop(RunCommand.Part.MEMORY));
      assertThat(run.snapshot().memory()).isEmpty();
      assertThat(run.snapshot().events().getLast()).isEqualTo(new RunEvent.Changed(5_000,
          "{\"id\":\"fifo\",\"capacity\":500,\"batch\":32,\"every\":32}", "no memory"));
      run.advance(1_000);
      run.apply(new RunCommand.UseReplay(new Replay(new FifoMemory(500), 8, 8)));
      run.advance(100);
      assertThat(run.snapshot().memory().orElseThrow().size()).isEqualTo(100);
      run.apply(new RunCommand.Drop(RunCommand.Part.MEMORY));
      run.apply(new RunCommand.Drop(RunCommand.Part.MEMORY));
      assertThat(refusal(run)).isEqualTo("The run has no memory, so there is none to remove.");
    }
  }

  @Test
  void aMemoryThatAnotherPartLearnsIsNotRemoved() {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 0).with(new Replay(new FifoMemory(500)));
    try (Run run = run(scenario)) {
      run.advance(5_000);
      run.apply(new RunCommand.Use(new Update.FineTune()));
      run.apply(new RunCommand.Drop(RunCommand.Part.MEMORY));
      assertThat(refusal(run)).startsWith("Policy 'update' is fine-tune").endsWith("choose another update policy.");
      assertThat(run.snapshot().memory()).isPresent();
      run.apply(new RunCommand.Use(new Update.EveryLabel()));
      run.apply(new RunCommand.Drop(RunCommand.Part.MEMORY));
      assertThat(run.snapshot().memory()).isEmpty();
    }
  }

  @Test
  void withoutAGateOfItsOwnTheRunHasTheStrategysAndWithoutAnyNoShadowIsCompared() {
    var own = new Gate(Gate.Test.BETTING, 0.05, 200, 0, 20_000, 100, 1, 1, 0, Gate.Approval.PERSON, true);
    try (Run run = run(Scenarios.swap(new Strategy.Gated(), 0))) {
      run.advance(10_000);
      run.apply(new RunCommand.Drop(RunCommand.Part.GATE));
      assertThat(refusal(run)).isEqualTo("The gate is the strategy's own and cannot be removed; choose another strategy, or another gate.");
      run.apply(new RunCommand.Use(own));
      run.apply(new RunCommand.Drop(RunCommand.Part.GATE));
      assertThat(changed(run)).isEqualTo(new RunEvent.Changed(10_000, Params.json(own), Params.json(new Gate())));
    }
    try (Run run = run(Scenarios.swap(new Strategy.Continuous(50_000), 0))) {
      run.advance(10_000);
      run.apply(new RunCommand.Use(own));
      run.apply(new RunCommand.Shadow(V1, false));
      run.advance(1_000);
      assertThat(shadow(run).standing()).isPresent();
      run.apply(new RunCommand.Drop(RunCommand.Part.GATE));
      assertThat(changed(run).part()).isEqualTo("no gate");
      assertThat(shadow(run).standing()).isEmpty();
      run.apply(new RunCommand.Keep(V1, "Ada", "it is better"));
      assertThat(refusal(run)).isEqualTo("This run has no gate, so there is no verdict to answer.");
    }
  }

  @Test
  void withoutAGuardThoseWatchedAreLetGo() {
    Scenario guarded = Scenarios.swap(new Strategy.RetrainOnDrift(50_000), 0)
        .with(new Policies(new Update.EveryLabel(), Optional.empty(), Optional.of(new Guard(20_000, 0.05, 0))));
    try (Run run = run(guarded)) {
      run.advance(23_000);
      assertThat(run.snapshot().contestants()).anyMatch(c -> c.duty() == Duty.DEPOSED);
      run.apply(new RunCommand.Drop(RunCommand.Part.GUARD));
      assertThat(run.snapshot().contestants()).noneMatch(c -> c.duty() == Duty.DEPOSED);
      assertThat(run.snapshot().events()).filteredOn(RunEvent.Changed.class::isInstance).last()
          .extracting(e -> ((RunEvent.Changed) e).part()).isEqualTo("no guard");
      assertThat(run.snapshot().events().getLast()).extracting(e -> ((RunEvent.GuardEnded) e).why())
          .isEqualTo("the guard was switched off");
    }
  }

  @Test
  void monitorsThatComeOnTheWaySeeADriftLikeThoseFromTheStartAndMayGoAgain() {
    var shift = new DriftSchedule(List.of(new DriftEvent.Injection(
        new org.driftlab.stream.drift.Change.Offset("attrib1", 8), 20_000, 0, Profile.ABRUPT)));
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 500).withDrift(shift);
    try (Run run = run(scenario)) {
      run.advance(10_000);
      assertThat(run.snapshot().monitors()).isEmpty();
      run.apply(new RunCommand.UseMonitors(List.of(new Ks())));
      assertThat(changed(run).before()).isEqualTo("no monitors");
      run.advance(15_000);
      assertThat(run.snapshot().events()).filteredOn(RunEvent.DataDrift.class::isInstance).first()
          .satisfies(e -> assertThat(e.at()).isBetween(20_000L, 23_000L));
      int points = run.snapshot().monitors().getFirst().statistic().size();
      run.apply(new RunCommand.UseMonitors(List.of(new Psi(), new Ks())));
      assertThat(run.snapshot().monitors().getLast().statistic().size()).as("what it showed so far stays").isEqualTo(points);
      run.apply(new RunCommand.UseMonitors(List.of()));
      assertThat(changed(run).part()).isEqualTo("no monitors");
      assertThat(run.goesOnBy()).isEqualTo(scenario);
      run.advance(END);
      assertThat(run.snapshot().monitors()).isEmpty();
    }
  }

  @Test
  void theEventTellsWhatWasThereBeforeAndWhatCame() {
    try (Run run = run(Scenarios.swap(new Strategy.Gated(), 0))) {
      run.advance(5_000);
      run.apply(new RunCommand.Use(new FifoMemory(500)));
      assertThat(changed(run)).isEqualTo(new RunEvent.Changed(5_000, "", "{\"id\":\"fifo\",\"capacity\":500}"));
      run.apply(new RunCommand.Use(new FifoMemory(800)));
      assertThat(changed(run).before()).isEqualTo("{\"id\":\"fifo\",\"capacity\":500}");
      run.apply(new RunCommand.Use(new Guard(0, 0.05, 0)));
      assertThat(changed(run).before()).as("the strategy's own").isEqualTo(Params.json(new Guard()));
      run.apply(new RunCommand.Use(new Guard(700, 0.05, 0)));
      assertThat(changed(run).before()).as("0 labels are no guard").isEmpty();
      run.apply(new RunCommand.UseLabels(new Labels(200)));
      assertThat(changed(run).before()).isEqualTo("labels " + Labels.IMMEDIATE.describe());
    }
  }

  @Test
  void theSnapshotHasWhatTheRunGoesOnByWhereverItIsTaken() {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(50_000), 0);
    Scenario remembering = scenario.using(new FifoMemory(500));
    try (var timeline = new Timeline(run(scenario), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(10_000);
      assertThat(now(timeline)).isEqualTo(scenario);
      timeline.apply(new RunCommand.Use(new FifoMemory(500)));
      assertThat(now(timeline)).isEqualTo(remembering);
      timeline.apply(new RunCommand.UseLabels(new Labels(200)));
      timeline.apply(new RunCommand.Use(new Sea()));
      assertThat(now(timeline)).as("a stream is refused").isEqualTo(remembering.with(new Labels(200)));
      timeline.advance(5_000);
      timeline.seek(9_000);
      assertThat(now(timeline)).isEqualTo(scenario);
      timeline.seek(15_000);
      assertThat(now(timeline)).isEqualTo(remembering.with(new Labels(200)));
      try (Timeline without = timeline.fork(0, new Change.Without(0)); Timeline calm = timeline.rescheduled(new DriftSchedule(List.of())).open()) {
        without.advance(10_000);
        assertThat(now(without)).isEqualTo(scenario.with(new Labels(200)));
        calm.advance(15_000);
        assertThat(now(calm)).isEqualTo(remembering.with(new Labels(200)).withDrift(new DriftSchedule(List.of())));
      }
    }
  }

  private static Scenario now(Timeline timeline) {
    return timeline.run().snapshot().scenario().orElseThrow();
  }

  private static String refusal(Run run) {
    return ((RunEvent.Refused) run.snapshot().events().getLast()).message();
  }

  private static RunEvent.Changed changed(Run run) {
    return (RunEvent.Changed) run.snapshot().events().getLast();
  }

  private static Run run(Scenario scenario) {
    return new Run(scenario, new InMemoryArchive(), RunListener.NONE);
  }

  private static RunSnapshot.Contestant champion(Run run) {
    return run.snapshot().contestants().getFirst();
  }

  private static RunSnapshot.Contestant shadow(Run run) {
    return run.snapshot().contestants().stream().filter(c -> c.role() == Role.SHADOW).findFirst().orElseThrow();
  }

  private static RunSnapshot.Contestant candidate(Run run) {
    return run.snapshot().contestants().stream().filter(c -> c.duty() == Duty.CANDIDATE).findFirst().orElseThrow();
  }
}
