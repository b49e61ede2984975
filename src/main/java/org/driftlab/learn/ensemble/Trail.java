// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;

/**
 * How a member with a window over its errors stood after each place of a stretch: where its draws and its error rate were,
 * and where its errors rose. From it follows afterwards which member had to be replaced where. Grows to the longest stretch
 * and then allocates nothing.
 */
final class Trail {
  private long[] draws = {};
  private double[] errorRates = {};

  /** The places where errors rose, ascending. */
  private int[] rises = {};

  private int riseCount;

  /** Notes a place; all beyond it is forgotten. */
  void note(int place, Draws now, double errorRate, boolean rises) {
    if (place >= draws.length) {
      int length = Math.max(Stretch.LONGEST, place + 1);
      draws = Arrays.copyOf(draws, length);
      errorRates = Arrays.copyOf(errorRates, length);
      this.rises = Arrays.copyOf(this.rises, length);
    }
    draws[place] = now.state();
    errorRates[place] = errorRate;
    cut(place);
    if (rises) {
      this.rises[riseCount++] = place;
    }
  }

  private void cut(int place) {
    while (riseCount > 0 && rises[riseCount - 1] >= place) {
      riseCount--;
    }
  }

  /** The first place not before a given one where errors rose, or {@code Integer.MAX_VALUE}. */
  int nextRise(int from) {
    for (int i = 0; i < riseCount; i++) {
      if (rises[i] >= from) {
        return rises[i];
      }
    }
    return Integer.MAX_VALUE;
  }

  boolean rose(int place) {
    return nextRise(place) == place;
  }

  double errorRate(int place) {
    return errorRates[place];
  }

  /** The member gives way to a new one at a place: its draws go back to there, and it has made no errors yet. */
  void rewind(int place, Draws now) {
    now.rewind(draws[place]);
    errorRates[place] = 0;
    cut(place + 1);
  }
}
