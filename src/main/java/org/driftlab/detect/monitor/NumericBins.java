// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;

/**
 * Bins of one numeric feature with about equal counts of the reference, found in a few nanoseconds; immutable.
 *
 * <p>The edges are the reference's smallest value, its quantiles, and the number right above its largest value, so what
 * lies outside the reference's range has bins of its own. A value that fills whole quantiles has a bin for itself. A
 * table of 256 equal cells over the middle nine tenths gives the bin at a cell's begin; a short walk does the rest.
 */
final class NumericBins {
  /** Quantile bins at the most; with them the outer two. */
  static final int FINE = 128;

  static final int MOST_BINS = FINE + 2;
  private static final int CELLS = 256;

  private final double[] edges;
  /** The edges, closed by three that no finite value reaches. */
  private final double[] walk;

  private final byte[] first = new byte[CELLS];
  private final double origin;
  private final double scale;

  /**
   * Bins of a reference.
   *
   * @param sorted finite values, ascending; none give a single bin
   * @param size how many of them count
   */
  NumericBins(double[] sorted, int size) {
    edges = edges(sorted, size);
    walk = Arrays.copyOf(edges, edges.length + 3);
    Arrays.fill(walk, edges.length, walk.length, Double.POSITIVE_INFINITY);
    int tail = edges.length / 20;
    origin = edges.length == 0 ? 0 : edges[tail];
    double width = edges.length == 0 ? 0 : (edges[edges.length - 1 - tail] - origin) / CELLS;
    scale = width > 0 && width <= Double.MAX_VALUE ? 1 / width : 0;
    for (int cell = 0, bin = 0; cell < CELLS; cell++) {
      while (bin < edges.length && scale > 0 && edges[bin] <= origin + cell * width) {
        bin++;
      }
      first[cell] = (byte) Math.min(bin, 127);
    }
    first[0] = 0;
  }

  private static double[] edges(double[] sorted, int size) {
    if (size == 0) {
      return new double[0];
    }
    var found = new double[MOST_BINS];
    int count = 0;
    found[count++] = sorted[0];
    for (int k = 1; k < FINE; k++) {
      double quantile = sorted[(int) ((long) k * size / FINE)];
      double last = found[count - 1];
      if (quantile > last) {
        found[count++] = quantile;
      } else if (quantile == last) {
        found[count++] = Math.nextUp(quantile);
      }
    }
    double above = Math.nextUp(sorted[size - 1]);
    if (above > found[count - 1]) {
      found[count++] = above;
    }
    return Arrays.copyOf(found, count);
  }

  /** How many bins there are, the outer two included. */
  int count() {
    return edges.length + 1;
  }

  /** The edge between bin i and bin i + 1. */
  double edge(int i) {
    return edges[i];
  }

  /** The bin of a finite value: the number of edges not above it. */
  int index(double value) {
    int cell = (int) ((value - origin) * scale);
    int bin = first[cell < 0 ? 0 : Math.min(cell, CELLS - 1)];
    // The first two steps without a branch that no processor can foresee.
    bin += value >= walk[bin] ? 1 : 0;
    bin += value >= walk[bin] ? 1 : 0;
    while (value >= walk[bin]) {
      bin++;
    }
    while (bin > 0 && value < edges[bin - 1]) {
      bin--;
    }
    return bin;
  }
}
