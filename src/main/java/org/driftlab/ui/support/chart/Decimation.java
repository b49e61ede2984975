// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import org.driftlab.evaluate.SeriesView;

/**
 * Thins a series to what a row of pixels can show: for each column the mean of its points, for a calm line whose dashes stay
 * readable, and the lowest and the highest value, so that a spike of one value is still in the band. A series with fewer
 * points than columns stays as it is. The arrays are reused; O(points).
 */
final class Decimation {
  private static final double COLUMN = 2;

  double[] x = new double[0];
  double[] mean = new double[0];
  double[] low = new double[0];
  double[] high = new double[0];
  int size;

  /** Thins the points of {@code [lower, upper]}, and one more on either side, to columns of two pixels. */
  void thin(SeriesView series, double lower, double upper, double width) {
    size = 0;
    if (series.size() == 0 || width < 1) {
      return;
    }
    int from = Math.max(0, firstAtOrAfter(series, lower) - 1);
    int until = Math.min(series.size(), firstAtOrAfter(series, upper) + 1);
    reserve(Math.min(until - from, (int) (width / COLUMN) + 5));
    double scale = width / (upper - lower);
    int begin = from;
    while (begin < until) {
      int column = column(series.at(begin), lower, scale, width);
      int end = begin + 1;
      while (end < until && column(series.at(end), lower, scale, width) == column) {
        end++;
      }
      merge(series, begin, end, lower, scale);
      begin = end;
    }
  }

  /** The number of the first point at or after the index; {@code size} where there is none. */
  static int firstAtOrAfter(SeriesView series, double index) {
    int first = 0;
    int last = series.size();
    while (first < last) {
      int middle = (first + last) >>> 1;
      if (series.at(middle) < index) {
        first = middle + 1;
      } else {
        last = middle;
      }
    }
    return first;
  }

  private static int column(long at, double lower, double scale, double width) {
    return (int) Math.floor(Math.clamp((at - lower) * scale, -1, width + 1) / COLUMN);
  }

  private void merge(SeriesView series, int begin, int end, double lower, double scale) {
    double sumX = 0;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = begin; i < end; i++) {
      sumX += (series.at(i) - lower) * scale;
      sum += series.mean(i);
      least = Math.min(least, series.min(i));
      greatest = Math.max(greatest, series.max(i));
    }
    x[size] = sumX / (end - begin);
    mean[size] = sum / (end - begin);
    low[size] = least;
    high[size] = greatest;
    size++;
  }

  private void reserve(int columns) {
    if (x.length < columns) {
      int room = columns + columns / 4;
      x = new double[room];
      mean = new double[room];
      low = new double[room];
      high = new double[room];
    }
  }
}
