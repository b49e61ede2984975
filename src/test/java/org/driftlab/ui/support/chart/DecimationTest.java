// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.driftlab.evaluate.SeriesView;
import org.junit.jupiter.api.Test;

class DecimationTest {
  private final Decimation thinned = new Decimation();

  @Test
  void aShortSeriesIsDrawnPointByPoint() {
    thinned.thin(series(new long[] {0, 50, 100}, new double[] {1, 2, 3}), 0, 100, 200);

    assertThat(Arrays.copyOf(thinned.lineX, thinned.lineSize)).containsExactly(0, 100, 200);
    assertThat(Arrays.copyOf(thinned.lineY, thinned.lineSize)).containsExactly(1, 2, 3);
  }

  @Test
  void aSpikeOfOnePointInAHundredThousandIsStillDrawn() {
    var values = new double[100_000];
    values[54_321] = 1;

    thinned.thin(series(indices(values.length), values), 0, values.length, 600);

    assertThat(Arrays.stream(thinned.lineY, 0, thinned.lineSize).max()).hasValue(1);
    assertThat(thinned.lineSize).isLessThanOrEqualTo(4 * 602);
  }

  @Test
  void theLineGoesForwardAndKeepsTheExtremesOfWhatIsVisible() {
    var random = new SplittableRandom(3);
    var values = random.doubles(20_000).toArray();

    thinned.thin(series(indices(values.length), values), 0, values.length, 333);

    assertThat(Arrays.copyOf(thinned.lineX, thinned.lineSize)).isSorted();
    assertThat(Arrays.stream(thinned.lineY, 0, thinned.lineSize).max()).isEqualTo(Arrays.stream(values).max());
    assertThat(Arrays.stream(thinned.lineY, 0, thinned.lineSize).min()).isEqualTo(Arrays.stream(values).min());
  }

  @Test
  void thePointsNextToTheVisibleOnesAreKeptSoThatTheLineReachesTheEdges() {
    thinned.thin(series(new long[] {0, 10, 20, 30, 40}, new double[] {0, 1, 2, 3, 4}), 12, 28, 160);

    assertThat(Arrays.copyOf(thinned.lineY, thinned.lineSize)).containsExactly(1, 2, 3);
  }

  @Test
  void theBandSpansTheLeastAndTheGreatestValueOfEachColumn() {
    var view = new SeriesView(new long[] {1, 2}, new double[] {0.2, 0.1}, new double[] {0.5, 0.5},
        new double[] {0.7, 0.9}, 2);

    thinned.thin(view, 0, 1000, 100);

    assertThat(thinned.bandSize).isEqualTo(1);
    assertThat(thinned.bandLow[0]).isEqualTo(0.1);
    assertThat(thinned.bandHigh[0]).isEqualTo(0.9);
  }

  @Test
  void anEmptySeriesGivesNothing() {
    thinned.thin(SeriesView.EMPTY, 0, 100, 100);

    assertThat(thinned.lineSize).isZero();
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
