// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.engine.Expectation.Metric;
import org.driftlab.evaluate.SeriesView;

/** What a snapshot says of a metric that an {@link Expectation} is about. */
final class Measurement {
  private Measurement() {}

  /**
   * A metric of the first contestant of a role, over all labels or as the mean of the sliding window's values in [from, to).
   *
   * @param from first instance; 0 together with {@code to} for all labels
   * @param to instance behind the last one; 0 for the run's end
   * @return {@code NaN} if it was not measured
   */
  static double of(RunSnapshot snapshot, Role who, Metric metric, long from, long to) {
    if (metric.ofForgetting()) {
      return snapshot.forgetting().map(view -> view.figures().getOrDefault(metric.figure(), Double.NaN)).orElse(Double.NaN);
    }
    if (metric.ofStakes()) {
      return snapshot.stakes().map(stakes -> atStake(snapshot, stakes, who, metric, from, to)).orElse(Double.NaN);
    }
    return snapshot.contestants().stream().filter(c -> c.role() == who).findFirst()
        .map(c -> from == 0 && to == 0 ? metric.of(c.cumulative()) : mean(c.accuracy(), from, to == 0 ? Long.MAX_VALUE : to))
        .orElse(Double.NaN);
  }

  private static double atStake(RunSnapshot snapshot, StakesView stakes, Role who, Metric metric, long from, long to) {
    boolean whole = from == 0 && to == 0;
    if (whole && metric == Metric.COST) {
      return snapshot.contestants().stream().filter(c -> c.role() == who).findFirst().map(stakes::costPerLabel)
          .orElse(Double.NaN);
    } else if (whole && metric == Metric.HIT_RATE) {
      return stakes.hitRate();
    }
    SeriesView series = metric == Metric.COST ? stakes.cost() : metric == Metric.AUC ? stakes.auc() : stakes.hits();
    return mean(series, from, to == 0 ? Long.MAX_VALUE : to);
  }

  /** The mean of the points in [from, to); {@code NaN} if there is none. */
  private static double mean(SeriesView series, long from, long to) {
    double sum = 0;
    int points = 0;
    for (int i = 0; i < series.size(); i++) {
      if (series.at(i) >= from && series.at(i) < to) {
        sum += series.mean(i);
        points++;
      }
    }
    return points == 0 ? Double.NaN : sum / points;
  }
}
