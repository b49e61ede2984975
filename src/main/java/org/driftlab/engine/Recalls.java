// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;

/**
 * The champion's hits and misses over the last labels, to find the classes whose recall fell: a quarter of the metrics'
 * window against the whole window before it.
 */
final class Recalls {
  /** A fall of so many standard errors is no chance. */
  private static final double STANDARD_ERRORS = 3;

  private final Attribute.Nominal label;

  /** 2·class + 1 for a hit, 2·class for a miss, going round. */
  private final int[] outcomes;

  private final int recent;
  private long seen;

  Recalls(Attribute.Nominal label, int window) {
    this.label = label;
    recent = Math.max(10, window / 4);
    outcomes = new int[recent + window];
  }

  private Recalls(Recalls other) {
    label = other.label;
    outcomes = other.outcomes.clone();
    recent = other.recent;
    seen = other.seen;
  }

  Recalls copy() {
    return new Recalls(this);
  }

  void add(int truth, boolean right) {
    outcomes[(int) (seen++ % outcomes.length)] = 2 * truth + (right ? 1 : 0);
  }

  /** The classes whose recall fell, the largest fall first; O(window + classes). */
  List<WhatChanged.RecallFall> fallen() {
    int classes = label.values().size();
    var before = new int[2 * classes];
    var after = new int[2 * classes];
    long first = Math.max(0, seen - outcomes.length);
    for (long i = first; i < seen; i++) {
      (i >= seen - recent ? after : before)[outcomes[(int) (i % outcomes.length)]]++;
    }
    return IntStream.range(0, classes).filter(c -> fell(before, after, c))
        .mapToObj(c -> new WhatChanged.RecallFall(label.values().get(c), recall(before, c), recall(after, c),
            labels(before, c), labels(after, c)))
        .sorted(Comparator.comparingDouble(fall -> fall.after() - fall.before())).limit(WhatChanged.MOST).toList();
  }

  private static int labels(int[] counts, int c) {
    return counts[2 * c] + counts[2 * c + 1];
  }

  private static double recall(int[] counts, int c) {
    return (double) counts[2 * c + 1] / labels(counts, c);
  }

  private static boolean fell(int[] before, int[] after, int c) {
    double n = labels(before, c);
    double m = labels(after, c);
    if (n == 0 || m == 0) {
      return false;
    }
    double pooled = (before[2 * c + 1] + after[2 * c + 1]) / (n + m);
    double error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return recall(before, c) - recall(after, c) > STANDARD_ERRORS * error;
  }
}
