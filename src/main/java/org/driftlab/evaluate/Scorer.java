// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import org.driftlab.data.InputException;

/**
 * Scores one contestant's predictions as their labels arrive: over everything and over a sliding window of labels.
 *
 * <p>Beside its own hits it counts those of the two baselines on the very same labels, which κ_M and κ_T compare with (A.
 * Bifet et al., Efficient Online Evaluation of Big Data Stream Classifiers, KDD 2015, section 3). A label costs O(1): it is
 * noted when it comes and counted with its neighbours, when somebody asks or a window of them has gathered. One after another
 * that takes a fraction of what it takes between other work, and a run scores each label once for every contestant.
 */
public final class Scorer {
  private static final int NO_CHANGE_BIT = 1;
  private static final int MAJORITY_BIT = 2;
  private static final int PREDICTED_SHIFT = 2;
  private static final int TRUTH_SHIFT = 17;
  private static final int CLASS_MASK = (1 << (TRUTH_SHIFT - PREDICTED_SHIFT)) - 1;

  /** The most classes: truth and prediction share one int of the window's ring, so that no label costs a division. */
  public static final int MAX_CLASSES = CLASS_MASK;

  /** With more classes the whole run's matrix has no cells, only totals: it would take classes² numbers for each contestant. */
  static final int MOST_MATRIX_CLASSES = 64;

  /** The last labels, as many as two windows: one that leaves the window is still there when it is counted. */
  private final int[] ring;

  private final int length;
  private final long[] matrix;
  private final long[] hits;
  private final Counts window;
  private final Counts all;

  /** Where the next label goes, and how many before it are not counted yet. */
  private int position;

  private int uncounted;

  /**
   * A scorer that has seen no label.
   *
   * @param classes the number of classes, at most {@link #MAX_CLASSES}
   * @param window length of the sliding window, in labels, at most 2^29
   */
  public Scorer(int classes, int window) {
    if (classes > MAX_CLASSES) {
      throw new InputException("The label has %d classes; at most %d can be scored, so group some of them."
          .formatted(classes, MAX_CLASSES));
    }
    length = window;
    ring = new int[2 * window];
    this.window = new Counts(classes);
    all = new Counts(classes);
    matrix = new long[classes <= MOST_MATRIX_CLASSES ? classes * classes : 0];
    hits = new long[matrix.length > 0 ? 0 : classes];
  }

  private Scorer(Scorer other) {
    length = other.length;
    ring = other.ring.clone();
    window = new Counts(other.window);
    all = new Counts(other.all);
    position = other.position;
    uncounted = other.uncounted;
    matrix = other.matrix.clone();
    hits = other.hits.clone();
  }

  /**
   * Takes one label.
   *
   * @param truth the class that it was
   * @param predicted the class that the contestant had predicted
   * @param noChangeRight whether the no-change baseline was right about it
   * @param majorityRight whether the majority-class baseline was right about it
   */
  public void score(int truth, int predicted, boolean noChangeRight, boolean majorityRight) {
    ring[position] = truth << TRUTH_SHIFT | predicted << PREDICTED_SHIFT | (noChangeRight ? NO_CHANGE_BIT : 0)
        | (majorityRight ? MAJORITY_BIT : 0);
    if (++position == ring.length) {
      position = 0;
    }
    if (++uncounted == length) {
      count();
    }
  }

  /** Counts what has gathered; each label that comes into a full window drives out the one a window before it. */
  private void count() {
    int from = position - uncounted;
    int fills = (int) Math.min(uncounted, length - window.labels);
    for (int i = 0; i < fills; i++) {
      int code = ring[inRing(from + i)];
      window.add(code, 1);
      all.add(code, 1);
    }
    for (int i = fills; i < uncounted; i++) {
      int code = ring[inRing(from + i)];
      window.add(ring[inRing(from + i - length)], -1);
      window.add(code, 1);
      all.add(code, 1);
    }
    countPairs(from);
    uncounted = 0;
  }

  /** What was taken for what, in the whole run's matrix, or only who was right if there are too many classes for one. */
  private void countPairs(int from) {
    for (int i = 0; i < uncounted; i++) {
      int code = ring[inRing(from + i)];
      if (matrix.length > 0) {
        matrix[cell(code)]++;
      } else if (code >>> TRUTH_SHIFT == (code >>> PREDICTED_SHIFT & CLASS_MASK)) {
        hits[code >>> TRUTH_SHIFT]++;
      }
    }
  }

  private int cell(int code) {
    return (code >>> TRUTH_SHIFT) * all.truths.length + (code >>> PREDICTED_SHIFT & CLASS_MASK);
  }

  private int inRing(int place) {
    return place < 0 ? place + ring.length : place;
  }

  /** What was taken for what over the sliding window; O(window), or O(window log window) with more than 64 classes. */
  public Confusion windowConfusion() {
    count();
    int classes = all.truths.length;
    int from = position - (int) window.labels;
    if (matrix.length > 0) {
      var counted = new long[matrix.length];
      for (int i = 0; i < window.labels; i++) {
        counted[cell(ring[inRing(from + i)])]++;
      }
      return Confusion.of(classes, counted);
    }
    var pairs = new long[(int) window.labels];
    for (int i = 0; i < pairs.length; i++) {
      int code = ring[inRing(from + i)];
      pairs[i] = (long) (code >>> TRUTH_SHIFT) * classes + (code >>> PREDICTED_SHIFT & CLASS_MASK);
    }
    return Confusion.ofPairs(classes, pairs);
  }

  /** What was taken for what over all labels; without cells if there are more than 64 classes. O(classes²), at most 4,096. */
  public Confusion confusion() {
    count();
    return matrix.length > 0 ? Confusion.of(all.truths.length, matrix)
        : Confusion.ofTotals(all.truths, all.predictions, hits);
  }

  /** Metrics over the last labels, as many as the window holds or fewer at the beginning. */
  public Metrics window() {
    count();
    return window.metrics();
  }

  /** Metrics over all labels so far. */
  public Metrics cumulative() {
    count();
    return all.metrics();
  }

  /** Accuracy over the sliding window in 0..1, {@code NaN} before the first label. */
  public double windowAccuracy() {
    count();
    return window.labels == 0 ? Double.NaN : (double) window.hits / window.labels;
  }

  /** The number of labels scored. */
  public long labels() {
    return all.labels + uncounted;
  }

  /** The bytes of its arrays. */
  public long bytes() {
    return (long) Integer.BYTES * ring.length + 4L * Long.BYTES * window.truths.length
        + (long) Long.BYTES * (matrix.length + hits.length);
  }

  /** An independent copy. */
  public Scorer copy() {
    return new Scorer(this);
  }

  private static final class Counts {
    final long[] truths;
    final long[] predictions;
    long labels;
    long hits;
    long noChangeHits;
    long majorityHits;

    Counts(int classes) {
      truths = new long[classes];
      predictions = new long[classes];
    }

    Counts(Counts other) {
      truths = other.truths.clone();
      predictions = other.predictions.clone();
      labels = other.labels;
      hits = other.hits;
      noChangeHits = other.noChangeHits;
      majorityHits = other.majorityHits;
    }

    /** Without a branch on who was right, which no processor could foretell. */
    void add(int code, int sign) {
      int truth = code >>> TRUTH_SHIFT;
      int predicted = code >>> PREDICTED_SHIFT & CLASS_MASK;
      labels += sign;
      truths[truth] += sign;
      predictions[predicted] += sign;
      hits += sign & ((truth ^ predicted) - 1) >> Integer.SIZE - 1;
      noChangeHits += sign * (code & NO_CHANGE_BIT);
      majorityHits += sign * ((code & MAJORITY_BIT) >> 1);
    }

    Metrics metrics() {
      if (labels == 0) {
        return Metrics.NONE;
      }
      double n = labels;
      double accuracy = hits / n;
      double chance = 0;
      for (int c = 0; c < truths.length; c++) {
        chance += truths[c] / n * (predictions[c] / n);
      }
      return new Metrics(labels, accuracy, beyond(accuracy, chance), beyond(accuracy, majorityHits / n),
          beyond(accuracy, noChangeHits / n));
    }

    /** The gain over a reference as a share of the gain that was possible; absent where none was possible. */
    private static double beyond(double accuracy, double reference) {
      return reference >= 1 ? Double.NaN : (accuracy - reference) / (1 - reference);
    }
  }
}
