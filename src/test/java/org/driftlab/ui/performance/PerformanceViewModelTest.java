// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.DetectionMark;
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
    assertThat(model.accuracyProperty().get()).isEmpty();
    assertThat(model.timelineProperty().get()).isEqualTo(TimelineContent.EMPTY);
    assertThat(model.accuracyTitleProperty().get()).isEqualTo("Accuracy · window 1,000 labels");
  }

  @Test
  void beforeTheFirstInstanceTheDriftsToComeAreShownAlready() {
    model.snapshotProperty().set(SnapshotFixture.empty());

    assertThat(model.timelineProperty().get().bands()).hasSize(2);
    assertThat(model.timelineProperty().get().marks()).isEmpty();
    assertThat(model.axis().extentProperty().get()).isEqualTo(SnapshotFixture.INSTANCES);
  }

  @Test
  void theLegendNamesTheChampionFirst() {
    model.snapshotProperty().set(SnapshotFixture.running());

    assertThat(model.accuracyProperty().get()).extracting(ChartSeries::name)
        .containsExactly("★ v4 champion", "◌ v6 shadow", "static v1", "no change");
  }

  @Test
  void noTwoSeriesShareDashesAndMarker() {
    model.snapshotProperty().set(SnapshotFixture.longNames());

    assertThat(model.accuracyProperty().get()).extracting(s -> s.stroke() + " " + s.marker()).doesNotHaveDuplicates();
  }

  @Test
  void detectionsAreTrueWithinFiveWindowsOfADrift() {
    model.snapshotProperty().set(SnapshotFixture.running());

    assertThat(model.timelineProperty().get().marks()).extracting(DetectionMark::kind).containsExactly(
        DetectionMark.Kind.FALSE_ALARM, DetectionMark.Kind.TRUE_ALARM, DetectionMark.Kind.TRUE_ALARM);
    // (1,120 + 8,000) / 2
    assertThat(model.timelineProperty().get().summary())
        .isEqualTo("2 true alarms · 1 false · 0 missed · mean delay 4,560 instances");
  }

  @Test
  void aDriftIsMissedOnlyOnceADetectionWouldComeTooLate() {
    model.snapshotProperty().set(SnapshotFixture.withoutDetections(144_000));
    assertThat(model.timelineProperty().get().marks()).isEmpty();

    model.snapshotProperty().set(SnapshotFixture.withoutDetections(145_001));
    assertThat(model.timelineProperty().get().marks()).extracting(DetectionMark::kind)
        .containsExactly(DetectionMark.Kind.MISSED_DRIFT);
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

    assertThat(new PerformanceViewModel().accuracyTitleProperty().get()).contains("1.000");
  }
}
