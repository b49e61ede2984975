// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.driftlab.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
  /** Alarms at each value with the threshold's probability: run lengths are geometric with mean 1/threshold. */
  private static final Calibration.Replay COIN = (threshold, series, horizon) -> {
    long length = (long) Math.ceil(Math.log(1 - uniform(series)) / Math.log1p(-threshold));
    return length <= horizon ? Math.max(1, length) : 0;
  };

  private static double uniform(int series) {
    return new Random(series * 7_919L).doubles(3).skip(2).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {20, 500, 100_000})
  void findsTheProbabilityWhoseMeanWaitIsTheTarget(long target) {
    var calibration = new Calibration(COIN, target, 2000, 4000, values -> {}, () -> false);

    double found = calibration.find("p", Threshold.Strictness.LOWER, 1e-9, 0.999);

    // The relative error of a mean of 2,000 exponential waits is 1/√2000 = 2.2 %.
    assertThat(found * target).isCloseTo(1, within(0.1));
    RunLength fresh = calibration.measure(found, target);
    assertThat(fresh.mean() / target).isCloseTo(1, within(0.12));
    assertThat(fresh.low()).isLessThan(fresh.mean());
    assertThat(fresh.high() - fresh.mean()).isCloseTo(1.96 * fresh.mean() / Math.sqrt(4000), within(0.01 * fresh.mean()));
    assertThat(fresh.rate()).isCloseTo(1 - Math.exp(-1), within(0.05)); // an exponential wait
    assertThat(fresh.rateLow()).isLessThan(fresh.rate());
    assertThat(fresh.rateHigh()).isGreaterThan(fresh.rate());
  }

  @Test
  void aTargetThatNoThresholdReachesIsRejectedByName() {
    var calibration = new Calibration(COIN, 1000, 100, 100, values -> {}, () -> false);

    assertThatThrownBy(() -> calibration.find("p", Threshold.Strictness.LOWER, 0.1, 0.5))
        .isInstanceOf(InputException.class).hasMessageContaining("1000").hasMessageContaining("'p'");
    assertThatThrownBy(() -> calibration.find("p", Threshold.Strictness.LOWER, 1e-9, 1e-8))
        .isInstanceOf(InputException.class).hasMessageContaining("'p'");
  }

  @Test
  void seriesWithoutAnAlarmCountWithTheirLength() {
    // Ten series: four alarms at 10, six go on to the horizon of 5·20: (40 + 600)/4.
    var calibration = new Calibration((t, s, horizon) -> s % 10 < 4 ? 10 : 0, 20, 0, 10, values -> {}, () -> false);
    RunLength run = calibration.measure(1, 5);

    assertThat(run.mean()).isEqualTo(160);
    assertThat(run.alarms()).isEqualTo(4);
    assertThat(run.rate()).isZero();
    assertThat(run.rateHigh()).isCloseTo(0.2775, within(1e-4)); // Wilson: 3.8415/(10 + 3.8415)
  }

  @Test
  void withoutAnyAlarmTheMeanHasOnlyALowerBound() {
    RunLength run = new Calibration((t, s, horizon) -> 0, 20, 0, 30, values -> {}, () -> false).measure(1, 5);

    assertThat(run.mean()).isInfinite();
    assertThat(run.high()).isInfinite();
    assertThat(run.low()).isEqualTo(1000); // 30 series of 100, over 3
  }

  @Test
  void aCalibratedDetectorHasTheWantedRunLengthOnFreshErrors() {
    var spec = new Cusum();
    var calibration = new Calibration(DriftFree.errors(0.2, 3).replay(spec), 2000, 400, 1000, values -> {}, () -> false);
    double found = calibration.find("threshold", Threshold.Strictness.HIGHER, 1e-6, 1e9);

    double sum = 0;
    var random = new Random(12);
    for (int series = 0; series < 1000; series++) {
      DriftDetector detector = new Cusum(30, 0.005, found).create();
      int length = 1;
      while (length < 40_000 && detector.update(random.nextDouble() < 0.2 ? 1 : 0) != Signal.DRIFT) {
        length++;
      }
      sum += length;
    }
    assertThat(sum / 1000).isCloseTo(2000, within(300.0));
  }

  @Test
  void aWarningIsMadeAsMildAsTheDriftWhereItWouldComeLater() {
    var milder = DriftFree.with(new Stepd(), new Stepd().thresholdParameter().orElseThrow(), 0.2);
    assertThat(milder).isEqualTo(new Stepd(30, 0.2, 0.2));
    var stricter = DriftFree.with(new Ddm(), new Ddm().thresholdParameter().orElseThrow(), 4);
    assertThat(stricter).isEqualTo(new Ddm(30, 2, 4));
  }

  @Test
  void driftFreeErrorsHaveTheirRateAndResampledValuesTheirDistribution() {
    var values = new double[200_000];
    DriftFree.errors(0.3, 1).fill(4, values);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(0.3, within(0.005));
    DriftFree.resampled(new double[] {1, 2, 6}, 1).fill(4, values);
    assertThat(Arrays.stream(values).average().orElseThrow()).isCloseTo(3, within(0.03));
    assertThat(values).containsOnly(1, 2, 6);
  }
}
