// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTest {
  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.1, 1, 6, 39.999, 60, 700})
  void isWithinItsDocumentedRelativeError(double range) {
    var random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      double x = (2 * random.nextDouble() - 1) * range;
      double power = StrictMath.exp(-Math.abs(x));
      double exact = x < 0 ? power / (1 + power) : 1 / (1 + power);
      assertThat(Math.abs(Logistic.of(x) - exact) / exact).as("at %s", x).isLessThan(1e-15);
    }
  }

  @Test
  void specialValuesAreDefined() {
    assertThat(Logistic.of(0)).isEqualTo(0.5);
    assertThat(Logistic.of(-0.0)).isEqualTo(0.5);
    // e⁻¹ = 0.36787944117144233: 1/1.36787944117144233.
    assertThat(Logistic.of(1)).isEqualTo(0.7310585786300049);
    assertThat(Logistic.of(40)).isEqualTo(1);
    assertThat(Logistic.of(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Logistic.of(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(Logistic.of(Double.NaN)).isNaN();
  }

  @Test
  void fallsNowhereByMoreThanItsRounding() {
    double before = 0;
    for (int i = -400_000; i <= 400_000; i++) {
      double now = Logistic.of(i * 1e-4);
      assertThat(now).as("at %s", i * 1e-4).isGreaterThan(before - 5e-16);
      before = now;
    }
  }
}
