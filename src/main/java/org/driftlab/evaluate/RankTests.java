// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * Tests on ranks of small samples, by the normal approximation with corrections for ties and continuity: for ten values or
 * more on each side. O(n log n); the same bits on every platform.
 */
public final class RankTests {
  private RankTests() {}

  /**
   * The two-sided p-value of the Mann–Whitney U test that two independent samples come from one distribution (H. B. Mann and
   * D. R. Whitney, Annals of Mathematical Statistics 18 (1947) 50–60); 1 if all values are equal.
   */
  public static double mannWhitney(double[] first, double[] second) {
    double n = first.length;
    double m = second.length;
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    double[] sorted = sorted(both);
    double ranks = 0;
    for (double value : first) {
      ranks += rank(sorted, value);
    }
    double deviation = Math.abs(ranks - n * (n + 1) / 2 - n * m / 2);
    double all = n + m;
    double variance = n * m / 12 * (all + 1 - ties(sorted) / (all * (all - 1)));
    return pValue(deviation, variance);
  }

  /**
   * The two-sided p-value of the Wilcoxon signed-rank test that paired differences are symmetric about zero (F. Wilcoxon,
   * Biometrics Bulletin 1 (1945) 80–83); zeros are left out, and 1 is given if nothing is left.
   */
  public static double wilcoxon(double[] differences) {
    double[] sorted = sorted(Arrays.stream(differences).filter(d -> d != 0).map(Math::abs).toArray());
    double n = sorted.length;
    double positive = 0;
    for (double difference : differences) {
      if (difference > 0) {
        positive += rank(sorted, difference);
      }
    }
    double deviation = Math.abs(positive - n * (n + 1) / 4);
    return pValue(deviation, n * (n + 1) * (2 * n + 1) / 24 - ties(sorted) / 48);
  }

  private static double pValue(double deviation, double variance) {
    return variance <= 0 ? 1 : Math.min(1, 2 * upperTail((deviation - 0.5) / Math.sqrt(variance)));
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The mean rank, from 1, of the values equal to this one. */
  private static double rank(double[] sorted, double value) {
    int first = Arrays.binarySearch(sorted, value);
    int last = first;
    while (first > 0 && sorted[first - 1] == value) {
      first--;
    }
    while (last + 1 < sorted.length && sorted[last + 1] == value) {
      last++;
    }
    return 1 + (first + last) / 2.0;
  }

  /** The sum of t³ − t over groups of t equal values. */
  private static double ties(double[] sorted) {
    double sum = 0;
    for (int from = 0, to = 0; from < sorted.length; from = to) {
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double t = to - from;
      sum += t * t * t - t;
    }
    return sum;
  }

  /** The probability that a standard normal variable exceeds z: a power series near zero, a continued fraction beyond. */
  static double upperTail(double z) {
    if (z < 0) {
      return 1 - upperTail(-z);
    }
    double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    if (z > 3) {
      double fraction = z;
      for (int k = 200; k >= 1; k--) {
        fraction = z + k / fraction;
      }
      return density / fraction;
    }
    double sum = 0;
    double term = z;
    for (int k = 3; sum + term != sum; k += 2) {
      sum += term;
      term *= z * z / k;
    }
    return 0.5 - density * sum;
  }
}
