// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

/**
 * The inner loops over columns of stored values. Each column is an array of its own and every loop runs over plain
 * arrays with one index, a form the just-in-time compiler turns into vector instructions; four columns at a time, so
 * that a running sum is read and written once for four.
 */
final class Distances {
  /** Stands for a nominal value that is unlike all values and unlike a missing one. */
  static final double UNLIKE = -3;

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

  /** Adds to each sum in [from, to) in how many nominal columns, from the first one on, the value is another than the query's. */
  static void addMismatches(double[][] columns, int first, double[] query, double[] sum, int from, int to) {
    int j = first;
    for (; j + 3 < columns.length; j += 4) {
      addMismatches(columns[j], query[j], columns[j + 1], query[j + 1], columns[j + 2], query[j + 2], columns[j + 3],
          query[j + 3], sum, from, to);
    }
    for (; j < columns.length; j++) {
      addMismatch(columns[j], query[j], sum, from, to);
    }
  }

  /** Values and query are whole numbers, so that a bounded difference tells without a branch whether they differ. */
  private static void addMismatch(double[] a, double q, double[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += Math.min(Math.abs(a[i] - q), 1);
    }
  }

  private static void addMismatches(double[] a, double qa, double[] b, double qb, double[] c, double qc, double[] d, double qd,
      double[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      double ab = Math.min(Math.abs(a[i] - qa), 1) + Math.min(Math.abs(b[i] - qb), 1);
      double cd = Math.min(Math.abs(c[i] - qc), 1) + Math.min(Math.abs(d[i] - qd), 1);
      sum[i] += ab + cd;
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
