// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.driftlab.evaluate.DetectionScore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores of the reference detectors on a dense stream: a drift every 250 instances, acceptance window 200. */
class DetectorScoringTest {
  private static final String SERIES = "B(1" + "; 250:0.12, 250:0.35".repeat(20) + ")";
  private static final long[] DRIFTS = LongStream.rangeClosed(1, 39).map(j -> 250 * j).toArray();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "SEEDChangeDetector, 37, 2, 0.949, 122.1, 0.051, 38.9",
    "STEPD, 27, 2, 0.794, 47.5, 0.308, 72.8",
    "RDDM, 20, 1, 0.667, 97.7, 0.487, 52.5",
    "EWMAChartDM, 21, 9, 0.609, 46.4, 0.462, 12.9",
    "HDDM_W_Test, 16, 2, 0.561, 96.4, 0.590, 21.3",
    "EDDM, 20, 23, 0.488, 46.0, 0.487, 4.9",
    "HDDM_A_Test, 12, 2, 0.453, 72.4, 0.692, 21.2",
    "DDM, 3, 0, 0.143, 95.7, 0.923, 8.0",
    "PageHinkleyDM, 1, 1, 0.049, 183.0, 0.974, 1.4",
    "CusumDM, 1, 2, 0.048, 198.0, 0.974, 0.6"})
  void detectorsScoreAsPublished(
      String detector, int tp, int fp, double f1, double delay, double missed, double ratio) {
    DetectionScore score = score(detector);

    assertThat(score.tp()).isEqualTo(tp);
    assertThat(score.fp()).isEqualTo(fp);
    assertThat(score.f1().orElseThrow()).isCloseTo(f1, within(5.01e-4));
    assertThat(score.meanDelay().orElseThrow()).isCloseTo(delay, within(0.0501));
    assertThat(score.missedRatio().orElseThrow()).isCloseTo(missed, within(5.01e-4));
    assertThat(score.meanTimeRatio().orElseThrow()).isCloseTo(ratio, within(0.0501));
    assertThat(score.ratioIsLowerBound()).isEqualTo(fp == 0);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ADWIN, 4", "ADWINChangeDetector, 2"})
  void adwinIsTooSlowForSoDenseDrifts(String detector, int falseAlarms) {
    DetectionScore score = score(detector);

    assertThat(score.tp()).isZero();
    assertThat(score.fp()).isEqualTo(falseAlarms);
    assertThat(score.meanDelay()).isEmpty();
    assertThat(score.meanTimeRatio()).hasValue(0);
  }

  private static DetectionScore score(String detector) {
    double[] values = Signals.series(SERIES);
    long[] detections = Signals.of(MoaDetectors.spec(detector).create(), values).drifts().stream()
        .mapToLong(Integer::longValue).toArray();
    return DetectionScore.of(DRIFTS, DRIFTS, detections, 200, values.length);
  }
}
