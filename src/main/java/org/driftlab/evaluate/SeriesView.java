// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

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
}
