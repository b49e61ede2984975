// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * How often each class was taken for which: an immutable confusion matrix.
 *
 * <p>Only cells that are not empty are held, so a matrix of a window never takes more room than the window, whatever the
 * number of classes. A matrix may lack its cells ({@link #hasCells}) and still know the totals and hits of each class,
 * from which precision, recall and F1 follow. Measures of nothing are {@code NaN}, not 0.
 */
public final class Confusion {
  /** A matrix of no labels and no classes. */
  public static final Confusion NONE = new Confusion(new long[0], new long[0], new long[0], new long[0], new long[0], true);

  private final long[] truths;
  private final long[] predictions;
  private final long[] hits;
  private final long[] cells;
  private final long[] counts;
  private final boolean complete;
  private final long labels;

  /** The arrays are taken over; {@code cells} holds {@code truth · classes + predicted}, ascending. */
  private Confusion(long[] truths, long[] predictions, long[] hits, long[] cells, long[] counts, boolean complete) {
    this.truths = truths;
    this.predictions = predictions;
    this.hits = hits;
    this.cells = cells;
    this.counts = counts;
    this.complete = complete;
    labels = Arrays.stream(truths).sum();
  }

  /**
   * From a full matrix; O(classes²).
   *
   * @param matrix counts, [truth · classes + predicted]; not kept
   */
  public static Confusion of(int classes, long[] matrix) {
    int filled = 0;
    for (long count : matrix) {
      filled += count == 0 ? 0 : 1;
    }
    var cells = new long[filled];
    var counts = new long[filled];
    int n = 0;
    for (int i = 0; i < matrix.length; i++) {
      if (matrix[i] != 0) {
        cells[n] = i;
        counts[n++] = matrix[i];
      }
    }
    return totalled(classes, cells, counts);
  }

  /**
   * From single labels; O(n log n).
   *
   * @param pairs {@code truth · classes + predicted} of each label; sorted in place, not kept
   */
  static Confusion ofPairs(int classes, long[] pairs) {
    Arrays.sort(pairs);
    var cells = new long[pairs.length];
    var counts = new long[pairs.length];
    int n = 0;
    for (int i = 0; i < pairs.length; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        cells[n++] = pairs[i];
      }
      counts[n - 1]++;
    }
    return totalled(classes, Arrays.copyOf(cells, n), Arrays.copyOf(counts, n));
  }

  private static Confusion totalled(int classes, long[] cells, long[] counts) {
    var truths = new long[classes];
    var predictions = new long[classes];
    var hits = new long[classes];
    for (int i = 0; i < cells.length; i++) {
      int truth = (int) (cells[i] / classes);
      int predicted = (int) (cells[i] % classes);
      truths[truth] += counts[i];
      predictions[predicted] += counts[i];
      if (truth == predicted) {
        hits[truth] += counts[i];
      }
    }
    return new Confusion(truths, predictions, hits, cells, counts, true);
  }

  /** From the totals and hits of each class alone, [classes] each; copied. */
  static Confusion ofTotals(long[] truths, long[] predictions, long[] hits) {
    return new Confusion(truths.clone(), predictions.clone(), hits.clone(), new long[0], new long[0], false);
  }

  public int classes() {
    return truths.length;
  }

  /** The number of labels counted. */
  public long labels() {
    return labels;
  }

  /** Whether {@link #count} can be asked; else only the totals and hits of each class are known. */
  public boolean hasCells() {
    return complete;
  }

  /**
   * How often a class was taken for another, or for itself; O(log cells).
   *
   * @throws IllegalStateException unless {@link #hasCells}
   */
  public long count(int truth, int predicted) {
    if (!complete) {
      throw new IllegalStateException("only the totals of the classes were kept");
    }
    int at = Arrays.binarySearch(cells, (long) truth * truths.length + predicted);
    return at < 0 ? 0 : counts[at];
  }

  /** How many labels were of the class. */
  public long truths(int c) {
    return truths[c];
  }

  /** How many predictions were of the class. */
  public long predictions(int c) {
    return predictions[c];
  }

  /** How many labels of the class were predicted rightly. */
  public long hits(int c) {
    return hits[c];
  }

  /** Right / all, in 0..1. */
  public double accuracy() {
    return share(Arrays.stream(hits).sum(), labels);
  }

  /** Of the labels of the class the share predicted rightly: hits / truths. */
  public double recall(int c) {
    return share(hits[c], truths[c]);
  }

  /** Of the predictions of the class the share that was right: hits / predictions. */
  public double precision(int c) {
    return share(hits[c], predictions[c]);
  }

  /** The harmonic mean of precision and recall, 2 · hits / (truths + predictions). */
  public double f1(int c) {
    return share(2 * hits[c], truths[c] + predictions[c]);
  }

  /** The mean recall of the classes that occurred. */
  public double balancedAccuracy() {
    return ClassMeans.recall(truths, hits);
  }

  /** The mean F1 of the classes that occurred or were predicted. */
  public double macroF1() {
    return ClassMeans.f1(truths, predictions, hits);
  }

  /** The geometric mean of the recalls of the classes that occurred (M. Kubat and S. Matwin, ICML 1997). */
  public double gMean() {
    return ClassMeans.geometric(truths, hits);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
