// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;

/**
 * For each instance of the short-term memory, which predictions of its label were right: those of the three memories,
 * and those of a test with interleaved training on the whole window (level 0), its newer half (level 1), quarter, and
 * so on. Sums over the present windows are kept, so that asking costs nothing.
 */
final class InterleavedTests {
  /** The bits of the three memories; level j has the bit FIRST_LEVEL shl j. */
  static final int SHORT = 1;

  static final int LONG = 2;
  static final int BOTH = 4;
  private static final int FIRST_LEVEL = 8;
  private static final int MOST_LEVELS = 25;

  /** Which predictions were right, [places of the short-term memory]. */
  int[] bits = new int[0];

  /** How many levels there are, where each begins and how many of its predictions were right, [levels]. */
  int levels;

  final int[] start = new int[MOST_LEVELS];
  private final int[] right = new int[MOST_LEVELS];

  /** How many predictions at the beginning of a level do not count: those made from too few instances. */
  private final int skip;

  /** How many predictions of each memory over the whole window were right. */
  int shortRight;

  int longRight;
  int bothRight;

  InterleavedTests(int skip) {
    this.skip = skip;
  }

  static int level(int j) {
    return FIRST_LEVEL << j;
  }

  /** How many levels a window of a size has: its shortest part is not below the smallest allowed. */
  static int levels(int size, int smallest) {
    int levels = 1;
    while (levels < MOST_LEVELS && size >> levels >= smallest) {
      levels++;
    }
    return levels;
  }

  /** Takes in the outcome at a new place. */
  void add(int place, int outcome) {
    bits[place] = outcome;
    count(place, 1);
    for (int j = 0; j < levels; j++) {
      right[j] += place >= start[j] + skip ? bit(place, j) : 0;
    }
  }

  private void count(int place, int sign) {
    shortRight += sign * (bits[place] & SHORT);
    longRight += sign * ((bits[place] & LONG) >> 1);
    bothRight += sign * ((bits[place] & BOTH) >> 2);
  }

  private int bit(int place, int j) {
    return (bits[place] & level(j)) == 0 ? 0 : 1;
  }

  /** Leaves out what lies before the new beginning of the window. */
  void drop(int from, int to) {
    for (int place = from; place < to; place++) {
      count(place, -1);
    }
  }

  /** Moves the beginning of a level on; what it predicted before stays as it was. */
  void advance(int j, int newStart) {
    while (start[j] < newStart) {
      right[j] -= bit(start[j]++ + skip, j);
    }
  }

  /** Makes a later level the first one. */
  void promote(int first, int from, int to) {
    for (int place = from; place < to; place++) {
      int old = bits[place];
      bits[place] = old & (SHORT | LONG | BOTH) | old >>> first & -FIRST_LEVEL;
    }
    levels -= first;
    System.arraycopy(start, first, start, 0, levels);
    System.arraycopy(right, first, right, 0, levels);
  }

  /** Begins a level whose outcomes stand at its places already. */
  void open(int j, int from, int to) {
    start[j] = from;
    right[j] = 0;
    for (int place = from + skip; place < to; place++) {
      right[j] += bit(place, j);
    }
    levels = Math.max(levels, j + 1);
  }

  /** The level with the largest share of right predictions, the longest of equal ones. */
  int best(int end) {
    int best = 0;
    for (int j = 1; j < levels; j++) {
      if (isBetter(j, best, end)) {
        best = j;
      }
    }
    return best;
  }

  /** How many predictions of a level that count were right. */
  int right(int j) {
    return right[j];
  }

  /** Whether a level has a larger share of right predictions than another. */
  boolean isBetter(int j, int other, int end) {
    return (long) right[j] * (end - start[other] - skip) > (long) right[other] * (end - start[j] - skip);
  }

  /** Moves everything to the front by some places. */
  void shift(int by, int end) {
    System.arraycopy(bits, by, bits, 0, end - by);
    for (int j = 0; j < levels; j++) {
      start[j] -= by;
    }
  }

  void reserve(int room) {
    if (bits.length < room) {
      bits = Arrays.copyOf(bits, room);
    }
  }

  /** Works out all sums from the outcomes of a window of the given places. */
  void recount(int from, int to, int smallest) {
    shortRight = 0;
    longRight = 0;
    bothRight = 0;
    for (int place = from; place < to; place++) {
      count(place, 1);
    }
    int size = to - from;
    for (int j = 0; j < levels(size, smallest); j++) {
      open(j, to - (size >> j), to);
    }
  }

  InterleavedTests copy() {
    var copy = new InterleavedTests(skip);
    copy.bits = bits.clone();
    copy.levels = levels;
    System.arraycopy(start, 0, copy.start, 0, MOST_LEVELS);
    System.arraycopy(right, 0, copy.right, 0, MOST_LEVELS);
    copy.shortRight = shortRight;
    copy.longRight = longRight;
    copy.bothRight = bothRight;
    return copy;
  }
}
