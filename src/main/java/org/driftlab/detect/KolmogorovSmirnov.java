// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** The exact null distribution of the Kolmogorov–Smirnov distance between two samples of one size. */
final class KolmogorovSmirnov {
  private KolmogorovSmirnov() {}

  /**
   * P(D ≥ k/n) for two samples of n values each from one continuous distribution: B. V. Gnedenko, V. S. Korolyuk (1951),
   * 2·Σⱼ (−1)^(j+1)·C(2n, n−jk)/C(2n, n) over j ≥ 1. With ties the true probability is smaller. O(n).
   */
  static double tail(int n, int k) {
    if (k <= 0) {
      return 1;
    }
    double sum = 0;
    double sign = 1;
    for (int shift = k; shift <= n; shift += k, sign = -sign) {
      sum += sign * ratio(n, shift);
    }
    return Math.min(1, 2 * sum);
  }

  /** The least k with P(D ≥ k/n) ≤ alpha; n + 1, which no distance reaches, if there is none. */
  static int critical(int n, double alpha) {
    for (int k = 1; k <= n; k++) {
      if (tail(n, k) <= alpha) {
        return k;
      }
    }
    return n + 1;
  }

  /** C(2n, n−s)/C(2n, n) = Π (n−s+i)/(n+i), i = 1…s. */
  private static double ratio(int n, int shift) {
    double ratio = 1;
    for (int i = 1; i <= shift; i++) {
      ratio *= (double) (n - shift + i) / (n + i);
    }
    return ratio;
  }
}
