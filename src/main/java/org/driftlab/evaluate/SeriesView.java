// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * An immutable picture of a {@link MetricSeries}: point i covers the instances up to {@code at(i)} since the point before.
 *
 * <p>Thousands of numbers sixty times a second are shared with the series and not copied: finished points are never written again,
 * and the one that is still being filled is kept apart.
 */
public final class SeriesView {
  /** A series with no points. */
  public static final SeriesView EMPTY = new SeriesView(new long[0], new double[0], new double[0], new double[0], 0);

  private final long[] at;
  private final double[] min;
  private final double[] mean;
  private final double[] max;
  private final int finished;
  private final int size;
  private final long lastAt;
  private final double lastMin;
  private final double lastMean;
  private final double lastMax;

  /**
   * A series of finished points; only the first {@code size} entries of the arrays count, and they must not be written to any more.
   *
   * @param at instance index at the end of each point, ascending
   * @param min smallest value merged into the point
   * @param mean mean of the values merged into the point
   * @param max largest value merged into the point
   */
  public SeriesView(long[] at, double[] min, double[] mean, double[] max, int size) {
    this(at, min, mean, max, size, false, 0, 0, 0, 0);
  }

  /** As above, and behind them a last point that is still being filled, if there is one. */
  SeriesView(long[] at, double[] min, double[] mean, double[] max, int finished, boolean filling, long lastAt, double lastMin,
      double lastMean, double lastMax) {
    this.at = at;
    this.min = min;
    this.mean = mean;
    this.max = max;
    this.finished = finished;
    this.size = finished + (filling ? 1 : 0);
    this.lastAt = lastAt;
    this.lastMin = lastMin;
    this.lastMean = lastMean;
    this.lastMax = lastMax;
  }

  /** The number of points. */
  public int size() {
    return size;
  }

  /** The instance index at the end of point i; ascending. */
  public long at(int i) {
    return isFinished(i) ? at[i] : lastAt;
  }

  /** The smallest value merged into point i. */
  public double min(int i) {
    return isFinished(i) ? min[i] : lastMin;
  }

  /** The mean of the values merged into point i. */
  public double mean(int i) {
    return isFinished(i) ? mean[i] : lastMean;
  }

  /** The largest value merged into point i. */
  public double max(int i) {
    return isFinished(i) ? max[i] : lastMax;
  }

  private boolean isFinished(int i) {
    if (i >= size) {
      throw new IndexOutOfBoundsException("point " + i + " of " + size);
    }
    return i < finished;
  }

  /** This series, and behind its last point the later points of another. */
  public SeriesView goingOnBy(SeriesView other) {
    int from = 0;
    while (from < other.size && size > 0 && other.at(from) <= at(size - 1)) {
      from++;
    }
    int sum = size + other.size - from;
    long[] ats = new long[sum];
    double[][] values = new double[3][sum];
    for (int i = 0; i < sum; i++) {
      SeriesView of = i < size ? this : other;
      int point = i < size ? i : from + i - size;
      ats[i] = of.at(point);
      values[0][i] = of.min(point);
      values[1][i] = of.mean(point);
      values[2][i] = of.max(point);
    }
    return new SeriesView(ats, values[0], values[1], values[2], sum);
  }

  /** The points as text, for whoever looks for a difference. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(Arrays.asList(at(i), min(i), mean(i), max(i)));
    }
    return text.toString();
  }
}
