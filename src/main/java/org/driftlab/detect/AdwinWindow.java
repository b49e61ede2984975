// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Arrays;

/**
 * An adaptive window over a series: it grows while the mean looks constant and drops its oldest part when two parts of
 * it differ.
 *
 * <p>A. Bifet, R. Gavaldà, <i>Learning from Time-Changing Data with Adaptive Windowing</i>, SDM 2007, 443–448
 * (ADWIN2, with the variance-based bound). The window is an exponential histogram: row r holds at most five buckets of
 * 2^r values, each a sum and a sum of squared deviations. Every 32nd value all splits between buckets with at least
 * seven values on either side are tested, and as long as one differs the oldest bucket is dropped.
 *
 * <p>Cost: O(1) amortised a value, O(log W) each 32nd value, memory O(log W) doubles; nothing is allocated except when
 * the window first reaches a new power of two. Detections agree index for index with MOA 2024.07.0, except that
 * products of counts are taken in double where MOA's 32-bit ones overflow (windows beyond 131,000 values).
 */
public final class AdwinWindow {
  private static final int CHECK_MASK = 31;
  private static final int BUCKETS = 5;
  /** Slots a row: a ring, hence the power of two above BUCKETS + 1. */
  private static final int SLOTS = 8;
  private static final int RING = SLOTS - 1;
  private static final int MIN_PART = 7;
  private static final int MIN_WIDTH = 10;
  /** Takes the place of the paper's n: MOA subtracts its minimum part length of 5 and adds 1. */
  private static final double COUNT_OFFSET = 4;
  /** The quick test keeps this far below the exact bound, so that its rounding can never reject a real cut. */
  private static final double SLACK = 0.999;
  /** The rows that windows of up to half a million values need. */
  private static final int USUAL_ROWS = 16;
  /** The numbers of a stored state before its rows. */
  private static final int HEADER = 8;
  private static final int CUT_RATIO = 6;

  private final double delta;
  private double[] sums;
  private double[] deviations;
  private int[] heads;
  private int[] counts;
  private int rows = 1;
  private long seen;
  private long width;
  private double total;
  private double squares;
  /** ln(2·ln(W)/δ) at the smaller width {@link #floorWidth}: a lower bound that saves two logarithms a scan. */
  private double floorLog;
  private long floorWidth = Long.MAX_VALUE;
  private double cutRatio = Double.NaN;

  /**
   * An empty window.
   *
   * @param delta confidence δ in [0, 1]; smaller means fewer cuts
   */
  public AdwinWindow(double delta) {
    this.delta = delta;
    sums = new double[8 * SLOTS];
    deviations = new double[8 * SLOTS];
    heads = new int[8];
    counts = new int[8];
  }

  private AdwinWindow(AdwinWindow other) {
    delta = other.delta;
    sums = other.sums.clone();
    deviations = other.deviations.clone();
    heads = other.heads.clone();
    counts = other.counts.clone();
    rows = other.rows;
    seen = other.seen;
    width = other.width;
    total = other.total;
    squares = other.squares;
    floorLog = other.floorLog;
    floorWidth = other.floorWidth;
    cutRatio = other.cutRatio;
  }

  /** An independent copy. */
  public AdwinWindow copy() {
    return new AdwinWindow(this);
  }

  /** The bytes of the sums and of the rows: as many as half a million values need, or as are in use if more. */
  public long bytes() {
    return 64 + Math.max(rows, USUAL_ROWS) * (2L * Double.BYTES * SLOTS + 2L * Integer.BYTES);
  }

  /** The whole state as numbers, from which {@link #of} makes an equal window. */
  public double[] state() {
    int values = Arrays.stream(counts, 0, rows).sum();
    double[] state = Arrays.copyOf(new double[] {seen, width, total, squares, floorLog, floorWidth, cutRatio, rows},
        HEADER + rows + 2 * values);
    int at = HEADER;
    for (int row = 0; row < rows; row++) {
      state[at++] = counts[row];
      for (int i = 0; i < counts[row]; i++) {
        int slot = row * SLOTS + ((heads[row] + i) & RING);
        state[at++] = sums[slot];
        state[at++] = deviations[slot];
      }
    }
    return state;
  }

  /**
   * A window that goes on like the one whose {@link #state} is given.
   *
   * @throws IllegalArgumentException if no window can have that state
   */
  public static AdwinWindow of(double delta, double[] state) {
    if (state.length <= HEADER || !(state[HEADER - 1] >= 1 && state[HEADER - 1] < Long.SIZE)) {
      throw new IllegalArgumentException("the state of the window is cut short");
    }
    for (int i = 0; i < state.length; i++) {
      if (!Double.isFinite(state[i]) && i != CUT_RATIO) {
        throw new IllegalArgumentException("the state of the window holds a number that is not finite");
      }
    }
    var window = new AdwinWindow(delta);
    window.seen = (long) state[0];
    window.width = (long) state[1];
    window.total = state[2];
    window.squares = state[3];
    window.floorLog = state[4];
    // A double holds every width up to 2⁵³, and the largest long, which stands for none, comes back by saturation.
    window.floorWidth = (long) state[5];
    window.cutRatio = state[CUT_RATIO];
    window.readRows(state, (int) state[HEADER - 1]);
    return window;
  }

  private void readRows(double[] state, int count) {
    int at = HEADER;
    long values = 0;
    for (int row = 0; row < count; row++) {
      if (row > 0) {
        addRow();
      }
      if (at >= state.length || !(state[at] >= 0 && state[at] <= BUCKETS)
          || at + 1 + 2 * (int) state[at] > state.length) {
        throw new IllegalArgumentException("the rows of the window do not fit");
      }
      counts[row] = (int) state[at++];
      for (int i = 0; i < counts[row]; i++) {
        sums[row * SLOTS + i] = state[at++];
        deviations[row * SLOTS + i] = state[at++];
      }
      values += (long) counts[row] << row;
    }
    if (at != state.length || values != width || counts[count - 1] == 0 && count > 1) {
      throw new IllegalArgumentException("the width of the window does not fit its rows");
    }
  }

  /** Takes a finite value; true if the window was cut. */
  public boolean add(double value) {
    seen++;
    long before = width++;
    if (before > 0) {
      double d = value - total / before;
      squares += before * d * d / width;
    }
    total += value;
    int count = counts[0];
    sums[(heads[0] + count) & RING] = value;
    counts[0] = count + 1;
    if (count == BUCKETS) {
      compress();
    }
    return (seen & CHECK_MASK) == 0 && check();
  }

  /** The numbers that the buckets take: what the window costs. */
  int storedNumbers() {
    return sums.length + deviations.length + heads.length + counts.length;
  }

  /** The number of values in the window. */
  public long width() {
    return width;
  }

  /** The mean of the values in the window; NaN while it is empty. */
  public double mean() {
    return total / width;
  }

  /** The variance of the values in the window, as the bucket sums keep it; NaN while it is empty. */
  public double variance() {
    return squares / width;
  }

  /**
   * The largest ratio of the difference between two parts' means to its bound, over all splits that a scan now would
   * test; right after a cut the ratio at the first split that caused it, which is at least 1. NaN while no split can be
   * tested. A walk over all buckets.
   */
  public double ratio() {
    if (!Double.isNaN(cutRatio) && (seen & CHECK_MASK) == 0) {
      return cutRatio;
    }
    double best = Double.NaN;
    double log = logTerm();
    double leftCount = 0;
    double leftSum = 0;
    for (int row = rows - 1; row >= 0; row--) {
      for (int i = 0; i < counts[row]; i++) {
        leftCount += 1L << row;
        leftSum += sums[row * SLOTS + ((heads[row] + i) & RING)];
        double rightCount = width - leftCount;
        if (leftCount >= MIN_PART && rightCount >= MIN_PART) {
          double difference = Math.abs(leftSum / leftCount - (total - leftSum) / rightCount);
          double ratio = difference / bound(leftCount, rightCount, log);
          best = ratio <= best ? best : ratio;
        }
      }
    }
    return best;
  }

  /** Merges the two oldest buckets of each overfull row into one of the row above. */
  private void compress() {
    int row = 0;
    double scale = 0.5;
    do {
      int base = row * SLOTS;
      int head = heads[row];
      int first = base + head;
      int second = base + ((head + 1) & RING);
      heads[row] = (head + 2) & RING;
      counts[row] -= 2;
      if (++row == rows) {
        addRow();
      }
      int slot = row * SLOTS + ((heads[row] + counts[row]) & RING);
      // k·k·(a/k − b/k)²/(2k) for sums a and b of k values each; k is a power of two, so this form rounds the same.
      double gap = sums[first] - sums[second];
      sums[slot] = sums[first] + sums[second];
      deviations[slot] = deviations[first] + deviations[second] + gap * gap * scale;
      scale *= 0.5;
    } while (++counts[row] > BUCKETS);
  }

  private void addRow() {
    if (++rows > counts.length) {
      int capacity = 2 * counts.length;
      sums = Arrays.copyOf(sums, capacity * SLOTS);
      deviations = Arrays.copyOf(deviations, capacity * SLOTS);
      heads = Arrays.copyOf(heads, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
  }

  private boolean check() {
    cutRatio = Double.NaN;
    boolean cut = false;
    while (width > MIN_WIDTH && splitFound()) {
      dropOldest();
      cut = true;
    }
    return cut;
  }

  /**
   * Whether some split differs. With q = S₀n₁ − S₁n₀ the difference is q/(n₀n₁), and the square of its bound is at
   * least (W−8)·(2vD·n₀n₁ + (W−8)·(2D/3)²)/(n₀n₁)²: nearly every split is rejected with no division, root or logarithm.
   */
  private boolean splitFound() {
    if (!(squares >= 0)) {
      return false; // rounding made the variance negative: the bound is undefined
    }
    updateFloor();
    double span = width - 2 * COUNT_OFFSET;
    double slope = SLACK * span * 2 * (squares / width) * floorLog;
    double linear = 2.0 / 3.0 * floorLog * span;
    double base = SLACK * linear * linear;
    double leftCount = 0;
    double leftSum = 0;
    double rightCount = width;
    double rightSum = total;
    double size = 1L << (rows - 1);
    for (int row = rows - 1; row >= 0; row--, size *= 0.5) {
      int first = row * SLOTS;
      int head = heads[row];
      int end = head + counts[row];
      for (int i = head; i < end; i++) {
        double sum = sums[first + (i & RING)];
        leftCount += size;
        rightCount -= size;
        leftSum += sum;
        rightSum -= sum;
        double q = leftSum * rightCount - rightSum * leftCount;
        if (!(q * q < slope * leftCount * rightCount + base)
            && leftCount >= MIN_PART && rightCount >= MIN_PART
            && differs(leftCount, leftSum, rightCount, rightSum)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean differs(double leftCount, double leftSum, double rightCount, double rightSum) {
    double difference = Math.abs(leftSum / leftCount - rightSum / rightCount);
    double bound = bound(leftCount, rightCount, logTerm());
    if (difference > bound) {
      cutRatio = Double.isNaN(cutRatio) ? difference / bound : cutRatio;
      return true;
    }
    return false;
  }

  private double bound(double leftCount, double rightCount, double log) {
    double m = 1 / (leftCount - COUNT_OFFSET) + 1 / (rightCount - COUNT_OFFSET);
    return Math.sqrt(2 * m * (squares / width) * log) + 2.0 / 3.0 * log * m;
  }

  private double logTerm() {
    return StrictMath.log(2 * StrictMath.log(width) / delta);
  }

  private void updateFloor() {
    if (width < floorWidth || width > 2 * floorWidth) {
      floorWidth = width;
      floorLog = logTerm();
    }
  }

  private void dropOldest() {
    int row = rows - 1;
    int slot = row * SLOTS + heads[row];
    long size = 1L << row;
    double sum = sums[slot];
    width -= size;
    total -= sum;
    double gap = sum / size - total / width;
    squares -= deviations[slot] + (double) size * width * gap * gap / (size + width);
    heads[row] = (heads[row] + 1) & RING;
    if (--counts[row] == 0 && rows > 1) {
      rows--;
    }
  }
}
