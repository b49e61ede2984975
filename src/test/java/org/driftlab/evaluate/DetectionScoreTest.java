// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionScoreTest {
  private static final long[] NONE = {};

  @Test
  void scoresTwoDriftsWithAFalseAlarmBeforeAndOneBetween() {
    DetectionScore score = abrupt(at(1000, 2000), at(500, 1200, 1250, 2100), 200, 2500);

    assertThat(score.tp()).isEqualTo(2);
    assertThat(score.fp()).isEqualTo(2);
    assertThat(score.fn()).isZero();
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).hasValue(1);
    assertThat(score.f1().orElseThrow()).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(score.meanDelay()).hasValue(150);
    assertThat(score.normalisedDelay()).hasValue(0.75);
    assertThat(score.missedRatio()).hasValue(0);
    assertThat(score.falseAlarmsPer1000()).hasValue(0.8);
    assertThat(score.meanTimeBetweenFalseAlarms()).hasValue(1250);
    assertThat(score.meanTimeRatio().orElseThrow()).isCloseTo(1250.0 / 150, within(1e-12));
  }

  @Test
  void aSecondDetectionInAWiderWindowIsStillAFalseAlarm() {
    DetectionScore score = abrupt(at(1000, 2000), at(500, 1200, 1250, 2100), 400, 2500);

    assertThat(score.meanDelay()).hasValue(150);
    assertThat(score.normalisedDelay()).hasValue(0.375);
    assertThat(score.f1().orElseThrow()).isCloseTo(2.0 / 3, within(1e-15));
  }

  @Test
  void aDetectionAfterTheWindowIsAMissAndAFalseAlarm() {
    DetectionScore score = abrupt(at(1000), at(1150), 50, 2000);

    assertThat(score.fn()).isEqualTo(1);
    assertThat(score.fp()).isEqualTo(1);
    assertThat(score.meanDelay()).isEmpty();
    assertThat(score.normalisedDelay()).isEmpty();
    assertThat(score.meanTimeRatio()).hasValue(0);
  }

  @Test
  void aDetectionBeforeTheDriftLeavesTheDelayUndefined() {
    DetectionScore score = abrupt(at(1000), at(5), 50, 2000);

    assertThat(score.recall()).hasValue(0);
    assertThat(score.f1()).hasValue(0);
    assertThat(score.meanDelay()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1150, 200, 150, 0.75", "1150, 400, 150, 0.375", "1000, 200, 0, 0", "1200, 200, 200, 1"})
  void bothEndsOfTheWindowCount(long detection, long acceptance, double delay, double normalised) {
    DetectionScore score = abrupt(at(1000), at(detection), acceptance, 2000);

    assertThat(score.meanDelay()).hasValue(delay);
    assertThat(score.normalisedDelay()).hasValue(normalised);
  }

  @Test
  void theDelayOfAGradualDriftRunsFromItsStart() {
    DetectionScore score = DetectionScore.of(at(1000), at(1500), at(1700), 200, 3000);

    assertThat(score.tp()).isEqualTo(1);
    assertThat(score.meanDelay()).hasValue(700);
    assertThat(score.normalisedDelay()).hasValue(3.5);
  }

  @Test
  void anEarlyDetectionCountsOnlyWhereAllowed() {
    DetectionScore score = DetectionScore.of(at(1000), at(1000), at(950), 200, 100, 2000);

    assertThat(score.tp()).isEqualTo(1);
    assertThat(score.meanDelay()).hasValue(-50);
    assertThat(score.normalisedDelay()).hasValue(-0.25);
    assertThat(abrupt(at(1000), at(950), 200, 2000).tp()).isZero();
  }

  @Test
  void theMeanDelayIsOverTheDetectedDriftsOnly() {
    DetectionScore score = abrupt(at(1000, 2000, 3000), at(1020, 3080), 100, 4000);

    assertThat(score.fn()).isEqualTo(1);
    assertThat(score.meanDelay()).hasValue(50);
    assertThat(score.normalisedDelay()).hasValue(0.5);
  }

  @Test
  void repeatsInOneWindowAreFalseAlarms() {
    DetectionScore score = abrupt(at(1000, 2000), at(500, 600, 1100, 1110, 1120, 1130, 1140, 1150), 200, 3000);

    assertThat(score.tp()).isEqualTo(1);
    assertThat(score.fp()).isEqualTo(7);
    assertThat(score.fn()).isEqualTo(1);
    assertThat(score.f1().orElseThrow()).isCloseTo(0.20, within(1e-15));
  }

  @Test
  void alarmsAfterTheLastWindowCount() {
    DetectionScore score = abrupt(at(1000), at(1100, 3000, 4000), 200, 5000);

    assertThat(score.precision()).isEqualTo(1.0 / 3);
    assertThat(score.f1()).hasValue(0.5);
  }

  @Test
  void inOverlappingWindowsADetectionBelongsToTheEarliestDriftWithoutAHit() {
    DetectionScore score = abrupt(at(1000, 1050), at(1060, 1070), 200, 2000);

    assertThat(score.tp()).isEqualTo(2);
    assertThat(score.meanDelay()).hasValue((60 + 20) / 2.0);
  }

  @Test
  void aStreamWithoutDriftHasFalseAlarmsButNoRecall() {
    DetectionScore score = abrupt(NONE, at(0, 700), 200, 4000);

    assertThat(score.fp()).isEqualTo(2);
    assertThat(score.recall()).isEmpty();
    assertThat(score.f1()).isEmpty();
    assertThat(score.missedRatio()).isEmpty();
    assertThat(score.meanTimeRatio()).isEmpty();
    assertThat(score.falseAlarmsPer1000()).hasValue(0.5);
    assertThat(score.meanTimeBetweenFalseAlarms()).hasValue(2000);
  }

  @Test
  void withNoDetectionPrecisionIsZeroAndTheTimesAreAbsent() {
    DetectionScore score = abrupt(at(1000), NONE, 200, 2000);

    assertThat(score.precision()).isZero();
    assertThat(score.recall()).hasValue(0);
    assertThat(score.f1()).hasValue(0);
    assertThat(score.meanDelay()).isEmpty();
    assertThat(score.meanTimeBetweenFalseAlarms()).isEmpty();
    assertThat(score.meanTimeRatio()).hasValue(0);
    assertThat(score.ratioIsLowerBound()).isFalse();
  }

  @Test
  void withNoFalseAlarmTheStreamsLengthIsALowerBoundOfTheTimeBetweenThem() {
    DetectionScore score = abrupt(at(1000), at(1000), 200, 2000);

    assertThat(score.meanTimeBetweenFalseAlarms()).isEmpty();
    assertThat(score.meanTimeRatio()).hasValue(2000);
    assertThat(score.ratioIsLowerBound()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"200, 50, 11, 0.876, 122.1, 1.1, 7.4", "50, 200, 161, 0.326, 49.0, 16.1, 1.3",
      "25, 400, 361, 0.178, 24.0, 36.1, 1.2"})
  void aDummyHitsEveryDriftOfADenseStream(
      long n, int alarms, int fp, double f1, double delay, double rate, double ratio) {
    long[] drifts = LongStream.rangeClosed(1, 39).map(j -> 250 * j).toArray();
    long[] detections = DetectionScore.alarmsEvery(n, 10_000);
    DetectionScore score = abrupt(drifts, detections, 200, 10_000);

    assertThat(detections).hasSize(alarms);
    assertThat(score.tp()).isEqualTo(39);
    assertThat(score.fp()).isEqualTo(fp);
    assertThat(score.f1().orElseThrow()).isCloseTo(f1, within(5e-4));
    assertThat(score.meanDelay().orElseThrow()).isCloseTo(delay, within(0.05));
    assertThat(score.missedRatio()).hasValue(0);
    assertThat(score.falseAlarmsPer1000().orElseThrow()).isCloseTo(rate, within(1e-12));
    assertThat(score.meanTimeRatio().orElseThrow()).isCloseTo(ratio, within(0.05));
  }

  @Test
  void theBaselineRaisesAnAlarmEveryAcceptanceWindow() {
    long[] drifts = at(1000, 2000);
    assertThat(DetectionScore.dummy(drifts, drifts, 200, 3000))
        .isEqualTo(abrupt(drifts, DetectionScore.alarmsEvery(200, 3000), 200, 3000));
  }

  @Test
  void theOrderOfDriftsAndDetectionsDoesNotMatter() {
    assertThat(abrupt(at(2000, 1000), at(2100, 1250, 500, 1200), 200, 2500))
        .isEqualTo(abrupt(at(1000, 2000), at(500, 1200, 1250, 2100), 200, 2500));
  }

  @Test
  void aDriftThatEndsBeforeItStartsIsRejected() {
    assertThatThrownBy(() -> DetectionScore.of(at(10), at(9), NONE, 0, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends at 9");
  }

  private static DetectionScore abrupt(long[] drifts, long[] detections, long acceptance, long instances) {
    return DetectionScore.of(drifts, drifts, detections, acceptance, instances);
  }

  private static long[] at(long... indices) {
    return indices;
  }
}
