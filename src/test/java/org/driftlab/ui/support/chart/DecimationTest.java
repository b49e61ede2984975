// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.driftlab.evaluate.SeriesView;
import org.junit.jupiter.api.Test;

class DecimationTest {
  private final Decimation thinned = new Decimation();

  @Test
  void aShortSeriesIsDrawnPointByPoint() {
    thinned.thin(series(new long[] {0, 50, 100}, new double[] {1, 2, 3}), 0, 100, 200);

    assertThat(Arrays.copyOf(thinned.x, thinned.size)).containsExactly(0, 100, 200);
    assertThat(Arrays.copyOf(thinned.mean, thinned.size)).containsExactly(1, 2, 3);
  }

  @Test
  void aSpikeOfOnePointInAHundredThousandIsStillInTheBand() {
    var values = new double[100_000];
    values[54_321] = 1;

    thinned.thin(series(indices(values.length), values), 0, values.length, 600);

    assertThat(Arrays.stream(thinned.high, 0, thinned.size).max()).hasValue(1);
    assertThat(thinned.size).isLessThanOrEqualTo(302);
  }

  @Test
  void theLineGoesForwardInsideTheBand() {
    var values = new SplittableRandom(3).doubles(20_000).toArray();

    thinned.thin(series(indices(values.length), values), 0, values.length, 333);

    assertThat(Arrays.copyOf(thinned.x, thinned.size)).isSorted();
    for (int i = 0; i < thinned.size; i++) {
      assertThat(thinned.mean[i]).isBetween(thinned.low[i], thinned.high[i]);
    }
    assertThat(Arrays.stream(thinned.high, 0, thinned.size).max()).isEqualTo(Arrays.stream(values).max());
    assertThat(Arrays.stream(thinned.low, 0, thinned.size).min()).isEqualTo(Arrays.stream(values).min());
  }

  @Test
  void theMeanOfAColumnIsThatOfItsPoints() {
    thinned.thin(series(new long[] {0, 1, 10, 11}, new double[] {1, 2, 5, 9}), 0, 20, 20);

    assertThat(Arrays.copyOf(thinned.mean, thinned.size)).containsExactly(new double[] {1.5, 7}, within(1e-12));
  }

  @Test
  void thePointsNextToTheVisibleOnesAreKeptSoThatTheLineReachesTheEdges() {
    thinned.thin(series(new long[] {0, 10, 20, 30, 40}, new double[] {0, 1, 2, 3, 4}), 12, 28, 160);

    assertThat(Arrays.copyOf(thinned.mean, thinned.size)).containsExactly(1, 2, 3);
  }

  @Test
  void theBandSpansTheLeastAndTheGreatestValueOfAColumn() {
    var view = new SeriesView(new long[] {1, 2}, new double[] {0.2, 0.1}, new double[] {0.5, 0.5},
        new double[] {0.7, 0.9}, 2);

    thinned.thin(view, 0, 1000, 100);

    assertThat(thinned.size).isEqualTo(1);
    assertThat(thinned.low[0]).isEqualTo(0.1);
    assertThat(thinned.high[0]).isEqualTo(0.9);
  }

  @Test
  void anEmptySeriesGivesNothing() {
    thinned.thin(SeriesView.EMPTY, 0, 100, 100);

    assertThat(thinned.size).isZero();
  }

  private static SeriesView series(long[] at, double[] values) {
    return new SeriesView(at, values, values, values, at.length);
  }

  private static long[] indices(int count) {
    var at = new long[count];
    Arrays.setAll(at, i -> i);
    return at;
  }
}
