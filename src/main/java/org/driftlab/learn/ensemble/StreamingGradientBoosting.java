// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;

/**
 * Streaming gradient boosted trees: rows of incremental regression trees, each of which learns the gradient that the trees
 * before it leave of the logistic loss, weighted by the curvature (Gunasekara, Pfahringer, Gomes and Bifet, "Gradient
 * boosted trees for evolving data streams", Machine Learning 113:3325–3352, 2024). Two classes need one row of trees, more
 * classes one each, with the softmax of their sums.
 *
 * <p>The trees are DriftLab's own: they share bins of the features, count gradients in them, and split by the gain of second
 * order boosting; leaves fade what they learned, so a drift reaches all trees at once. A tree sees a random share of the
 * features, at most 128; all classes together have at most 2,000 trees. Missing values follow the heavier branch.
 * Cost: O(steps · (depth + features)) an instance, times the classes if there are more than two; allocation at splits.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record StreamingGradientBoosting(
    @Param(label = "Steps", min = 1, max = 2000, help = "The number of trees in a row.")
    int steps,
    @Param(label = "Learning rate", min = 0, max = 1, minExclusive = true,
        help = "The share of what a tree says that is added to the sum.")
    double rate,
    @Param(label = "Features a tree", min = 0, max = 1,
        help = "The share of the features a tree sees; 0 stands for the square root of their number and one more.")
    double featureShare,
    @Param(label = "Grace period", unit = "instances", min = 1, max = 1e9,
        help = "The instances a leaf takes in between two searches for a split.")
    int gracePeriod,
    @Param(label = "Split confidence δ", min = 0, max = 1, minExclusive = true, maxExclusive = true,
        help = "The allowed probability that a split is not the best one.")
    double delta,
    @Param(label = "Tie threshold τ", min = 0, max = 1,
        help = "The bound below which the best split is made however close the second is.")
    double tau,
    @Param(label = "Regularization λ", min = 0, max = 1e6, minExclusive = true,
        help = "What is added to a leaf's curvature: larger values make young leaves say less.")
    double regularization,
    @Param(label = "Fading factor", min = 0, max = 1, minExclusive = true,
        help = "What a leaf's sums are multiplied by at each of its instances; 1 never forgets.")
    double fading,
    @Param(label = "Most leaves", unit = "leaves", min = 1, max = 1e6, help = "The size at which a tree stops splitting.")
    int maxLeaves,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public StreamingGradientBoosting {
    Params.check(StreamingGradientBoosting.class, steps, rate, featureShare, gracePeriod, delta, tau, regularization,
        fading, maxLeaves, threads);
  }

  public StreamingGradientBoosting() {
    this(1);
  }

  /** The defaults on a number of threads. */
  public StreamingGradientBoosting(int threads) {
    this(100, 0.15, 0.75, 20, 0.1, 0.1, 1, 0.9995, 256, threads);
  }

  RegressionTree.Growth growth() {
    return new RegressionTree.Growth(gracePeriod, delta, tau, regularization, fading, maxLeaves);
  }

  @Override
  public String id() {
    return "streaming-gradient-boosting";
  }

  @Override
  public String title() {
    return "Streaming gradient boosted trees";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return GradientBoostingLearner.create(this, schema, seed);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return GradientBoostingLearner.load(this, schema, in);
  }
}
