// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/** Upper tail probabilities of the distributions that the monitors' statistics have without drift. */
final class Tails {
  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-15;
  private static final int MOST_TERMS = 10_000;

  /** From here on Stirling's series has its full precision. */
  private static final double STIRLING_FROM = 12;

  private static final double HALF_LOG_2PI = 0.5 * StrictMath.log(2 * Math.PI);

  private Tails() {}

  /** P(χ² &gt; x) with k degrees of freedom, k &gt; 0 and not necessarily whole; 1 for x at most 0. */
  static double chiSquare(double x, double k) {
    return gamma(k / 2, x / 2);
  }

  /** P(|Z| &gt; |z|) of the standard normal distribution. */
  static double normalTwoSided(double z) {
    return gamma(0.5, z * z / 2);
  }

  /** P(Z &gt; z) of the standard normal distribution. */
  static double normalUpper(double z) {
    double half = normalTwoSided(z) / 2;
    return z > 0 ? half : 1 - half;
  }

  /**
   * P(K &gt; x) of the Kolmogorov distribution, 2 Σ (−1)^(j−1) exp(−2 j² x²); below 1 by its other form, √(2π)/x ·
   * Σ exp(−(2j−1)² π²/(8x²)) subtracted from 1, which converges fast there.
   */
  static double kolmogorov(double x) {
    if (x <= 0.1) {
      return 1;
    } else if (x < 1) {
      double sum = 0;
      for (int j = 1; j <= 4; j++) {
        double odd = 2 * j - 1;
        sum += StrictMath.exp(-odd * odd * Math.PI * Math.PI / (8 * x * x));
      }
      return 1 - Math.sqrt(2 * Math.PI) / x * sum;
    }
    double sum = 0;
    for (int j = 1; j <= 8; j++) {
      double term = StrictMath.exp(-2.0 * j * j * x * x);
      sum += j % 2 == 1 ? term : -term;
    }
    return 2 * sum;
  }

  /**
   * The regularized upper incomplete gamma function Q(a, x): the power series of its complement below a + 1, from there
   * Lentz's continued fraction (NIST Digital Library of Mathematical Functions, 8.7.1 and 8.9.2).
   */
  static double gamma(double a, double x) {
    if (!(x > 0)) {
      return 1;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double front = StrictMath.exp(a * StrictMath.log(x) - x - logGamma(a));
    return x < a + 1 ? Math.max(0, 1 - front * series(a, x)) : front * fraction(a, x);
  }

  private static double series(double a, double x) {
    double term = 1 / a;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > PRECISION * sum; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double a, double x) {
    double b = x + 1 - a;
    double c = 1 / TINY;
    double d = 1 / b;
    double h = d;
    for (int i = 1; i < MOST_TERMS; i++) {
      double factor = -i * (i - a);
      b += 2;
      d = 1 / nonZero(factor * d + b);
      c = nonZero(b + factor / c);
      double delta = c * d;
      h *= delta;
      if (Math.abs(delta - 1) < PRECISION) {
        break;
      }
    }
    return h;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /** ln Γ(a) for a &gt; 0: Stirling's series after moving the argument up. */
  static double logGamma(double a) {
    double shift = 1;
    double z = a;
    while (z < STIRLING_FROM) {
      shift *= z;
      z += 1;
    }
    double inverse = 1 / (z * z);
    double series = (1.0 / 12 + inverse * (-1.0 / 360 + inverse * (1.0 / 1260 + inverse * (-1.0 / 1680
        + inverse * (1.0 / 1188 + inverse * (-691.0 / 360360)))))) / z;
    return (z - 0.5) * StrictMath.log(z) - z + HALF_LOG_2PI + series - StrictMath.log(shift);
  }
}
