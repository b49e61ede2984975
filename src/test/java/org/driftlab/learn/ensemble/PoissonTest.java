// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 6, 25})
  void tableDrawsHaveThePoissonDistribution(double mean) {
    var poisson = new Poisson(mean);
    var draws = Draws.of(1, 2);
    assertDistribution(mean, () -> poisson.draw(draws));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 6, 25})
  void drawsOfAnyMeanHaveThePoissonDistribution(double mean) {
    var draws = Draws.of(3, 4);
    assertDistribution(mean, () -> draws.poisson(mean));
  }

  @ParameterizedTest
  @ValueSource(doubles = {100, 99.5})
  void largeMeansAreMetToo(double mean) {
    var poisson = new Poisson(mean);
    var draws = Draws.of(5, 6);
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += poisson.draw(draws);
    }
    assertThat(sum / DRAWS).isCloseTo(mean, within(0.15));
  }

  /** Each probability mᵏe⁻ᵐ/k! within five standard errors. */
  private static void assertDistribution(double mean, IntSupplier draw) {
    var counts = new int[400];
    for (int i = 0; i < DRAWS; i++) {
      counts[draw.getAsInt()]++;
    }
    double p = Math.exp(-mean);
    for (int k = 0; k < 60; k++) {
      double error = 5 * Math.sqrt(p * (1 - p) / DRAWS) + 1e-5;
      assertThat((double) counts[k] / DRAWS).as("P(%d)", k).isCloseTo(p, within(error));
      p *= mean / (k + 1);
    }
  }
}
