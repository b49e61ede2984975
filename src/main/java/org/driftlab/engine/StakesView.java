// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.evaluate.Confusion;
import org.driftlab.evaluate.SeriesView;

/**
 * What is at stake, as far as it was measured; {@code NaN} where nothing was.
 *
 * @param stakes what the scenario says
 * @param positive the number of the class that matters
 * @param windowCost the champion's mean cost of a label over the sliding window
 * @param windowAuc the champion's AUC over the sliding window
 * @param windowHitRate the champion's hit rate at 10 over the last 100 rankings
 * @param hitRate the champion's hit rate at 10 over all rankings
 * @param rankings how many there were
 * @param cost the champion's mean cost of a label over the sliding window, through time
 * @param auc the champion's AUC over the sliding window, through time
 * @param hits the champion's hit rate at 10 over the last 100 rankings, through time
 */
public record StakesView(Stakes stakes, int positive, double windowCost, double windowAuc, double windowHitRate, double hitRate,
    long rankings, SeriesView cost, SeriesView auc, SeriesView hits) {
  /** What a contestant's errors cost a label, over all its labels; {@code NaN} if there were none. */
  public double costPerLabel(RunSnapshot.Contestant contestant) {
    return stakes.costPerLabel(contestant.confusedSoFar(), positive);
  }

  /** What a contestant's errors cost in all. */
  public double cost(RunSnapshot.Contestant contestant) {
    Confusion all = contestant.confusedSoFar();
    return all.labels() == 0 ? 0 : stakes.costPerLabel(all, positive) * all.labels();
  }
}
