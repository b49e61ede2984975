// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftlab.learn.math.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTableTest {
  /** Values of printed tables of the normal distribution. */
  @ParameterizedTest
  @CsvSource({"0, 0.5", "1, 0.84134475", "1.96, 0.97500210", "-1.6448536, 0.05", "3, 0.99865010"})
  void agreesWithPrintedTables(double z, double probability) {
    assertThat(NormalTable.cumulative(z)).isCloseTo(probability, within(2e-8));
  }

  @Test
  void staysWithinItsErrorOfTheExactDistributionAndNeverFalls() {
    var random = new Random(1);
    double before = 0;
    for (int i = 0; i <= 40_000; i++) {
      double z = -10 + i / 2000.0 + random.nextDouble() / 4000;
      double now = NormalTable.cumulative(z);
      assertThat(now).isCloseTo(NormalDistribution.cumulative(z), within(1e-8)).isBetween(before - 1e-15, 1.0);
      before = now;
    }
  }

  @Test
  void beyondTheTableItIsCertain() {
    assertThat(NormalTable.cumulative(Double.NEGATIVE_INFINITY)).isZero();
    assertThat(NormalTable.cumulative(-1e9)).isZero();
    assertThat(NormalTable.cumulative(1e9)).isEqualTo(1);
    assertThat(NormalTable.cumulative(Double.POSITIVE_INFINITY)).isEqualTo(1);
  }
}
