// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelSpreadTest {
  private final LabelSpread spread = new LabelSpread();

  @Test
  void labelsWithRoomStayWhereTheyAre() {
    assertThat(spread(16, 0, 100, 10, 40, 80)).containsExactly(10, 40, 80);
  }

  @Test
  void twoThatOverlapGiveWayEqually() {
    assertThat(spread(16, 0, 100, 50, 50)).containsExactly(42, 58);
  }

  @Test
  void nothingLeavesThePlot() {
    assertThat(spread(16, 8, 100, 8, 9, 99)).containsExactly(8, 24, 99);
    assertThat(spread(16, 8, 92, 90, 91, 92)).containsExactly(60, 76, 92);
  }

  @Test
  void labelsNeverOverlapWhateverWasWished() {
    var random = new SplittableRandom(11);
    for (int run = 0; run < 2_000; run++) {
      var wished = random.doubles(random.nextInt(1, 8)).map(v -> 200 * v).sorted().toArray();
      var placed = spread(16, 0, 200, wished);
      for (int i = 1; i < placed.length; i++) {
        assertThat(placed[i] - placed[i - 1]).isGreaterThanOrEqualTo(16 - 1e-9);
      }
      assertThat(placed[0]).isGreaterThanOrEqualTo(0);
      assertThat(placed[placed.length - 1]).isLessThanOrEqualTo(200);
    }
  }

  private double[] spread(double distance, double lower, double upper, double... wished) {
    var centres = Arrays.copyOf(wished, wished.length);
    spread.spread(centres, centres.length, distance, lower, upper);
    return centres;
  }
}
