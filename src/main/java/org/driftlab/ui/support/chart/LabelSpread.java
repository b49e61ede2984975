// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * Moves labels apart so that none covers another, keeping their order, with the least sum of squared moves: isotonic
 * regression by pooling neighbours (Ayer et al. 1955) after the distances are taken out. O(n), allocation free.
 */
final class LabelSpread {
  private double[] sums = new double[0];
  private int[] sizes = new int[0];

  /**
   * Spreads the centres in place.
   *
   * @param centres wished centres, ascending; afterwards the places given
   * @param count how many of them count
   * @param distance the least distance of two centres
   * @param lower the least centre
   * @param upper the greatest centre; wins over {@code lower} where there is too little room
   */
  void spread(double[] centres, int count, double distance, double lower, double upper) {
    if (sums.length < count) {
      sums = new double[count];
      sizes = new int[count];
    }
    int pools = 0;
    for (int i = 0; i < count; i++) {
      sums[pools] = centres[i] - i * distance;
      sizes[pools] = 1;
      pools++;
      while (pools > 1 && mean(pools - 2) > mean(pools - 1)) {
        pools--;
        sums[pools - 1] += sums[pools];
        sizes[pools - 1] += sizes[pools];
      }
    }
    place(centres, pools, distance, lower, upper - (count - 1) * distance);
  }

  private void place(double[] centres, int pools, double distance, double lower, double upper) {
    int i = 0;
    for (int pool = 0; pool < pools; pool++) {
      double base = Math.min(upper, Math.max(lower, mean(pool)));
      for (int k = 0; k < sizes[pool]; k++) {
        centres[i] = base + i * distance;
        i++;
      }
    }
  }

  private double mean(int pool) {
    return sums[pool] / sizes[pool];
  }
}
