// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.Confusion;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.evaluate.RankWindow;
import org.driftlab.learn.Learner;

/** Measures what is at stake: what errors cost, and the champion's AUC and hit rate at 10, through time. */
final class StakesWatch {
  private static final int FIRST = 10;
  private static final int RANKINGS = 100;
  private static final int SERIES_POINTS = 2_048;

  private final Stakes stakes;
  private final int positive;
  private final int items;
  private final int itemCount;
  private final Instance shown;
  private final double[] scores;
  private final RankWindow ranks;
  private final MetricSeries auc;
  private final MetricSeries hitRate;
  /** Whether each of the last rankings was a hit. */
  private final boolean[] hits = new boolean[RANKINGS];
  private long rankings;
  private long allHits;
  private int lastHits;
  private long positives;

  StakesWatch(Stakes stakes, Schema schema, int window) {
    this.stakes = stakes;
    positive = stakes.positiveIn(schema);
    items = stakes.itemsIn(schema);
    itemCount = items < 0 ? 0 : ((Attribute.Nominal) schema.feature(items)).values().size();
    shown = new Instance(schema);
    scores = new double[schema.classCount()];
    ranks = new RankWindow(window);
    auc = new MetricSeries(SERIES_POINTS);
    hitRate = new MetricSeries(SERIES_POINTS);
  }

  private StakesWatch(StakesWatch other) {
    stakes = other.stakes;
    positive = other.positive;
    items = other.items;
    itemCount = other.itemCount;
    shown = new Instance(other.shown.x.length);
    scores = new double[other.scores.length];
    ranks = other.ranks.copy();
    auc = other.auc.copy();
    hitRate = other.hitRate.copy();
    System.arraycopy(other.hits, 0, hits, 0, RANKINGS);
    rankings = other.rankings;
    allHits = other.allHits;
    lastHits = other.lastHits;
    positives = other.positives;
  }

  StakesWatch copy() {
    return new StakesWatch(this);
  }

  /** A label has come that the champion has not learned yet. */
  void labelled(Instance instance, Contestant champion, int place) {
    ranks.add(champion.score(place, positive), instance.y == positive);
    if (items >= 0 && instance.y == positive && ++positives % stakes.rankEvery() == 0 && !Double.isNaN(instance.x[items])) {
      rank(instance, champion.learner());
    }
  }

  private void rank(Instance instance, Learner learner) {
    shown.set(instance);
    double own = score(learner, (int) instance.x[items]);
    double before = 0;
    for (int item = 0; item < itemCount; item++) {
      if (item != (int) instance.x[items]) {
        double other = score(learner, item);
        before += other > own ? 1 : other == own ? 0.5 : 0;
      }
    }
    boolean hit = before < FIRST;
    int slot = (int) (rankings % RANKINGS);
    lastHits += (hit ? 1 : 0) - (rankings >= RANKINGS && hits[slot] ? 1 : 0);
    hits[slot] = hit;
    allHits += hit ? 1 : 0;
    rankings++;
  }

  private double score(Learner learner, int item) {
    shown.x[items] = item;
    learner.predict(shown, scores);
    return scores[positive];
  }

  void sample(long index) {
    auc.add(index, ranks.auc());
    if (items >= 0) {
      hitRate.add(index, lastHitRate());
    }
  }

  /** What errors cost a label; {@code NaN} without labels. */
  double costPerLabel(Confusion confusion) {
    return stakes.costPerLabel(confusion, positive);
  }

  private double lastHitRate() {
    return rankings == 0 ? Double.NaN : lastHits / (double) Math.min(rankings, RANKINGS);
  }

  StakesView view(Contestant champion) {
    return new StakesView(stakes, positive, costPerLabel(champion.scorer().windowConfusion()), ranks.auc(), lastHitRate(),
        rankings == 0 ? Double.NaN : allHits / (double) rankings, rankings, champion.cost(), auc.view(), hitRate.view());
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    return ranks.bytes() + auc.bytes() + hitRate.bytes() + RANKINGS + 8L * (shown.x.length + scores.length);
  }
}
