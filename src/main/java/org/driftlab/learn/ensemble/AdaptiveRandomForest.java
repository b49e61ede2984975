// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.HoeffdingTreeLearner;
import org.driftlab.learn.tree.LeafPrediction;

/**
 * Adaptive random forest: Hoeffding trees whose every leaf sees a random part of the features and whose every instance
 * counts Poisson(λ) times, each with two windows (ADWIN) over its own errors. At a warning a tree begins to grow in the
 * background; at a drift it takes the place of the one that fails (Gomes et al., "Adaptive random forests for evolving
 * data stream classification", Machine Learning 106:1469–1495, 2017).
 *
 * <p>Where the paper's experiments give a leaf √M + 1 of M features ({@code featureShare} 0), the default is a share of
 * 0.6, as in MOA: with few features it is better. A vote weighs the square of
 * the odds that the tree is right, from its window that looks for drift; with the paper's weight, the accuracy, trees
 * that lack the decisive features outvote those that have them. Errors are those of predictions right after the label was
 * learned, as in MOA.
 *
 * <p>Cost: {@code size} times that of a Hoeffding tree on that share of the features, and O(1) for the windows. In steady
 * state nothing is allocated; a warning or a drift allocates a tree and windows.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record AdaptiveRandomForest(
    @Param(label = "Trees", min = 1, max = 1000, help = "The number of trees that vote.")
    int size,
    @Param(label = "Mean weight λ", min = 0, max = 100, minExclusive = true,
        help = "The mean number of times a tree learns an instance.")
    double lambda,
    @Param(label = "Features a leaf", min = 0, max = 1,
        help = "The share of the features that a leaf sees; 0 stands for the square root of their number and one more.")
    double featureShare,
    @Param(label = "Warning confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the window that starts a tree in the background.")
    double warningDelta,
    @Param(label = "Drift confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the window that replaces a tree.")
    double driftDelta,
    @Param(label = "Weighted vote", help = "Whether trees that are right more often count more.")
    boolean weightedVote,
    @Param(label = "Grace period", unit = "instances", min = 1, max = 1e9,
        help = "The weight a leaf takes in between two searches for a split.")
    int gracePeriod,
    @Param(label = "Split confidence δ", min = 0, max = 1, minExclusive = true, maxExclusive = true,
        help = "The allowed probability that a split is not the best one.")
    double delta,
    @Param(label = "Tie threshold τ", min = 0, max = 1,
        help = "The bound below which the best split is made however close the second is.")
    double tau,
    @Param(label = "Leaf prediction", help = "How leaves score the classes.")
    LeafPrediction leafPrediction,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public AdaptiveRandomForest {
    Params.check(AdaptiveRandomForest.class, size, lambda, featureShare, warningDelta, driftDelta, weightedVote,
        gracePeriod, delta, tau, leafPrediction, threads);
  }

  public AdaptiveRandomForest() {
    this(1);
  }

  /** The defaults on a number of threads. */
  public AdaptiveRandomForest(int threads) {
    this(10, 6, 0.6, 0.01, 0.001, true, 50, 0.01, 0.05, LeafPrediction.ADAPTIVE, threads);
  }

  @Override
  public String id() {
    return "adaptive-random-forest";
  }

  @Override
  public String title() {
    return "Adaptive random forest";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new EnsembleLearner(schema, kind(schema).create(schema, seed), threads);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new EnsembleLearner(schema, kind(schema).load(schema, in), threads);
  }

  private ForestRule.Kind kind(Schema schema) {
    var tree = HoeffdingTree.member(gracePeriod, delta, tau, leafPrediction);
    int subspace = FeatureShare.of(featureShare, schema.featureCount());
    return new ForestRule.Kind(size, lambda, warningDelta, driftDelta, weightedVote, false, new Source() {
      @Override
      public Learner fresh(Draws draws) {
        return new HoeffdingTreeLearner(tree, schema, subspace, draws.nextLong());
      }

      @Override
      public Learner load(ModelReader in) {
        return HoeffdingTreeLearner.load(tree, schema, subspace, in);
      }
    });
  }
}
