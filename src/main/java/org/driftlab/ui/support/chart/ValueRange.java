// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * How a chart finds the interval of values it shows.
 *
 * @param low the least value ever shown
 * @param high the greatest value ever shown
 * @param fixed whether all of it is always shown; else as much as the visible points need
 */
public record ValueRange(double low, double high, boolean fixed) {
  public ValueRange {
    if (!(low < high)) {
      throw new IllegalArgumentException("range from " + low + " to " + high);
    }
  }

  /** As much as the points need. */
  public static ValueRange automatic() {
    return new ValueRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
  }

  /** As much as the points need, within bounds. */
  public static ValueRange automatic(double low, double high) {
    return new ValueRange(low, high, false);
  }

  /** Always the same. */
  public static ValueRange fixed(double low, double high) {
    return new ValueRange(low, high, true);
  }
}
