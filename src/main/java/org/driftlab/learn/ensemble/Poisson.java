// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.learn.math.FastMath;

/**
 * The Poisson distribution of a fixed mean, drawn by inversion with a guide table (H. C. Chen and Y. Asau, AIIE
 * Transactions 6:163–166, 1974): one or two comparisons a draw.
 */
final class Poisson {
  private static final int GUIDES = 256;

  /** P(N ≤ k), [k]; the last is 1. */
  private final double[] cumulative;

  /** Where to begin to look for a number whose first 8 bits are i, [256]. */
  private final int[] guide = new int[GUIDES];

  /**
   * The distribution.
   *
   * @param mean in (0, 100]
   */
  Poisson(double mean) {
    cumulative = new double[(int) (mean + 20 * Math.sqrt(mean) + 20)];
    double p = FastMath.exp(-mean);
    double sum = 0;
    for (int k = 0; k < cumulative.length; k++) {
      sum += p;
      cumulative[k] = sum;
      p *= mean / (k + 1);
    }
    cumulative[cumulative.length - 1] = 1;
    int k = 0;
    for (int i = 0; i < GUIDES; i++) {
      while (cumulative[k] <= (double) i / GUIDES) {
        k++;
      }
      guide[i] = k;
    }
  }

  int draw(Draws draws) {
    double u = draws.nextDouble();
    int k = guide[(int) (u * GUIDES)];
    while (u >= cumulative[k]) {
      k++;
    }
    return k;
  }
}
