// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.Params;
import org.driftlab.engine.Gate;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.evaluate.Confusion;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.memory.FifoMemory;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.TimelineMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerformanceViewModelTest {
  private final Locale before = Locale.getDefault();
  private PerformanceViewModel model;

  @BeforeEach
  void inEnglish() {
    Locale.setDefault(Locale.ENGLISH);
    model = new PerformanceViewModel();
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void withoutARunNothingIsShown() {
    assertThat(model.seriesProperty().get()).isEmpty();
    assertThat(model.timelineProperty().get()).isEqualTo(TimelineContent.EMPTY);
    assertThat(model.measureTitleProperty().get()).isEqualTo("Accuracy · window 1,000 labels");
  }

  @Test
  void beforeTheFirstInstanceTheDriftsToComeAreShownAlready() {
    model.snapshotProperty().set(SnapshotFixture.empty());

    assertThat(model.timelineProperty().get().bands()).hasSize(2);
    assertThat(model.timelineProperty().get().marks()).isEmpty();
    assertThat(model.axis().extentProperty().get()).isEqualTo(SnapshotFixture.INSTANCES);
  }

  @Test
  void whereAnErrorHasItsPriceTheCostIsShownFirstAndRankingWhereThereAreItems() {
    model.describe(Scenarios.find("card-fraud"));
    assertThat(model.measures()).startsWith(Measure.ACCURACY, Measure.KAPPA).endsWith(Measure.COST, Measure.AUC, Measure.LOG_LOSS,
        Measure.BRIER, Measure.CALIBRATION_ERROR);
    assertThat(model.measureProperty().get()).isEqualTo(Measure.COST);
    assertThat(model.measureTitleProperty().get()).isEqualTo("Cost per label · window 1,000 labels");
    assertThat(model.measureHelpProperty().get()).contains("100 for each “fraud” that was missed, 5 for each false alarm",
        "(c_miss · FN + c_false · FP) / n", "C. Elkan");

    model.describe(Scenarios.find("retail"));
    assertThat(model.measureProperty().get()).isEqualTo(Measure.HIT_RATE);
    assertThat(model.measureHelpProperty().get()).contains("right “item”", "One label “clicked” in 10 is ranked", "Deshpande");

    model.describe(Scenarios.find("static-model"));
    assertThat(model.measures()).containsExactly(Measure.ACCURACY, Measure.KAPPA, Measure.KAPPA_M, Measure.KAPPA_T,
        Measure.BALANCED_ACCURACY, Measure.MACRO_F1, Measure.G_MEAN);
    assertThat(model.measureProperty().get()).isEqualTo(Measure.ACCURACY);
  }

  @Test
  void aChosenMeasureOutlastsAnEditUnlessTheEditTakesItAway() {
    Scenario retail = Scenarios.find("retail");
    model.describe(retail);
    model.measureProperty().set(Measure.HIT_RATE);
    model.describe(retail.withSeed(7));
    assertThat(model.measureProperty().get()).isEqualTo(Measure.HIT_RATE);
    model.describe(retail.with(new Stakes("clicked", 1, 1, "", 1)));
    assertThat(model.measureProperty().get()).isEqualTo(Measure.ACCURACY);
  }

  @Test
  void theCostOfEveryContestantIsDrawnAndOfAHitRateTheChampions() {
    Scenario retail = Scenarios.find("retail").withInstances(40_000);
    try (Run run = new Run(retail, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(40_000);
      model.describe(retail);
      model.snapshotProperty().set(run.snapshot());
      assertThat(model.seriesProperty().get()).singleElement().satisfies(s -> assertThat(s.last()).isBetween(0.2, 0.6));
      model.measureProperty().set(Measure.COST);
      assertThat(model.seriesProperty().get()).hasSize(run.snapshot().contestants().size())
          .allSatisfy(s -> assertThat(s.points().size()).isPositive());
      // The newest point of each line is the price of the window's errors: misses 1, false alarms ½.
      for (int i = 0; i < model.seriesProperty().get().size(); i++) {
        Confusion confused = run.snapshot().contestants().get(i).confused();
        double cost = (confused.truths(1) - confused.hits(1) + 0.5 * (confused.predictions(1) - confused.hits(1)))
            / confused.labels();
        assertThat(model.seriesProperty().get().get(i).last()).isEqualTo(cost);
      }
    }
  }

  @Test
  void chartsAreAddedEachOfAMeasureThatNoneShowsYetAndTheFirstStays() {
    Scenario retail = Scenarios.find("retail").withInstances(40_000);
    try (Run run = new Run(retail, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(40_000);
      model.describe(retail);
      model.snapshotProperty().set(run.snapshot());
      while (model.hasRoom()) {
        model.addChart();
      }
      assertThat(model.measured()).hasSize(6).extracting(chart -> chart.measureProperty().get()).doesNotHaveDuplicates();
      assertThat(model.measured().get(1).seriesProperty().get()).hasSize(run.snapshot().contestants().size())
          .allSatisfy(s -> assertThat(s.points().size()).isPositive());
      model.measured().get(2).measureProperty().set(Measure.COST);
      assertThat(model.measured().get(2).titleProperty().get()).startsWith("Cost per label");

      model.describe(Scenarios.find("static-model"));
      assertThat(model.measured()).as("no cost without a price").hasSize(5)
          .noneMatch(chart -> chart.measureProperty().get() == Measure.COST);
      model.remove(model.measured().getFirst());
      model.remove(model.measured().getLast());
      assertThat(model.measured()).hasSize(4);
    }
  }

  @Test
  void whatAPersonAddsIsRememberedAndWhatAScenarioTakesAwayIsNotForgotten() {
    List<List<String>> told = new ArrayList<>();
    model.remember(List.of("macro-f1", "log-loss", "unheard-of"), told::add);
    assertThat(model.measured()).extracting(chart -> chart.measureProperty().get())
        .containsExactly(Measure.ACCURACY, Measure.MACRO_F1, Measure.LOG_LOSS);
    model.describe(Scenarios.find("static-model"));
    assertThat(model.measured()).as("no log loss where nothing is at stake").hasSize(2);
    assertThat(told).isEmpty();
    model.addChart();
    model.measured().getLast().measureProperty().set(Measure.KAPPA_T);
    model.remove(model.measured().get(1));
    assertThat(told).containsExactly(List.of("macro-f1", "kappa"), List.of("macro-f1", "kappa-t"), List.of("kappa-t"));
  }

  @Test
  void theLegendNamesTheChampionFirst() {
    model.snapshotProperty().set(SnapshotFixture.running());

    assertThat(model.seriesProperty().get()).extracting(ChartSeries::name)
        .containsExactly("★ v4 champion", "◌ v6 shadow", "static v1", "no change");
  }

  @Test
  void noTwoSeriesShareDashesAndMarker() {
    model.snapshotProperty().set(SnapshotFixture.longNames());

    assertThat(model.seriesProperty().get()).extracting(s -> s.stroke() + " " + s.marker()).doesNotHaveDuplicates();
  }

  @Test
  void detectionsAreTrueWithinFiveWindowsOfADrift() {
    model.snapshotProperty().set(SnapshotFixture.running());

    assertThat(model.timelineProperty().get().marks()).extracting(TimelineMark::kind).containsExactly(
        TimelineMark.Kind.FALSE_ALARM, TimelineMark.Kind.TRUE_ALARM, TimelineMark.Kind.TRUE_ALARM);
    // (1,120 + 8,000) / 2
    assertThat(model.timelineProperty().get().summary())
        .isEqualTo("2 true alarms · 1 false · 0 missed · mean delay 4,560 instances");
  }

  @Test
  void whatWasChangedOnTheWayHasOneMarkAtItsInstanceAndIsNoDetection() {
    RunSnapshot plain = SnapshotFixture.withoutDetections(140_000);
    model.snapshotProperty().set(SnapshotFixture.withEvents(plain, List.of(
        new RunEvent.Changed(6_000, Params.json(new LogisticRegression()),
            Params.json(Params.with(new LogisticRegression(), Map.of("learningRate", "0.25")))),
        new RunEvent.Changed(6_000, "", Params.json(new FifoMemory())), new RunEvent.Changed(9_000, Params.json(new Gate()), "no gate"))));

    assertThat(model.timelineProperty().get().marks()).containsExactly(
        new TimelineMark(6_000, TimelineMark.Kind.CHANGE,
            "Changed by hand at 6,000: Learner · Logistic regression · Learning rate η 0.02 → 0.25; Memory · none → " + new FifoMemory().title()),
        new TimelineMark(9_000, TimelineMark.Kind.CHANGE, "Changed by hand at 9,000: Gate · " + new Gate().title() + " → none"));
    assertThat(model.timelineProperty().get().detections()).isZero();
    assertThat(model.timelineProperty().get().summary()).isEqualTo("no detections · 2 changes by hand");
  }

  @Test
  void aDriftIsMissedOnlyOnceADetectionWouldComeTooLate() {
    model.snapshotProperty().set(SnapshotFixture.withoutDetections(144_000));
    assertThat(model.timelineProperty().get().marks()).isEmpty();

    model.snapshotProperty().set(SnapshotFixture.withoutDetections(145_001));
    assertThat(model.timelineProperty().get().marks()).extracting(TimelineMark::kind)
        .containsExactly(TimelineMark.Kind.MISSED_DRIFT);
  }

  @Test
  void theOpenReignEndsAtThePresent() {
    model.snapshotProperty().set(SnapshotFixture.running());

    var last = model.timelineProperty().get().reigns().getLast();
    assertThat(last.until()).isEqualTo(312_448);
    assertThat(last.present()).isTrue();
  }

  @Test
  void aGermanReaderGetsGermanNumbers() {
    Locale.setDefault(Locale.GERMANY);

    assertThat(new PerformanceViewModel().measureTitleProperty().get()).contains("1.000");
  }
}
