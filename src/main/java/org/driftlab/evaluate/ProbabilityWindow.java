// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * How good one contestant's probabilities were over its sliding window: log loss (I. J. Good, 1952), Brier score (G. W. Brier,
 * 1950) and expected calibration error over ten bins of confidence (M. Naeini et al., AAAI 2015).
 *
 * <p>The window is the last ten tenths of it that are complete, so a label costs a few additions and nothing has to be taken back.
 * Logarithms are taken of products of several probabilities, because a product is cheap.
 */
final class ProbabilityWindow {
  private static final int TENTHS = 10;
  private static final int BINS = 10;
  private static final double LEAST = 1e-15;

  /** So many labels are counted at once. */
  private static final int BLOCK = 64;

  /** Below this a product is turned into its logarithm: one factor more is still far from the smallest number. */
  private static final double SMALL = 1e-200;

  private final int tenth;

  /** Of each complete tenth: labels, log loss and Brier score in all, [tenth]. */
  private final int[] labels = new int[TENTHS];
  private final double[] surprise = new double[TENTHS];
  private final double[] distance = new double[TENTHS];

  /**
   * Of each complete tenth and bin: right ones and confidence in all, [tenth · bins + bin]. A bin's share of all labels times the gap
   * between its accuracy and its confidence is the gap between these two by the number of all labels.
   */
  private final int[] binHits = new int[TENTHS * BINS];
  private final double[] binConfidence = new double[TENTHS * BINS];

  /** The tenth that is being filled, and the same of it. */
  private int at;
  private int counted;
  private double product = 1;
  private double logarithms;
  private double squares;
  private final int[] nowHits = new int[BINS];
  private final double[] nowConfidence = new double[BINS];

  /** What is not counted yet, and how much of it there may be: a block, or what lacks to the tenth. */
  private final double[] rights = new double[BLOCK];
  private final double[] confidences = new double[BLOCK];
  private final int[] hits = new int[BLOCK];
  private int gathered;
  private int room;

  /** A window of about so many labels, at least 1. */
  ProbabilityWindow(int window) {
    tenth = Math.max(1, window / TENTHS);
    room = Math.min(BLOCK, tenth);
  }

  private ProbabilityWindow(ProbabilityWindow other) {
    tenth = other.tenth;
    copy(other.labels, labels);
    System.arraycopy(other.surprise, 0, surprise, 0, TENTHS);
    System.arraycopy(other.distance, 0, distance, 0, TENTHS);
    copy(other.binHits, binHits);
    System.arraycopy(other.binConfidence, 0, binConfidence, 0, TENTHS * BINS);
    at = other.at;
    counted = other.counted;
    product = other.product;
    logarithms = other.logarithms;
    squares = other.squares;
    copy(other.nowHits, nowHits);
    System.arraycopy(other.nowConfidence, 0, nowConfidence, 0, BINS);
    System.arraycopy(other.rights, 0, rights, 0, BLOCK);
    System.arraycopy(other.confidences, 0, confidences, 0, BLOCK);
    copy(other.hits, hits);
    gathered = other.gathered;
    room = other.room;
  }

  private static void copy(int[] from, int[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  ProbabilityWindow copy() {
    return new ProbabilityWindow(this);
  }

  /**
   * Takes the probabilities of one prediction whose label has come.
   *
   * @param of probabilities, from {@code first} on [classes]; a prediction without any has {@code NaN} there and is left out
   */
  void add(double[] of, int first, int classes, int truth, int predicted) {
    double right = of[first + truth];
    if (Double.isNaN(right)) {
      return;
    }
    double sum = 0;
    for (int c = first; c < first + classes; c++) {
      sum += of[c] * of[c];
    }
    squares += sum - 2 * right + 1;
    rights[gathered] = right;
    confidences[gathered] = of[first + predicted];
    hits[gathered] = predicted == truth ? 1 : 0;
    if (++gathered == room) {
      count();
    }
  }

  /** Counts the labels that have gathered: one after another that takes a fraction of what it takes between other work. */
  private void count() {
    for (int i = 0; i < gathered; i++) {
      product *= Math.max(rights[i], LEAST);
      if (product < SMALL) {
        logarithms += StrictMath.log(product);
        product = 1;
      }
    }
    for (int i = 0; i < gathered; i++) {
      int bin = Math.max(0, Math.min(BINS - 1, (int) (confidences[i] * BINS)));
      nowHits[bin] += hits[i];
      nowConfidence[bin] += confidences[i];
    }
    counted += gathered;
    gathered = 0;
    if (counted == tenth) {
      close();
    }
    room = Math.min(BLOCK, tenth - counted);
  }

  private void close() {
    labels[at] = counted;
    surprise[at] = -(logarithms + StrictMath.log(product));
    distance[at] = squares;
    System.arraycopy(nowHits, 0, binHits, at * BINS, BINS);
    System.arraycopy(nowConfidence, 0, binConfidence, at * BINS, BINS);
    at = (at + 1) % TENTHS;
    counted = 0;
    product = 1;
    logarithms = 0;
    squares = 0;
    Arrays.fill(nowHits, 0);
    Arrays.fill(nowConfidence, 0);
  }

  /** Puts the three measures into their places; {@code NaN} before the first tenth is complete. */
  void measure(double[] into) {
    int n = 0;
    double surprises = 0;
    double distances = 0;
    for (int i = 0; i < TENTHS; i++) {
      n += labels[i];
      surprises += surprise[i];
      distances += distance[i];
    }
    double gaps = 0;
    for (int bin = 0; bin < BINS; bin++) {
      int hits = 0;
      double confidence = 0;
      for (int i = bin; i < TENTHS * BINS; i += BINS) {
        hits += binHits[i];
        confidence += binConfidence[i];
      }
      gaps += Math.abs(hits - confidence);
    }
    into[WindowMeasure.LOG_LOSS.ordinal()] = n == 0 ? Double.NaN : surprises / n;
    into[WindowMeasure.BRIER.ordinal()] = n == 0 ? Double.NaN : distances / n;
    into[WindowMeasure.CALIBRATION_ERROR.ordinal()] = n == 0 ? Double.NaN : gaps / n;
  }

  /** The bytes of its arrays. */
  long bytes() {
    return 20L * TENTHS + 12L * BINS * (TENTHS + 1) + 20L * BLOCK;
  }
}
