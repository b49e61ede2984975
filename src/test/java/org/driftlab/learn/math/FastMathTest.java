// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastMathTest {
  @ParameterizedTest
  @ValueSource(doubles = {1e-12, 1e-3, 1, 40, 708})
  void expIsWithinItsDocumentedRelativeError(double range) {
    var random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      double x = (2 * random.nextDouble() - 1) * range;
      double exact = StrictMath.exp(x);
      assertThat(Math.abs(FastMath.exp(x) - exact) / exact).as("exp(%s)", x).isLessThan(1e-15);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-3, 1, 40, 708})
  void logIsWithinItsDocumentedError(double range) {
    var random = new Random(2);
    for (int i = 0; i < 200_000; i++) {
      double x = StrictMath.exp((2 * random.nextDouble() - 1) * range);
      double exact = StrictMath.log(x);
      assertThat(Math.abs(FastMath.log(x) - exact) / Math.max(1, Math.abs(exact))).as("log(%s)", x).isLessThan(1e-15);
    }
  }

  @Test
  void expOfSpecialValuesIsDefined() {
    assertThat(FastMath.exp(0)).isEqualTo(1);
    assertThat(FastMath.exp(-0.0)).isEqualTo(1);
    assertThat(FastMath.exp(-709)).isZero();
    assertThat(FastMath.exp(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(FastMath.exp(Double.POSITIVE_INFINITY)).isFinite().isEqualTo(FastMath.exp(709));
    assertThat(FastMath.exp(Double.NaN)).isNaN();
  }

  @Test
  void logOfSpecialValuesIsThatOfStrictMath() {
    for (double x : new double[] {0, -1, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(Double.compare(FastMath.log(x), StrictMath.log(x))).as("log(%s)", x).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5", "1, 0.8413447460685429", "1.96, 0.9750021048517795", "-3, 0.0013498980316300946",
    "-6, 9.865876450376981e-10", "-8, 6.220960574271786e-16", "3.5, 0.9997673709209645", "-40, 0", "40, 1"
  })
  void theNormalProbabilityAgreesWithPublishedTables(double z, double probability) {
    assertThat(NormalDistribution.cumulative(z)).isCloseTo(probability, within(1e-14));
  }

  @Test
  void theNormalProbabilityNeverFalls() {
    double before = 0;
    for (double z = -9; z <= 9; z += 0.001) {
      double now = NormalDistribution.cumulative(z);
      assertThat(now).as("at %s", z).isGreaterThanOrEqualTo(before - 1e-15);
      before = now;
    }
  }
}
