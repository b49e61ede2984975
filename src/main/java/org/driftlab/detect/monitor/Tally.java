// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;

/** Counts and moments of all features over some instances. */
final class Tally {
  /** Counts by place: [places]. */
  final int[] counts;

  /** Sums of the values' distances from the feature's centre, by place: [places]. */
  final double[] sums;

  /** Sums of the squares of those distances: [features]. */
  final double[] squares;

  /** Sums of those distances without their signs: [features]. */
  final double[] spreads;

  Tally(int places, int features) {
    counts = new int[places];
    sums = new double[places];
    squares = new double[features];
    spreads = new double[features];
  }

  private Tally(Tally other) {
    counts = other.counts.clone();
    sums = other.sums.clone();
    squares = other.squares.clone();
    spreads = other.spreads.clone();
  }

  Tally copy() {
    return new Tally(this);
  }

  void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(spreads, 0);
  }

  void add(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
      sums[i] += other.sums[i];
    }
    for (int f = 0; f < squares.length; f++) {
      squares[f] += other.squares[f];
      spreads[f] += other.spreads[f];
    }
  }
}
