// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How far accuracy fell after a drift, and when it was back within ε of its level before (A. Shaker and E. Hüllermeier,
 * Neurocomputing 150, 2015, measure much the same).
 *
 * @param before accuracy over the window when the drift began; {@code NaN} if nothing was measured yet
 * @param lowest the lowest accuracy until the next drift; {@code NaN} if nothing was measured
 * @param after instances from the beginning of the drift until accuracy was back, and the drift complete; 0 if it never fell by
 *     more than ε; empty while it is not known or if it was not back before the next drift
 */
public record Recovery(double before, double lowest, OptionalLong after) {
  /** ε, in accuracy. */
  public static final double EPSILON = 0.02;

  /**
   * The recovery from each drift.
   *
   * @param accuracy over the sliding window, through time
   * @param starts first index of each drift, ascending: [drifts]
   * @param ends index at which each is complete: [drifts]
   * @param patience instances after a drift is complete for which a fall may still show: a window's length
   */
  public static List<Recovery> of(SeriesView accuracy, long[] starts, long[] ends, long patience) {
    var all = new ArrayList<Recovery>();
    for (int j = 0; j < starts.length; j++) {
      all.add(of(accuracy, starts[j], ends[j], j + 1 < starts.length ? starts[j + 1] : Long.MAX_VALUE, patience));
    }
    return all;
  }

  private static Recovery of(SeriesView accuracy, long start, long end, long next, long patience) {
    double before = Double.NaN;
    double lowest = Double.NaN;
    boolean fell = false;
    long seen = -1;
    for (int i = 0; i < accuracy.size() && accuracy.at(i) < next; i++) {
      seen = accuracy.at(i);
      double value = accuracy.mean(i);
      if (seen <= start) {
        before = value;
        continue;
      }
      lowest = Double.isNaN(lowest) ? value : Math.min(lowest, value);
      if (value < before - EPSILON) {
        fell = true;
      } else if (fell && seen >= end) {
        return new Recovery(before, lowestUntil(accuracy, i, next, lowest), OptionalLong.of(seen - start));
      }
    }
    boolean spared = !fell && !Double.isNaN(before) && seen >= end + patience;
    return new Recovery(before, lowest, spared ? OptionalLong.of(0) : OptionalLong.empty());
  }

  private static double lowestUntil(SeriesView accuracy, int from, long next, double lowest) {
    double least = lowest;
    for (int i = from; i < accuracy.size() && accuracy.at(i) < next; i++) {
      least = Math.min(least, accuracy.mean(i));
    }
    return least;
  }
}
