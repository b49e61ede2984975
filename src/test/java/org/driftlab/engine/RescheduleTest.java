// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.driftlab.data.InputException;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.Change.FeatureNoise;
import org.driftlab.stream.drift.Change.LabelNoise;
import org.driftlab.stream.drift.Change.NewClass;
import org.driftlab.stream.drift.Change.PriorShift;
import org.driftlab.stream.drift.Change.StuckSensor;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.driftlab.stream.drift.Recurrence;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;

/** A run under another drift schedule, from a checkpoint, is the run of the changed scenario from its beginning. */
class RescheduleTest {
  private static final long END = Long.MAX_VALUE / 2;
  private static final int INSTANCES = 60_000;
  private static final VersionId V1 = new VersionId(1);

  @Test
  void aMovedEventGivesTheFreshRunOfTheChangedScenarioCommandsIncluded() {
    Scenario scenario = scenario(swapAt(30_000));
    DriftSchedule moved = schedule(swapAt(41_234));
    try (Timeline timeline = lived(scenario); Timeline fork = timeline.rescheduled(moved).open()) {
      assertThat(fork.run().index()).isEqualTo(30_000);
      assertThat(fork.run().scenario().drift()).isEqualTo(moved);
      assertThat(fork.origin()).hasValueSatisfying(f ->
          assertThat(f.words()).isEqualTo("with label-swap moved from 30,000 to 41,234"));
      fork.advance(END);
      assertThat(fork.run().fingerprint()).isEqualTo(fresh(scenario.withDrift(moved), timeline.plan()))
          .isNotEqualTo(timeline.run().fingerprint());
    }
  }

  @Test
  void goingBackInTheChangedRunShowsTheChangedRun() {
    Scenario scenario = scenario(swapAt(40_000));
    DriftSchedule moved = schedule(swapAt(50_000));
    try (Timeline timeline = lived(scenario); Timeline fork = timeline.rescheduled(moved).open()) {
      fork.advance(END);
      fork.seek(3_000);
      fork.advance(END);
      assertThat(fork.run().fingerprint()).isEqualTo(fresh(scenario.withDrift(moved), timeline.plan()));
      try (Timeline back = fork.rescheduled(scenario.drift()).open()) {
        back.advance(END);
        assertThat(back.run().fingerprint()).isEqualTo(timeline.run().fingerprint());
      }
    }
  }

  @Test
  void theSameScheduleGivesTheSameFingerprint() {
    Scenario scenario = scenario(swapAt(30_000));
    try (Timeline timeline = lived(scenario); Timeline fork = timeline.rescheduled(schedule(swapAt(30_000))).open()) {
      fork.advance(END);
      assertThat(fork.origin().orElseThrow().words()).isEqualTo("unchanged");
      assertThat(fork.run().fingerprint()).isEqualTo(timeline.run().fingerprint());
    }
  }

  @Test
  void aChangeAheadOfTheRunKeepsAllThatHappened() {
    Scenario scenario = scenario(swapAt(50_000));
    try (var timeline = new Timeline(new Run(scenario, new InMemoryArchive(), RunListener.NONE),
        Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(20_000);
      String before = timeline.run().fingerprint();
      try (Timeline fork = timeline.rescheduled(DriftSchedule.none()).open()) {
        assertThat(fork.run().index()).isEqualTo(20_000);
        assertThat(fork.run().fingerprint()).isEqualTo(before);
        assertThat(fork.origin().orElseThrow().words()).isEqualTo("without label-swap at 50,000");
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(fresh(scenario.withDrift(DriftSchedule.none()), List.of()));
      }
    }
  }

  @Test
  void anyScheduleTurnedIntoAnyOtherGivesTheFreshRun() {
    var random = new Random(20);
    for (int round = 0; round < 60; round++) {
      Scenario scenario = scenario(INSTANCES / 2, events(random));
      DriftSchedule other = random.nextInt(4) == 0 ? schedule(events(random)) : nudged(scenario.drift(), random);
      try (Timeline timeline = lived(scenario); Timeline fork = timeline.rescheduled(other).open()) {
        fork.advance(END);
        assertThat(fork.run().fingerprint()).as("%s to %s", scenario.drift(), other)
            .isEqualTo(fresh(scenario.withDrift(other), timeline.plan()));
      }
    }
  }

  @Test
  void schedulesAreTheSameUntilTheFirstEventThatDiffersCanAct() {
    DriftSchedule one = schedule(swapAt(10_000), swapAt(20_000));
    assertThat(one.sameUntil(one)).isEqualTo(Long.MAX_VALUE);
    assertThat(one.sameUntil(schedule(swapAt(10_000), swapAt(25_000)))).isEqualTo(20_000);
    assertThat(one.sameUntil(schedule(swapAt(10_000), swapAt(15_000)))).isEqualTo(15_000);
    assertThat(one.sameUntil(schedule(swapAt(10_000)))).isEqualTo(20_000);
    assertThat(one.sameUntil(schedule(swapAt(20_000)))).isEqualTo(10_000);
    var newClass = new DriftEvent.Injection(new NewClass(1), 30_000, 0, Profile.ABRUPT);
    assertThat(one.sameUntil(schedule(swapAt(10_000), swapAt(20_000), newClass))).isZero();
    var classical = new DriftEvent.LabelSwap(0, 1, 30_000, 100, Profile.CLASSICAL_SIGMOID);
    assertThat(one.sameUntil(schedule(swapAt(10_000), swapAt(20_000), classical))).isZero();
  }

  @Test
  void aScheduleThatDoesNotFitIsRefusedAndTheRunStays() {
    try (Timeline timeline = lived(scenario(swapAt(30_000)))) {
      assertThatThrownBy(() -> timeline.rescheduled(schedule(swapAt(INSTANCES)))).isInstanceOf(InputException.class)
          .hasMessageContaining("starts at instance 60000 but the stream ends after 60000");
      var impossible = new DriftEvent.LabelSwap(0, 7, 30_000, 0, Profile.ABRUPT);
      assertThatThrownBy(() -> timeline.rescheduled(schedule(impossible)).open()).isInstanceOf(InputException.class)
          .hasMessageContaining("names class 7");
      assertThat(timeline.run().scenario().drift()).isEqualTo(schedule(swapAt(30_000)));
    }
  }

  @Test
  void whatHappenedIsComparedWithWhatWouldHaveUnderAnotherDrift() {
    try (Timeline timeline = lived(scenario(swapAt(30_000)))) {
      Counterfactual without = timeline.compare(0, new Change.Drift(DriftSchedule.none())).compute();
      assertThat(without.fork().at()).isEqualTo(30_000);
      assertThat(without.labels()).isEqualTo(30_000 + 50); // of those that were under way at the fork
      assertThat(without.totalRegret()).isPositive();
    }
  }

  private static DriftEvent swapAt(long start) {
    return new DriftEvent.LabelSwap(0, 1, start, 0, Profile.ABRUPT);
  }

  private static DriftSchedule schedule(DriftEvent... events) {
    return new DriftSchedule(List.of(events));
  }

  private static DriftEvent[] events(Random random) {
    var events = new ArrayList<DriftEvent>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      events.add(event(random.nextInt(8), random.nextInt(28_000), random));
    }
    events.sort(Comparator.comparingLong(DriftEvent::start));
    return events.toArray(DriftEvent[]::new);
  }

  private static DriftEvent event(int kind, long start, Random random) {
    boolean abrupt = random.nextBoolean();
    long length = abrupt ? 0 : 500 + random.nextInt(2_000);
    Profile profile = abrupt ? Profile.ABRUPT : Profile.SIGMOID;
    return switch (kind) {
      case 0 -> new DriftEvent.ConceptSwitch(new Sea(1 + random.nextInt(4), 1, false, 10), start, length, profile);
      case 1 -> new DriftEvent.LabelSwap(0, 1, start, length, profile);
      case 2 -> new DriftEvent.Injection(new FeatureNoise("", 2), start, length, profile);
      case 3 -> new DriftEvent.Injection(new StuckSensor(""), start, length, profile, 0.5, Recurrence.NONE);
      case 4 -> new DriftEvent.Injection(new LabelNoise(0.2), start, length, profile);
      case 5 -> new DriftEvent.Injection(new PriorShift("0.8,0.2"), start, length, profile, 0.7, Recurrence.NONE);
      case 6 -> new DriftEvent.LabelSwap(0, 1, start, 1_000, Profile.CLASSICAL_SIGMOID);
      default -> new DriftEvent.Incremental(new Sea(3, 1, false, 10), start, 1_000, Profile.LINEAR);
    };
  }

  /** One event removed, or moved by replacing its start. */
  private static DriftSchedule nudged(DriftSchedule schedule, Random random) {
    var events = new ArrayList<>(schedule.events());
    events.remove(random.nextInt(events.size()));
    if (random.nextBoolean()) {
      events.add(event(random.nextInt(7), random.nextInt(28_000), random));
      events.sort(Comparator.comparingLong(DriftEvent::start));
    }
    return new DriftSchedule(events);
  }

  private static Scenario scenario(DriftEvent... events) {
    return scenario(INSTANCES, events);
  }

  private static Scenario scenario(int instances, DriftEvent... events) {
    return Scenarios.swap(new Strategy.Continuous(5_000), 50).withInstances(instances).withDrift(schedule(events));
  }

  /** A run that was given commands on its way and has come to its end. */
  private static Timeline lived(Scenario scenario) {
    var timeline = new Timeline(new Run(scenario, new InMemoryArchive(), RunListener.NONE), Checkpoints.DEFAULT_BUDGET);
    timeline.advance(8_000);
    timeline.apply(new RunCommand.Shadow(V1, true));
    timeline.advance(12_000);
    timeline.apply(new RunCommand.Use(new LogisticRegression(0.01, 0, true)));
    timeline.apply(new RunCommand.RollBack(V1, "Ada", "to see"));
    timeline.advance(END);
    return timeline;
  }

  private static String fresh(Scenario scenario, List<Intervention> commands) {
    try (Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      new Plan(commands).replay(run, END, commands.size());
      return run.fingerprint();
    }
  }
}
