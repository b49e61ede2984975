// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void halfAMillionInstancesAreMarkedEveryHundredThousand() {
    var ticks = Ticks.inside(0, 500_000, 6, 1);

    assertThat(values(ticks)).containsExactly(0, 100_000, 200_000, 300_000, 400_000, 500_000);
    assertThat(ticks.decimals()).isZero();
  }

  @Test
  void marksInsideAnIntervalLieInsideIt() {
    assertThat(values(Ticks.inside(130, 470, 5, 1))).containsExactly(200, 300, 400);
  }

  @Test
  void marksAreNotCloserThanTheLeastStep() {
    assertThat(Ticks.inside(0, 3, 10, 1).step()).isEqualTo(1);
  }

  @Test
  void marksAroundAnIntervalHoldIt() {
    var ticks = Ticks.around(0.617, 0.912, 4);

    assertThat(values(ticks)).containsExactly(new double[] {0.6, 0.7, 0.8, 0.9, 1.0}, within(1e-12));
    assertThat(ticks.decimals()).isEqualTo(1);
  }

  @Test
  void aQuarterNeedsTwoDecimals() {
    var ticks = Ticks.around(0, 1, 5);

    assertThat(ticks.step()).isEqualTo(0.25);
    assertThat(ticks.decimals()).isEqualTo(2);
  }

  @Test
  void aSingleValueGetsAnIntervalAroundIt() {
    var ticks = Ticks.around(0.8, 0.8, 4);

    assertThat(ticks.at(0)).isLessThan(0.8);
    assertThat(ticks.last()).isGreaterThan(0.8);
  }

  @Test
  void anyIntervalIsHeldByFewMarks() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 10_000; i++) {
      double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-3, 6));
      double high = low + random.nextDouble() * Math.pow(10, random.nextInt(-3, 6)) + 1e-6;
      var ticks = Ticks.around(low, high, 5);
      double slack = 1e-6 * ticks.step();
      assertThat(ticks.at(0)).isLessThanOrEqualTo(low + slack);
      assertThat(ticks.last()).isGreaterThanOrEqualTo(high - slack);
      assertThat(ticks.count()).isBetween(2, 7);
    }
  }

  private static double[] values(Ticks ticks) {
    return IntStream.range(0, ticks.count()).mapToDouble(ticks::at).toArray();
  }
}
