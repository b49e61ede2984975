// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Arrays;

/** The blocks of {@link Seed}'s window, oldest first, in flat arrays: at least one, each a count, a sum and a share. */
final class SeedBlocks {
  private int size = 1;
  private long[] counts;
  private double[] sums;
  /** Each block's share of {@link #squares}. */
  private double[] shares;
  private long width;
  private double total;
  private double squares;

  SeedBlocks() {
    counts = new long[128];
    sums = new double[128];
    shares = new double[128];
  }

  SeedBlocks(SeedBlocks other) {
    size = other.size;
    counts = other.counts.clone();
    sums = other.sums.clone();
    shares = other.shares.clone();
    width = other.width;
    total = other.total;
    squares = other.squares;
  }

  int size() {
    return size;
  }

  long width() {
    return width;
  }

  double total() {
    return total;
  }

  double squares() {
    return squares;
  }

  long count(int block) {
    return counts[block];
  }

  double sum(int block) {
    return sums[block];
  }

  long newestCount() {
    return counts[size - 1];
  }

  /** Puts a value into the newest block. */
  void add(double value) {
    int newest = size - 1;
    counts[newest]++;
    sums[newest] += value;
    total += value;
    width++;
    if (width >= 2) {
      // The total already holds the value, which shifts the mean a little: the reference indices depend on it.
      double d = value - total / (width - 1);
      double increment = (width - 1) * d * d / width;
      squares += increment;
      shares[newest] += increment;
    }
  }

  /** Begins a new, empty newest block. */
  void append() {
    if (size == counts.length) {
      counts = Arrays.copyOf(counts, 2 * size);
      sums = Arrays.copyOf(sums, 2 * size);
      shares = Arrays.copyOf(shares, 2 * size);
    }
    counts[size] = 0;
    sums[size] = 0;
    shares[size] = 0;
    size++;
  }

  /**
   * Merges neighbours, from the newest pair to the oldest, whose means differ by less than a threshold that grows by
   * {@code step} at every pair.
   */
  void compress(double step) {
    double threshold = 0;
    for (int newer = size - 1; newer > 0; newer--) {
      int older = newer - 1;
      threshold += step;
      if (Math.abs(sums[older] / counts[older] - sums[newer] / counts[newer]) < threshold) {
        counts[older] += counts[newer];
        sums[older] += sums[newer];
        shares[older] += shares[newer];
        counts[newer] = 0;
      }
    }
    int kept = 0;
    for (int block = 0; block < size; block++) {
      if (counts[block] > 0) {
        move(block, kept++);
      }
    }
    size = kept;
  }

  /** Drops all blocks older than the given one. */
  void dropBefore(int block) {
    for (int i = block - 1; i >= 0; i--) {
      width -= counts[i];
      total -= sums[i];
      squares -= shares[i];
    }
    for (int i = block; i < size; i++) {
      move(i, i - block);
    }
    size -= block;
  }

  private void move(int from, int to) {
    counts[to] = counts[from];
    sums[to] = sums[from];
    shares[to] = shares[from];
  }
}
