// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.TreeMap;

/**
 * How far each rater is trusted: the expected value of a Beta distribution, (1 + r)/(2 + r + s), after r ratings that
 * agreed with what is known without this rater and s that did not (A. Jøsang and R. Ismail, "The Beta reputation system",
 * 15th Bled eConference, 2002, eq. 5). So somebody new is trusted by a half, and a troll's first wrong rating of a
 * well-known question takes it to a third. A rating of a question that nothing is known of says nothing of its rater.
 */
final class TrustBook {
  /** Beyond so many raters, newcomers are not learned from: otherwise a flood of names would be a way around this. */
  static final int MOST_RATERS = 10_000;

  /** Agreeing and disagreeing ratings by rater, [2]. */
  private final TreeMap<String, double[]> counts = new TreeMap<>();

  TrustBook copy() {
    var copy = new TrustBook();
    counts.forEach((rater, count) -> copy.counts.put(rater, count.clone()));
    return copy;
  }

  /** In [0, 1]. */
  double of(String rater) {
    double[] count = counts.get(rater);
    if (count == null) {
      return counts.size() >= MOST_RATERS ? 0 : 0.5;
    }
    return (1 + count[0]) / (2 + count[0] + count[1]);
  }

  void add(String rater, boolean agrees) {
    if (counts.containsKey(rater) || counts.size() < MOST_RATERS) {
      counts.computeIfAbsent(rater, r -> new double[2])[agrees ? 0 : 1]++;
    }
  }
}
