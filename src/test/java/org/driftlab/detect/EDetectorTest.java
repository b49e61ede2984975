// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftlab.detect.EDetector.Combination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EDetectorTest {

  @Test
  void twoErrorsGiveTheSumOfArithmeticOnPaper() {
    // m = ½: an error multiplies share λ by 1 + λ. M₁ = 1 + λ, M₂ = (2 + λ)(1 + λ) = 2 + 3λ + λ².
    // Over λ = 2⁻¹ … 2⁻⁸: Σλ = 255/256, Σλ² = (1 − 4⁻⁸)/3, so the mean is (16 + 3·255/256 + (1 − 4⁻⁸)/3)/8.
    DriftDetector detector = new EDetector(1e-4, 0, 0.5, Combination.SHIRYAEV_ROBERTS).create();
    detector.update(1);
    assertThat(Math.exp(detector.statistic())).isCloseTo(1 + 255.0 / 256 / 8, within(1e-12));
    detector.update(1);
    assertThat(Math.exp(detector.statistic()))
        .isCloseTo((16 + 3 * 255.0 / 256 + (1 - Math.pow(4, -8)) / 3) / 8, within(1e-12));
    assertThat(Math.exp(detector.driftLevel())).isCloseTo(1e4, within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(Combination.class)
  void theRecursionIsTheSumOrTheMaximumOfAllProcessesStartedOneByOne(Combination combination) {
    var random = new Random(8);
    var values = new double[400];
    DriftDetector detector = new EDetector(1e-12, 0, 0.3, combination).create();
    for (int t = 0; t < values.length; t++) {
      values[t] = random.nextDouble() < 0.3 ? random.nextDouble() : 0.2;
      detector.update(values[t]);
      double mean = 0;
      for (int k = 1; k <= 8; k++) {
        double share = Math.pow(0.5, k);
        double product = 1;
        double sum = 0;
        double largest = 0;
        for (int start = t; start >= 0; start--) {
          product *= 1 + share * (values[start] - 0.3) / 0.3;
          sum += product;
          largest = Math.max(largest, product);
        }
        mean += (combination == Combination.CUSUM ? largest : sum) / 8;
      }
      assertThat(Math.exp(detector.statistic())).isCloseTo(mean, within(1e-9 * mean));
    }
  }

  @ParameterizedTest
  @CsvSource({"SHIRYAEV_ROBERTS, 0, 0.2", "CUSUM, 0, 0.2", "SHIRYAEV_ROBERTS, 200, 0", "CUSUM, 200, 0"})
  void theMeanRunLengthWithoutDriftIsAtLeastThePromised(Combination combination, int warmUp, double baseline) {
    // α = 0.002: at least 500. Cut at 20,000 values, which can only lower the mean.
    var random = new Random(21);
    var spec = new EDetector(0.002, warmUp, baseline, combination);
    int series = 1000;
    double sum = 0;
    for (int s = 0; s < series; s++) {
      DriftDetector detector = spec.create();
      int length = 1;
      while (length < 20_000 && detector.update(random.nextDouble() < 0.2 ? 1 : 0) != Signal.DRIFT) {
        length++;
      }
      sum += length;
    }
    assertThat(spec.promisedRunLength()).hasValue(500);
    assertThat(sum / series).isGreaterThan(500);
  }

  @Test
  void theWarmUpsBoundIsBelowTheTrueMeanInAtMostFivePercent() {
    var random = new Random(2);
    for (double rate : new double[] {0.01, 0.1, 0.5, 0.9}) {
      int missed = 0;
      for (int trial = 0; trial < 4000; trial++) {
        int errors = 0;
        for (int i = 0; i < 300; i++) {
          errors += random.nextDouble() < rate ? 1 : 0;
        }
        missed += EDetector.upperBound(errors / 300.0, 300) < rate ? 1 : 0;
      }
      assertThat(missed / 4000.0).as("rate %s", rate).isLessThan(0.05);
    }
  }

  @Test
  void withoutAnErrorInTheWarmUpTheBoundIsTheOneOfPaper() {
    // (1 − m)ⁿ = 0.05.
    assertThat(EDetector.upperBound(0, 100)).isCloseTo(1 - Math.pow(0.05, 0.01), within(1e-12));
    assertThat(EDetector.upperBound(1, 100)).isEqualTo(1);
  }

  @Test
  void aJumpIsFoundAndAnImprovementIsNot() {
    assertThat(Signals.of(new EDetector().create(), Signals.series("B(1; 3000:0.1, 1000:0.4)")).drifts())
        .hasSize(1).first().satisfies(index -> assertThat(index).isBetween(3000, 3100));
    assertThat(Signals.of(new EDetector().create(), Signals.series("B(1; 3000:0.4, 3000:0.1)")).drifts()).isEmpty();
  }
}
