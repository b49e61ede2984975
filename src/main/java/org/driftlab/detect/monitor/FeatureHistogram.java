// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.List;

/**
 * How one feature was distributed before and after: at most 20 bins.
 *
 * @param feature the feature's name
 * @param edges ascending cut points of a numeric feature, one fewer than bins: bin 0 lies below the first, the last bin
 *     at or above the last; empty for a nominal feature
 * @param labels names of the bins of a nominal feature; empty for a numeric one
 * @param before counts in the reference window: [bins]
 * @param after counts in the current window: [bins]
 * @param missingBefore missing values in the reference window
 * @param missingAfter missing values in the current window
 */
public record FeatureHistogram(String feature, List<Double> edges, List<String> labels, List<Integer> before,
    List<Integer> after, int missingBefore, int missingAfter) {
  /** The most bins of a histogram. */
  public static final int MOST_BINS = 20;

  public FeatureHistogram {
    edges = List.copyOf(edges);
    labels = List.copyOf(labels);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** The share of each bin among all values, missing ones included: [bins]; all 0 for an empty window. */
  public static List<Double> shares(List<Integer> counts, int missing) {
    double total = missing;
    for (int count : counts) {
      total += count;
    }
    double all = Math.max(1, total);
    return counts.stream().map(count -> count / all).toList();
  }
}
