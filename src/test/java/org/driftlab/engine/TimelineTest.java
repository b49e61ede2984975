// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.driftlab.data.InputException;
import org.driftlab.data.Spec;
import org.driftlab.detect.EveryN;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.stream.Sea;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final long END = Long.MAX_VALUE / 2;
  private static final Scenario SCENARIO = Scenarios.swap(new Strategy.Continuous(5_000), 50).withInstances(100_000);
  private static final VersionId V1 = new VersionId(1);
  private static final VersionId V2 = new VersionId(2);

  /** Fingerprints of the undisturbed run by the index at which they were taken. */
  private final Map<Long, String> along = new HashMap<>();

  @Test
  void seekingToAnyInstanceShowsTheRunAsItWasThereCommandsIncluded() {
    long[] places = {0, 1, 4_999, 16_384, 16_385, 30_000, 30_001, 55_555, 99_999, 100_000};
    try (var timeline = timeline()) {
      for (long place : places) {
        timeline.seek(place);
        if (place == 30_000) {
          timeline.apply(new RunCommand.RollBack(V1, "Ada", "to see"));
        }
        along.put(place, timeline.run().fingerprint());
      }
      var random = new Random(5);
      for (int i = 0; i < 40; i++) {
        long place = places[random.nextInt(places.length)];
        timeline.seek(place);
        assertThat(timeline.run().index()).isEqualTo(place);
        assertThat(timeline.run().fingerprint()).isEqualTo(along.get(place));
      }
    }
  }

  @Test
  void aRunThatWasTakenBackAndForthEndsAsTheUndisturbedOne() {
    try (var timeline = timeline(); Run plain = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      timeline.advance(70_000);
      timeline.apply(new RunCommand.Shadow(V1, true));
      timeline.seek(12_345);
      timeline.advance(20_000);
      timeline.seek(3);
      timeline.advance(END);
      plain.advance(70_000);
      plain.apply(new RunCommand.Shadow(V1, true));
      plain.advance(END);
      assertThat(timeline.run().fingerprint()).isEqualTo(plain.fingerprint());
    }
  }

  @Test
  void theListenerHearsEachEventOnceAndTheArchiveGetsEachVersionOnce() {
    var heard = new ArrayList<RunEvent>();
    var commands = new ArrayList<Intervention>();
    var stored = new ArrayList<VersionId>();
    var archive = new ModelArchive() {
      private final InMemoryArchive models = new InMemoryArchive();

      @Override
      public void put(ModelVersion version, byte[] bytes) {
        stored.add(version.id());
        models.put(version, bytes);
      }

      @Override
      public byte[] get(VersionId version) {
        return models.get(version);
      }
    };
    var listener = new RunListener() {
      @Override
      public void onEvent(RunEvent event) {
        heard.add(event);
      }

      @Override
      public void onIntervention(Intervention intervention) {
        commands.add(intervention);
      }
    };
    try (var timeline = new Timeline(new Run(SCENARIO, archive, listener), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(50_000);
      timeline.apply(new RunCommand.RollBack(V1, "Ada", "to see"));
      timeline.seek(10);
      timeline.advance(60_000);
      timeline.seek(49_000);
      timeline.advance(END);
      assertThat(heard).isEqualTo(timeline.run().snapshot().events());
      assertThat(stored).isEqualTo(timeline.run().versions().stream().map(ModelVersion::id).toList());
      assertThat(commands).isEqualTo(timeline.plan()).hasSize(1);
    }
  }

  @Test
  void nothingCanBeCommandedInThePast() {
    try (var timeline = timeline()) {
      timeline.advance(20_000);
      timeline.seek(10_000);
      assertThatThrownBy(() -> timeline.apply(new RunCommand.Shadow(V1, true))).isInstanceOf(InputException.class)
          .hasMessage("The run has been to instance 20,000 already, so nothing can be commanded at 10,000; fork it there.");
      timeline.seek(20_000);
      timeline.apply(new RunCommand.Shadow(V1, true));
      assertThat(timeline.plan()).hasSize(1);
    }
  }

  @Test
  void anUnchangedForkHasTheFingerprintOfTheWholeRunWhereverItBegins() {
    try (var timeline = timeline()) {
      timeline.advance(30_000);
      timeline.apply(new RunCommand.Shadow(V1, true));
      timeline.advance(10_000);
      timeline.apply(new RunCommand.Promote(V1, "Ada", "why not"));
      timeline.advance(END);
      for (long at : new long[] {0, 10_000, 29_999, 30_000, 40_001, 99_999, 100_000}) {
        try (Timeline fork = timeline.fork(at, new Change.Nothing())) {
          fork.advance(END);
          assertThat(fork.run().fingerprint()).isEqualTo(timeline.run().fingerprint());
        }
      }
    }
  }

  @Test
  void aForkWithoutAnInterventionIsTheRunInWhichItWasNeverGiven() {
    try (var timeline = timeline(); Run plain = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      timeline.advance(30_000);
      timeline.apply(new RunCommand.Shadow(V1, true));
      timeline.apply(new RunCommand.RollBack(V1, "Ada", "to see"));
      timeline.advance(40_000);
      plain.advance(30_000);
      plain.apply(new RunCommand.Shadow(V1, true));
      plain.advance(END);
      try (Timeline fork = timeline.fork(0, new Change.Without(1))) {
        assertThat(fork.run().index()).isEqualTo(30_000);
        assertThat(fork.origin()).hasValueSatisfying(f -> assertThat(f.words()).isEqualTo("without rollback to v1"));
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(plain.fingerprint());
      }
    }
  }

  @Test
  void aForkWithAnInterventionIsTheRunInWhichItWasGivenThere() {
    try (var timeline = timeline(); Run plain = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      timeline.advance(30_000);
      timeline.apply(new RunCommand.Shadow(V1, true));
      timeline.advance(END);
      String before = timeline.run().fingerprint();
      plain.advance(23_456);
      plain.apply(new RunCommand.RollBack(V2, "Ada", "earlier"));
      plain.advance(30_000 - 23_456);
      plain.apply(new RunCommand.Shadow(V1, true));
      plain.advance(END);
      try (Timeline fork = timeline.fork(23_456, new Change.With(new RunCommand.RollBack(V2, "Ada", "earlier")))) {
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(plain.fingerprint()).isNotEqualTo(before);
        fork.seek(1_000);
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(plain.fingerprint());
      }
      assertThat(timeline.run().fingerprint()).isEqualTo(before);
    }
  }

  @Test
  void anotherDetectorStrategyOrLearningRateHoldsFromTheForkOn() {
    try (var timeline = timeline()) {
      timeline.advance(END);
      try (Timeline fork = timeline.fork(50_000, use(new EveryN(1_000)))) {
        fork.advance(END);
        List<RunEvent> later = fork.run().snapshot().events().stream().filter(e -> e.at() >= 50_000).toList();
        assertThat(later).filteredOn(RunEvent.Detection.class::isInstance).hasSize(50);
      }
      try (Timeline fork = timeline.fork(50_000, use(new Strategy.Static()))) {
        fork.advance(END);
        assertThat(fork.run().versions()).noneMatch(v -> v.at() > 50_000);
      }
      try (Timeline fork = timeline.fork(50_000, use(new LogisticRegression(1e-9, 0, true)))) {
        fork.advance(END);
        assertThat(fork.run().versions()).filteredOn(v -> v.at() > 50_000)
            .allSatisfy(v -> assertThat(v.learnerSpec()).contains("1.0E-9")).isNotEmpty();
        assertThat(fork.run().fingerprint()).isNotEqualTo(timeline.run().fingerprint());
      }
    }
  }

  @Test
  void anotherLearnerIsTheChampionFromTheForkOnAsAVersionOfItsOwn() {
    try (var timeline = timeline()) {
      timeline.advance(END);
      try (Timeline fork = timeline.fork(30_000, use(new HoeffdingTree()))) {
        ModelVersion first = fork.run().versions().getLast();
        assertThat(first.reason()).isEqualTo(Reason.FORK);
        assertThat(first.learner()).isEqualTo("hoeffding-tree");
        assertThat(first.at()).isEqualTo(30_000);
        assertThat(first.parent()).hasValueSatisfying(parent ->
            assertThat(fork.run().versions().get(parent.number() - 1).learner()).isEqualTo("logistic-regression"));
        fork.advance(20_000);
        assertThat(fork.run().versions()).filteredOn(v -> v.at() > 30_000).isNotEmpty()
            .allSatisfy(v -> assertThat(v.learner()).isEqualTo("hoeffding-tree"));
        fork.apply(new RunCommand.RollBack(V2, "Ada", "the old kind again"));
        fork.apply(new RunCommand.Shadow(first.id(), true));
        fork.advance(END);
        assertThat(fork.run().snapshot().events()).noneMatch(RunEvent.Refused.class::isInstance);
        assertThat(fork.run().versions().getLast().learner()).isEqualTo("logistic-regression");
        String end = fork.run().fingerprint();
        fork.seek(29_000);
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(end);
      }
    }
  }

  @Test
  void anotherLearnerUnderAStrategyThatFreezesLearnsItsFirstLabelsBefore() {
    Scenario frozen = SCENARIO.using(new Strategy.Static());
    try (var timeline = new Timeline(new Run(frozen, new InMemoryArchive(), RunListener.NONE), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(30_000);
      timeline.apply(new RunCommand.Use(new HoeffdingTree()));
      timeline.advance(END);
      assertThat(timeline.run().versions()).filteredOn(v -> v.reason() == Reason.FORK).extracting(ModelVersion::at)
          .containsExactly(30_000L, 34_999L);
      assertThat(timeline.run().versions()).noneMatch(v -> v.at() > 34_999L);
    }
  }

  @Test
  void otherLabelsHoldFromTheForkOnAndThoseUnderWayComeWhenTheyWereTo() {
    try (var timeline = timeline()) { // every label 50 instances late
      timeline.advance(END);
      var hundred = new RunCommand.UseLabels(new Labels(100));
      try (Timeline fork = timeline.fork(30_000, new Change.With(hundred))) {
        fork.advance(99);
        assertThat(fork.run().snapshot().labels().arrived()).isEqualTo(30_000);
        assertThat(fork.run().snapshot().labels().waiting()).isEqualTo(99);
        fork.advance(1);
        assertThat(fork.run().snapshot().labels().arrived()).isEqualTo(30_000);
        fork.advance(1);
        assertThat(fork.run().snapshot().labels().arrived()).isEqualTo(30_001);
        fork.advance(END);
        assertThat(fork.run().snapshot().labels().arrived()).isEqualTo(100_000);
        String end = fork.run().fingerprint();
        fork.seek(29_990);
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(end).isNotEqualTo(timeline.run().fingerprint());
      }
      try (Timeline same = timeline.fork(30_000, new Change.With(new RunCommand.UseLabels(SCENARIO.labels())))) {
        same.advance(END);
        assertThat(same.run().snapshot().contestants().getFirst().cumulative())
            .isEqualTo(timeline.run().snapshot().contestants().getFirst().cumulative());
      }
    }
  }

  @Test
  void whatCannotChangeOnTheWayIsRefusedInOneSentence() {
    try (var timeline = timeline()) {
      timeline.advance(30_000);
      assertThat(refusal(timeline, use(new Sea()))).isEqualTo("A run cannot change 'sea' on the way; only its strategy, "
          + "update policy, gate, guard, memory, detector, monitors, learner and labels, and in a fork its drift. Open a scenario that "
          + "has it from the first instance on.");
      assertThatThrownBy(() -> timeline.fork(30_001, new Change.Nothing())).isInstanceOf(InputException.class)
          .hasMessageContaining("has come to instance 30,000");
      assertThatThrownBy(() -> timeline.fork(0, new Change.Without(0))).isInstanceOf(InputException.class)
          .hasMessage("The run has no intervention 0; it has none.");
    }
  }

  private static String refusal(Timeline timeline, Change change) {
    try (Timeline fork = timeline.fork(20_000, change)) {
      return ((RunEvent.Refused) fork.run().snapshot().events().getLast()).message();
    }
  }

  @Test
  void theRehearsalCountsTheErrorsThatARollbackWouldHaveMade() {
    // The classes exchange their meaning at 20,000; at 26,000 the champion has learned that, and v1 never did.
    Scenario frozen = Scenarios.swap(new Strategy.Static(), 0);
    try (var timeline = new Timeline(new Run(Scenarios.swap(new Strategy.Continuous(5_000), 0), new InMemoryArchive(),
        RunListener.NONE), Checkpoints.DEFAULT_BUDGET); Run still = new Run(frozen, new InMemoryArchive(), RunListener.NONE)) {
      timeline.advance(26_000);
      timeline.apply(new RunCommand.Use(new Strategy.Static()));
      timeline.advance(4_000);
      Counterfactual rehearsal = timeline.rehearse(V1, 3_000).compute();
      still.advance(27_000);
      var truth = new ArrayList<Integer>();
      var predicted = new ArrayList<Integer>();
      still.probe((index, t, p) -> {
        truth.add(t);
        predicted.add(p);
      });
      still.advance(3_000);
      long errors = 0;
      long[] byClass = new long[2];
      for (int i = 0; i < truth.size(); i++) {
        if (!truth.get(i).equals(predicted.get(i))) {
          errors++;
          byClass[truth.get(i)]++;
        }
      }
      assertThat(rehearsal.labels()).isEqualTo(3_000);
      assertThat(rehearsal.other().errors()).isEqualTo(errors).isGreaterThan(2_400);
      assertThat(rehearsal.other().errorsByClass()).containsExactly(byClass[0], byClass[1]);
      assertThat(rehearsal.other().accuracy()).isEqualTo(1 - errors / 3_000.0, within(1e-12));
      assertThat(rehearsal.actual().accuracy()).isGreaterThan(0.8);
      assertThat(rehearsal.totalRegret()).isEqualTo(rehearsal.actual().errors() - errors).isNegative();
      // With two classes each disagreement is an error of exactly one of them.
      assertThat(rehearsal.disagreements()).isBetween(errors - rehearsal.actual().errors(), errors + rehearsal.actual().errors());
    }
  }

  @Test
  void theAuditOfAPromotionThatWasMadeShowsNoRegret() {
    try (var timeline = timeline()) {
      timeline.advance(30_000);
      timeline.apply(new RunCommand.Promote(V2, "Ada", "now"));
      timeline.advance(10_000);
      Counterfactual audit = timeline.audit(V2, 30_000).compute();
      assertThat(audit.until()).isEqualTo(40_000);
      assertThat(audit.labels()).isEqualTo(10_000);
      assertThat(audit.disagreements()).isZero();
      assertThat(audit.totalRegret()).isZero();
      assertThat(timeline.audit(V1, 25_000).compute().totalRegret()).isNotZero();
      assertThatThrownBy(() -> timeline.audit(V2, 5_000)).isInstanceOf(InputException.class)
          .hasMessageContaining("v2 was made at instance 10,049");
    }
  }

  @Test
  void checkpointsStayWithinTheirBudgetAndOlderOnesAreSparser() {
    long one = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE).bytes();
    try (var timeline = new Timeline(new Run(SCENARIO.withInstances(2_000_000), new InMemoryArchive(), RunListener.NONE),
        12 * one)) {
      timeline.advance(END);
      List<Checkpoints.Kept> kept = timeline.checkpoints().kept();
      assertThat(timeline.checkpoints().bytes()).isLessThanOrEqualTo(12 * one)
          .isEqualTo(kept.stream().mapToLong(Checkpoints.Kept::bytes).sum());
      assertThat(kept.getFirst().index()).isZero();
      assertThat(kept).hasSizeGreaterThan(5);
      long middle = kept.get(kept.size() / 2).index();
      assertThat(middle).isGreaterThan(1_000_000);
      assertThat(2_000_000 - kept.getLast().index()).isLessThanOrEqualTo(20_000);
    }
  }

  @Test
  void aCommandAfterTheEndIsReplayedAfterTheEnd() {
    try (var timeline = timeline()) {
      timeline.advance(END);
      timeline.apply(new RunCommand.RollBack(V1, "Ada", "in hindsight"));
      String before = timeline.run().fingerprint();
      timeline.seek(99_000);
      timeline.advance(END);
      assertThat(timeline.run().fingerprint()).isEqualTo(before);
      try (Timeline fork = timeline.fork(50_000, new Change.Nothing())) {
        fork.advance(END);
        assertThat(fork.run().fingerprint()).isEqualTo(before);
      }
    }
  }

  private static Change use(Spec part) {
    return new Change.With(new RunCommand.Use(part));
  }

  private static Timeline timeline() {
    return new Timeline(new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE), Checkpoints.DEFAULT_BUDGET);
  }
}
