// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import org.driftlab.evaluate.SeriesView;

/**
 * One line of a {@link TimeChart}.
 *
 * @param name shown at the line's end
 * @param points what is drawn
 * @param ink its colour
 * @param stroke its dash pattern
 * @param marker its shape
 * @param band whether the interval from min to max is shaded
 */
public record ChartSeries(String name, SeriesView points, Ink ink, Stroke stroke, Marker marker, boolean band) {
  /** The mean in force at the index: that of the point that covers it; {@code NaN} outside of the series. */
  public double valueAt(double index) {
    int i = Decimation.firstAtOrAfter(points, index);
    return i == points.size() || index < begin() ? Double.NaN : points.mean(i);
  }

  /** The height of the drawn line at the index; {@code NaN} before its first point and behind its last. */
  double between(double index) {
    int i = Decimation.firstAtOrAfter(points, index);
    if (i == points.size() || i == 0) {
      return Double.NaN;
    }
    double from = points.at(i - 1);
    double share = (index - from) / (points.at(i) - from);
    return points.mean(i - 1) + share * (points.mean(i) - points.mean(i - 1));
  }

  /** What stays the same of a line while its name and points go on. */
  String look() {
    return ink + " " + stroke + " " + marker;
  }

  /** The newest mean; {@code NaN} where there is none. */
  public double last() {
    return points.size() == 0 ? Double.NaN : points.mean(points.size() - 1);
  }

  /** Where the first point begins, as far as the distance to the second tells. */
  private double begin() {
    long first = points.at(0);
    return points.size() == 1 ? first : first - (points.at(1) - first);
  }
}
