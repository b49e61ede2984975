// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** Two-sided tail probabilities of the standard normal distribution and their quantiles. */
final class NormalTail {
  /** Beyond this every double-precision tail is 0. */
  private static final double FAR = 40;
  private static final double SERIES_END = 2;
  private static final int FRACTION_TERMS = 200;
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  private NormalTail() {}

  /**
   * P(|Z| > z) for z at least 0, with an absolute error below 1e-15: a power series up to 2, from there the continued
   * fraction of Mills' ratio (M. Abramowitz, I. Stegun, <i>Handbook of Mathematical Functions</i>, 26.2.11 and
   * 26.2.14).
   */
  static double twoSided(double z) {
    if (z >= FAR) {
      return 0;
    }
    double density = DENSITY_AT_0 * StrictMath.exp(-z * z / 2);
    if (z < SERIES_END) {
      double term = z;
      double sum = z;
      for (int i = 3; Math.abs(term) > 1e-17 * sum; i += 2) {
        term *= z * z / i;
        sum += term;
      }
      return 1 - 2 * density * sum;
    }
    double fraction = z;
    for (int i = FRACTION_TERMS; i > 0; i--) {
      fraction = z + i / fraction;
    }
    return 2 * density / fraction;
  }

  /** The z with P(|Z| > z) = alpha, for alpha in (0, 1]: the neighbouring doubles between which the tail passes it. */
  static double critical(double alpha) {
    double low = 0;
    double high = FAR;
    for (double middle = high / 2; middle > low && middle < high; middle = (low + high) / 2) {
      if (twoSided(middle) < alpha) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }
}
