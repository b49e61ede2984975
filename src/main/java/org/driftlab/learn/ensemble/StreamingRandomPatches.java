// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.LeafPrediction;

/**
 * Streaming random patches: members that each learn a random part of the features for as long as they live and count
 * each instance Poisson(λ) times, with windows (ADWIN) over their own errors. At a warning a new learner with other
 * features begins in the background; at a drift it takes the place of the one that fails (Gomes, Read and Bifet,
 * "Streaming random patches for evolving data stream classification", ICDM 2019, pp. 240–249). The first members see
 * different parts, as many as there are: with three features, ten independent draws often miss the pair that decides.
 *
 * <p>A vote weighs the square of the odds that the member is right, from its window that looks for drift; with the paper's
 * weight, the accuracy, members that lack the decisive features outvote those that have them. The share of 0.65 does better than
 * MOA's 0.6 where the features are few. Errors are those of predictions right after the label was learned, as in MOA. Cost: {@code size} times that of the base learner on that
 * share of the features, and O(1) for the windows. In steady state nothing is allocated; a warning or a drift allocates a
 * learner and windows.
 *
 * @param threads how many threads share the work; the result does not depend on it
 */
public record StreamingRandomPatches(
    @Param(label = "Base learner", help = "What the members are.")
    LearnerSpec base,
    @Param(label = "Members", min = 1, max = 1000, help = "The number of learners that vote.")
    int size,
    @Param(label = "Mean weight λ", min = 0, max = 100, minExclusive = true,
        help = "The mean number of times a member learns an instance.")
    double lambda,
    @Param(label = "Features a member", min = 0, max = 1,
        help = "The share of the features a member sees; 0 stands for the square root of their number and one more.")
    double featureShare,
    @Param(label = "Warning confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the window that starts a learner in the background.")
    double warningDelta,
    @Param(label = "Drift confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the window that replaces a member.")
    double driftDelta,
    @Param(label = "Weighted vote", help = "Whether members that are right more often count more.")
    boolean weightedVote,
    @Param(label = "Threads", min = 1, max = 256, help = "How many threads share the work; the result is the same.")
    int threads) implements LearnerSpec {
  public StreamingRandomPatches {
    Params.check(StreamingRandomPatches.class, base, size, lambda, featureShare, warningDelta, driftDelta,
        weightedVote, threads);
  }

  /** Quickly splitting Hoeffding trees, on one thread. */
  public StreamingRandomPatches() {
    this(HoeffdingTree.member(50, 0.01, 0.05, LeafPrediction.ADAPTIVE), 1);
  }

  /** The defaults with another base learner, on a number of threads. */
  public StreamingRandomPatches(LearnerSpec base, int threads) {
    this(base, 10, 6, 0.65, 1e-4, 1e-5, true, threads);
  }

  @Override
  public String id() {
    return "streaming-random-patches";
  }

  @Override
  public String title() {
    return "Streaming random patches";
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
    int count = FeatureShare.of(featureShare, schema.featureCount());
    return new ForestRule.Kind(size, lambda, warningDelta, driftDelta, weightedVote, true, new Source() {
      @Override
      public Learner fresh(Draws draws) {
        return Patch.create(base, schema, count, draws);
      }

      @Override
      public Learner[] start(Draws[] draws) {
        return Patch.createApart(base, schema, count, draws);
      }

      @Override
      public Learner load(ModelReader in) {
        return Patch.load(base, schema, count, in);
      }
    });
  }
}
