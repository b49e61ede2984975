// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import org.driftlab.evaluate.SeriesView;

/**
 * Thins a series to what a row of pixels can show: a line of at most four points a column (first, lowest, highest, last
 * mean) and one min–max interval a column, so a spike of one point is still drawn. The arrays are reused; O(points).
 *
 * <p>After Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", PVLDB 7(10), 2014.
 */
final class Decimation {
  double[] lineX = new double[0];
  double[] lineY = new double[0];
  int lineSize;
  double[] bandX = new double[0];
  double[] bandLow = new double[0];
  double[] bandHigh = new double[0];
  int bandSize;

  private double firstX;
  private double first;
  private double lowX;
  private double low;
  private double highX;
  private double high;
  private double lastX;
  private double last;
  private double bandMin;
  private double bandMax;

  /** Thins the points of {@code [lower, upper]}, and one more on either side, to columns of a pixel. */
  void thin(SeriesView series, double lower, double upper, double width) {
    lineSize = 0;
    bandSize = 0;
    if (series.size() == 0 || width < 1) {
      return;
    }
    int from = Math.max(0, firstAtOrAfter(series, lower) - 1);
    int until = Math.min(series.size(), firstAtOrAfter(series, upper) + 1);
    reserve(Math.min(until - from, (int) width + 3));
    double scale = width / (upper - lower);
    int column = Integer.MIN_VALUE;
    for (int i = from; i < until; i++) {
      double x = (series.at()[i] - lower) * scale;
      int here = (int) Math.floor(Math.clamp(x, -1, width + 1));
      if (here != column) {
        flush(column);
        begin(x, series, i);
        column = here;
      } else {
        widen(x, series, i);
      }
    }
    flush(column);
  }

  /** The number of the first point at or after the index; {@code size} where there is none. */
  static int firstAtOrAfter(SeriesView series, double index) {
    int low = 0;
    int high = series.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (series.at()[middle] < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void begin(double x, SeriesView series, int i) {
    double mean = series.mean()[i];
    firstX = x;
    lowX = x;
    highX = x;
    lastX = x;
    first = mean;
    low = mean;
    high = mean;
    last = mean;
    bandMin = series.min()[i];
    bandMax = series.max()[i];
  }

  private void widen(double x, SeriesView series, int i) {
    double mean = series.mean()[i];
    if (mean < low) {
      low = mean;
      lowX = x;
    }
    if (mean > high) {
      high = mean;
      highX = x;
    }
    last = mean;
    lastX = x;
    bandMin = Math.min(bandMin, series.min()[i]);
    bandMax = Math.max(bandMax, series.max()[i]);
  }

  private void flush(int column) {
    if (column == Integer.MIN_VALUE) {
      return;
    }
    point(firstX, first);
    boolean lowFirst = lowX <= highX;
    inner(lowFirst ? lowX : highX, lowFirst ? low : high);
    inner(lowFirst ? highX : lowX, lowFirst ? high : low);
    if (lastX > firstX) {
      point(lastX, last);
    }
    bandX[bandSize] = (firstX + lastX) / 2;
    bandLow[bandSize] = bandMin;
    bandHigh[bandSize] = bandMax;
    bandSize++;
  }

  private void inner(double x, double y) {
    if (x > firstX && x < lastX) {
      point(x, y);
    }
  }

  private void point(double x, double y) {
    lineX[lineSize] = x;
    lineY[lineSize] = y;
    lineSize++;
  }

  private void reserve(int columns) {
    if (bandX.length < columns) {
      int room = columns + columns / 4 + 8;
      bandX = new double[room];
      bandLow = new double[room];
      bandHigh = new double[room];
      lineX = new double[4 * room];
      lineY = new double[4 * room];
    }
  }
}
