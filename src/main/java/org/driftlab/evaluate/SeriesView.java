// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * An immutable picture of a {@link MetricSeries}: point i covers the instances up to {@code at[i]} since the point before.
 *
 * <p>The arrays are shared, not copied, and must not be written to; only the first {@code size} entries count.
 *
 * @param at instance index at the end of each point, ascending
 * @param min smallest value merged into the point
 * @param mean mean of the values merged into the point
 * @param max largest value merged into the point
 * @param size the number of points
 */
@SuppressWarnings("ArrayRecordComponent") // shared arrays are the point: thousands of numbers, sixty times a second
public record SeriesView(long[] at, double[] min, double[] mean, double[] max, int size) {
  /** A series with no points. */
  public static final SeriesView EMPTY = new SeriesView(new long[0], new double[0], new double[0], new double[0], 0);

  /** This series, and behind its last point the later points of another. */
  public SeriesView goingOnBy(SeriesView other) {
    int from = 0;
    while (from < other.size && size > 0 && other.at[from] <= at[size - 1]) {
      from++;
    }
    if (from == other.size) {
      return this;
    }
    return new SeriesView(joined(at, other.at, from, other.size), joined(min, other.min, from, other.size),
        joined(mean, other.mean, from, other.size), joined(max, other.max, from, other.size), size + other.size - from);
  }

  private double[] joined(double[] head, double[] tail, int from, int to) {
    double[] both = Arrays.copyOf(head, size + to - from);
    System.arraycopy(tail, from, both, size, to - from);
    return both;
  }

  private long[] joined(long[] head, long[] tail, int from, int to) {
    long[] both = Arrays.copyOf(head, size + to - from);
    System.arraycopy(tail, from, both, size, to - from);
    return both;
  }
}
