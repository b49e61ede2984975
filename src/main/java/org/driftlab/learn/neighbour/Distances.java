// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

/**
 * The inner loops over columns of stored values. Each column is an array of its own and every loop runs over plain
 * arrays with one index, a form the just-in-time compiler turns into vector instructions; four columns at a time, so
 * that a running sum is read and written once for four.
 */
final class Distances {
  private Distances() {}

  /** Adds ((a − qa)·sa)² to each sum in [from, to). */
  static void add(double[] a, double qa, double sa, double[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      double da = (a[i] - qa) * sa;
      sum[i] += da * da;
    }
  }

  /** Adds the squares of four columns' scaled differences to each sum in [from, to). */
  static void add(double[] a, double qa, double sa, double[] b, double qb, double sb, double[] c, double qc, double sc,
      double[] d, double qd, double sd, double[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      double da = (a[i] - qa) * sa;
      double db = (b[i] - qb) * sb;
      double dc = (c[i] - qc) * sc;
      double dd = (d[i] - qd) * sd;
      sum[i] += (da * da + db * db) + (dc * dc + dd * dd);
    }
  }

  /** Adds 1 to each sum in [from, to) whose nominal value is another than q. */
  static void addMismatch(double[] a, double q, double[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += a[i] == q ? 0 : 1;
    }
  }

  /**
   * Adds the squares of one numeric column in which values may be missing ({@code NaN}), on either side: two missing
   * values differ by 1, and a missing one from a value as much as it possibly could.
   *
   * @param low the smallest value, which normalizes to 0
   */
  static void addWithMissing(double[] a, double q, double low, double scale, double[] sum, int from, int to) {
    double known = (q - low) * scale;
    for (int i = from; i < to; i++) {
      double difference = (a[i] - q) * scale;
      if (Double.isNaN(difference)) {
        double other = Double.isNaN(q) ? (a[i] - low) * scale : known;
        difference = Double.isNaN(other) ? 1 : other < 0.5 ? 1 - other : other;
      }
      sum[i] += difference * difference;
    }
  }
}
