// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;
import org.driftlab.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Scores one contestant's predictions as their labels arrive: over everything and over a sliding window of labels.
 *
 * <p>Beside its own hits it counts those of the two baselines on the very same labels, which κ_M and κ_T compare with (A.
 * Bifet et al., Efficient Online Evaluation of Big Data Stream Classifiers, KDD 2015, section 3). A label costs O(1): it is
 * noted when it comes and counted with its neighbours, when somebody asks or a block of them has gathered. One after another
 * that takes a fraction of what it takes between other work, and a run scores each label once for every contestant.
 */
public final class Scorer {
  private static final int NO_CHANGE_BIT = 1;
  private static final int MAJORITY_BIT = 2;
  private static final int PREDICTED_SHIFT = 2;
  private static final int TRUTH_SHIFT = 17;
  private static final int CLASS_MASK = (1 << (TRUTH_SHIFT - PREDICTED_SHIFT)) - 1;

  /** {@link #measure} is quick if it was called, among its last so many calls, one window of labels ago. */
  private static final int MARKS = 12;

  /** The most classes: truth and prediction share one int of the window's ring, so that no label costs a division. */
  public static final int MAX_CLASSES = CLASS_MASK;

  /** With more classes the whole run's matrix has no cells, only totals: it would take classes² numbers for each contestant. */
  static final int MOST_MATRIX_CLASSES = 64;

  /** So many labels are counted at once. */
  private static final int BLOCK = 64;

  /** The last labels: those of the window and a block, so that one that leaves the window is still there to be counted out. */
  private final int[] ring;

  private final int length;
  private final int classes;
  private final Tally window = new Tally();
  private final Tally all = new Tally();
  private final Tally block = new Tally();

  /** The whole run, [truth · classes + predicted]; empty with too many classes, which have their totals instead. */
  private final long[] matrix;

  private final @Nullable ClassTotals totals;

  /** The whole run's totals when {@link #measure} was called last, a place a call; empty with too many classes. */
  private final ClassTotals[] marks;

  /** The labels there were at each of {@link #marks}. */
  private final long[] marked;

  private final ClassTotals recent;
  private final ProbabilityWindow probabilities;
  private int nextMark;

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
    this.classes = classes;
    length = window;
    ring = new int[window + BLOCK];
    boolean full = classes <= MOST_MATRIX_CLASSES;
    matrix = new long[full ? classes * classes : 0];
    totals = full ? null : new ClassTotals(classes);
    marks = new ClassTotals[full ? MARKS : 0];
    Arrays.setAll(marks, i -> new ClassTotals(classes));
    marked = new long[marks.length];
    Arrays.fill(marked, -1);
    recent = new ClassTotals(classes);
    probabilities = new ProbabilityWindow(window);
  }

  private Scorer(Scorer other) {
    classes = other.classes;
    length = other.length;
    ring = other.ring.clone();
    window.add(other.window, 1);
    all.add(other.all, 1);
    position = other.position;
    uncounted = other.uncounted;
    matrix = other.matrix.clone();
    totals = other.totals == null ? null : new ClassTotals(other.totals);
    marks = new ClassTotals[other.marks.length];
    Arrays.setAll(marks, i -> new ClassTotals(other.marks[i]));
    marked = other.marked.clone();
    nextMark = other.nextMark;
    recent = new ClassTotals(classes);
    probabilities = other.probabilities.copy();
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
    if (++uncounted == BLOCK) {
      count();
    }
  }

  /**
   * Takes the probabilities of a prediction whose label was taken by {@link #score}; a contestant that has none is not asked.
   *
   * @param of probabilities, from {@code first} on [classes]
   */
  public void scoreProbabilities(double[] of, int first, int truth, int predicted) {
    probabilities.add(of, first, classes, truth, predicted);
  }

  /** Counts what has gathered; what comes into a full window drives out as many of the oldest labels in it. */
  private void count() {
    int from = position - uncounted;
    int oldest = from - (int) window.labels;
    int leaving = Math.max(0, (int) window.labels + uncounted - length);
    sum(from, uncounted);
    all.add(block, 1);
    window.add(block, 1);
    sum(oldest, leaving);
    window.add(block, -1);
    for (int i = from; i < position; i++) {
      int code = ring[inRing(i)];
      if (totals == null) {
        matrix[cell(code)]++;
      } else {
        totals.add(truth(code), predicted(code));
      }
    }
    uncounted = 0;
  }

  /** Sums some labels up in {@link #block}; those that begin before the ring's first place lie at its end. */
  private void sum(int from, int labels) {
    block.clear();
    int to = from + labels;
    if (from < 0) {
      sumNeighbours(from + ring.length, Math.min(0, to) + ring.length);
    }
    sumNeighbours(Math.max(0, from), to);
  }

  /** Without a branch, neither on who was right, which no processor could foretell, nor on the ring's end. */
  private void sumNeighbours(int from, int to) {
    int hits = 0;
    int noChangeHits = 0;
    int majorityHits = 0;
    for (int i = from; i < to; i++) {
      int code = ring[i];
      hits += (truth(code) ^ predicted(code)) - 1 >>> Integer.SIZE - 1;
      noChangeHits += code & NO_CHANGE_BIT;
      majorityHits += code >>> 1 & 1;
    }
    block.labels += Math.max(0, to - from);
    block.hits += hits;
    block.noChangeHits += noChangeHits;
    block.majorityHits += majorityHits;
  }

  private static int truth(int code) {
    return code >>> TRUTH_SHIFT;
  }

  private static int predicted(int code) {
    return code >>> PREDICTED_SHIFT & CLASS_MASK;
  }

  private int cell(int code) {
    return truth(code) * classes + predicted(code);
  }

  private int inRing(int place) {
    return place < 0 ? place + ring.length : place;
  }

  /** What the window holds, [truth · classes + predicted]. */
  private long[] windowMatrix() {
    var counted = new long[matrix.length];
    int from = position - (int) window.labels;
    for (int i = 0; i < window.labels; i++) {
      counted[cell(ring[inRing(from + i)])]++;
    }
    return counted;
  }

  private ClassTotals windowTotals() {
    if (totals == null) {
      return ClassTotals.of(classes, windowMatrix());
    }
    var counted = new ClassTotals(classes);
    int from = position - (int) window.labels;
    for (int i = 0; i < window.labels; i++) {
      int code = ring[inRing(from + i)];
      counted.add(truth(code), predicted(code));
    }
    return counted;
  }

  /** What was taken for what over the sliding window; O(window), or O(window log window) with more than 64 classes. */
  public Confusion windowConfusion() {
    count();
    if (totals == null) {
      return Confusion.of(classes, windowMatrix());
    }
    int from = position - (int) window.labels;
    var pairs = new long[(int) window.labels];
    for (int i = 0; i < pairs.length; i++) {
      int code = ring[inRing(from + i)];
      pairs[i] = (long) truth(code) * classes + predicted(code);
    }
    return Confusion.ofPairs(classes, pairs);
  }

  /** What was taken for what over all labels; without cells if there are more than 64 classes. O(classes²), at most 4,096. */
  public Confusion confusion() {
    count();
    return totals == null ? Confusion.of(classes, matrix)
        : Confusion.ofTotals(totals.truths, totals.predictions, totals.hits);
  }

  /** Metrics over the last labels, as many as the window holds or fewer at the beginning; O(window). */
  public Metrics window() {
    count();
    return window.metrics(windowTotals());
  }

  /** Metrics over all labels so far; O(classes²), at most 4,096. */
  public Metrics cumulative() {
    count();
    return all.metrics(totals == null ? ClassTotals.of(classes, matrix) : totals);
  }

  /**
   * Measures the sliding window: all that {@link WindowMeasure} names, {@code NaN} where it is absent.
   *
   * <p>Whoever asks every tenth of a window, as a run does, has it in O(classes²) for up to 64 classes, because a window is the
   * difference of two states of the whole run; otherwise it is O(window).
   *
   * @param into [number of {@link WindowMeasure}s], overwritten
   */
  public void measure(double[] into) {
    count();
    ClassTotals of = recentTotals();
    Metrics metrics = window.metrics(of);
    into[WindowMeasure.ACCURACY.ordinal()] = metrics.accuracy();
    into[WindowMeasure.KAPPA.ordinal()] = metrics.kappa();
    into[WindowMeasure.KAPPA_M.ordinal()] = metrics.kappaM();
    into[WindowMeasure.KAPPA_T.ordinal()] = metrics.kappaT();
    into[WindowMeasure.BALANCED_ACCURACY.ordinal()] = ClassMeans.recall(of.truths, of.hits);
    into[WindowMeasure.MACRO_F1.ordinal()] = ClassMeans.f1(of.truths, of.predictions, of.hits);
    into[WindowMeasure.G_MEAN.ordinal()] = ClassMeans.geometric(of.truths, of.hits);
    probabilities.measure(into);
  }

  private ClassTotals recentTotals() {
    if (totals != null) {
      return windowTotals();
    }
    ClassTotals now = marks[nextMark];
    now.clear();
    now.add(classes, matrix);
    marked[nextMark] = all.labels;
    nextMark = (nextMark + 1) % MARKS;
    if (all.labels == window.labels) {
      return now;
    }
    for (int i = 0; i < MARKS; i++) {
      if (marked[i] == all.labels - length) {
        recent.difference(now, marks[i]);
        return recent;
      }
    }
    return windowTotals();
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
    return probabilities.bytes() + (long) Integer.BYTES * ring.length + (long) Long.BYTES * (matrix.length + 3L * classes * (1 + marks.length + (totals == null ? 0 : 1)));
  }

  /** An independent copy. */
  public Scorer copy() {
    return new Scorer(this);
  }

  /** How many labels there were, and who was right about them. */
  private static final class Tally {
    long labels;
    long hits;
    long noChangeHits;
    long majorityHits;

    void clear() {
      labels = 0;
      hits = 0;
      noChangeHits = 0;
      majorityHits = 0;
    }

    void add(Tally other, int sign) {
      labels += sign * other.labels;
      hits += sign * other.hits;
      noChangeHits += sign * other.noChangeHits;
      majorityHits += sign * other.majorityHits;
    }

    Metrics metrics(ClassTotals of) {
      if (labels == 0) {
        return Metrics.NONE;
      }
      double n = labels;
      double accuracy = hits / n;
      double chance = 0;
      for (int c = 0; c < of.truths.length; c++) {
        chance += of.truths[c] / n * (of.predictions[c] / n);
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
