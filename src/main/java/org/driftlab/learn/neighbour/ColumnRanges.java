// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

/**
 * The least and greatest value of each numeric column of a window, kept up to date as instances come and go. How often
 * an extreme stands in the window is counted too, so that a column is only searched anew when the last one leaves.
 */
final class ColumnRanges {
  /** The least value of each column, +∞ of one without values, [numeric]. */
  final double[] low;

  /** One over the width of each column's range, 0 of a constant one, [numeric]. */
  final double[] scale;

  /** How many values are missing, [numeric]. */
  final int[] missing;

  private final Points points;
  private final double[] high;
  private final int[] lowCount;
  private final int[] highCount;

  ColumnRanges(Points points) {
    this.points = points;
    low = new double[points.numeric];
    high = new double[points.numeric];
    scale = new double[points.numeric];
    missing = new int[points.numeric];
    lowCount = new int[points.numeric];
    highCount = new int[points.numeric];
    for (int j = 0; j < low.length; j++) {
      search(j);
    }
  }

  /** Tells that new values are about to stand at a place, in place of others or, if not, as additional ones. */
  void replace(int place, double[] values, boolean insteadOfOthers) {
    for (int j = 0; j < low.length; j++) {
      if (insteadOfOthers) {
        remove(j, points.columns[j][place]);
      }
      add(j, values[j]);
    }
  }

  /** Searches the columns whose extremes have left, now that the new values stand in them. */
  void settle() {
    for (int j = 0; j < low.length; j++) {
      // Of a column without values the low end lies above the high one: there is nothing to search for.
      if ((lowCount[j] <= 0 || highCount[j] <= 0) && low[j] <= high[j]) {
        search(j);
      }
    }
  }

  private void remove(int j, double value) {
    if (value == low[j]) {
      lowCount[j]--;
    }
    if (value == high[j]) {
      highCount[j]--;
    }
    if (Double.isNaN(value)) {
      missing[j]--;
    }
  }

  private void add(int j, double value) {
    if (value < low[j]) {
      low[j] = value;
      lowCount[j] = 1;
      rescale(j);
    } else if (value == low[j]) {
      lowCount[j]++;
    }
    if (value > high[j]) {
      high[j] = value;
      highCount[j] = 1;
      rescale(j);
    } else if (value == high[j]) {
      highCount[j]++;
    }
    if (Double.isNaN(value)) {
      missing[j]++;
    }
  }

  private void search(int j) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.count; i++) {
      double value = points.columns[j][i];
      least = value < least ? value : least;
      greatest = value > greatest ? value : greatest;
    }
    low[j] = least;
    high[j] = greatest;
    count(j, points.columns[j]);
    rescale(j);
  }

  private void count(int j, double[] column) {
    lowCount[j] = 0;
    highCount[j] = 0;
    missing[j] = 0;
    for (int i = 0; i < points.count; i++) {
      double value = column[i];
      lowCount[j] += value == low[j] ? 1 : 0;
      highCount[j] += value == high[j] ? 1 : 0;
      missing[j] += Double.isNaN(value) ? 1 : 0;
    }
  }

  private void rescale(int j) {
    double width = high[j] - low[j];
    scale[j] = width > NearestNeighbours.SMALLEST_RANGE && width < Double.POSITIVE_INFINITY ? 1 / width : 0;
  }

  long bytes() {
    return low.length * (3L * Double.BYTES + 3L * Integer.BYTES);
  }
}
