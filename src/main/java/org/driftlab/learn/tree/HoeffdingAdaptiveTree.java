// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;

/**
 * Hoeffding adaptive tree: a {@link HoeffdingTree} that watches the errors below each of its splits and grows another
 * subtree beside one whose errors increase, which takes its place once it is better (Bifet and Gavaldà, "Adaptive
 * learning from evolving data streams", IDA 2009, LNCS 5772, pp. 249–260).
 *
 * <p>Each split has a window (ADWIN) over the errors of the leaf below that an instance falls into. When their mean
 * rises, an alternate subtree starts as an empty leaf and learns what comes to the split. Once both windows are longer
 * than 300, the alternate takes over if its mean error e′ is below e by more than √(2e(1−e)·ln(2/δ′)·(1/n + 1/n′)), and
 * is given up if e′ is as much above. It also takes over as soon as it makes a first split of its own: a leaf that found
 * a sure split after a drift knows more than the subtree that drifted. Only the tree itself predicts, not alternates.
 *
 * <p>With {@code bootstrap} a leaf counts an instance max(1, N) times, N from a Poisson distribution with mean 1 and the
 * learner's seed; it makes trees grow faster and costs them nothing in accuracy on drifting streams. Missing values,
 * leaves and memory are as in {@link HoeffdingTree}. Cost: that of a Hoeffding tree and O(1) a split on the way, for
 * the tree and for each alternate on the way.
 */
public record HoeffdingAdaptiveTree(
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
    @Param(label = "Drift confidence", min = 0, max = 1, minExclusive = true,
        help = "The confidence δ of the windows (ADWIN) over the errors; smaller means fewer alternate subtrees.")
    double adwinDelta,
    @Param(label = "Switch confidence", min = 0, max = 1, minExclusive = true, maxExclusive = true,
        help = "The allowed probability that an alternate subtree that takes over is not the better one.")
    double switchDelta,
    @Param(label = "Bootstrap weights",
        help = "Whether leaves count an instance as often as a random number says, at least once.")
    boolean bootstrap,
    @Param(label = "Most leaves", unit = "leaves", min = 1, max = 1e8,
        help = "The size at which the tree stops splitting, alternate subtrees included.")
    int maxLeaves,
    @Param(label = "Split criterion", help = "What a split is to gain most of.")
    SplitCriterion criterion,
    @Param(label = "Binary splits", help = "Whether nominal features split into one value and the rest.")
    boolean binarySplits,
    @Param(label = "Most memory", unit = "bytes", min = 10_000, max = 1e12,
        help = "The size at which the least promising leaves stop collecting what splits need.")
    long maxBytes) implements LearnerSpec {
  public HoeffdingAdaptiveTree {
    Params.check(HoeffdingAdaptiveTree.class, gracePeriod, delta, tau, leafPrediction, adwinDelta, switchDelta,
        bootstrap, maxLeaves, criterion, binarySplits, maxBytes);
  }

  public HoeffdingAdaptiveTree() {
    this(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 0.002, 0.05, true, 10_000, SplitCriterion.INFO_GAIN,
        false, 1 << 26);
  }

  Growth growth() {
    return new Growth(gracePeriod, delta, tau, leafPrediction, criterion, binarySplits, maxLeaves, maxBytes);
  }

  @Override
  public String id() {
    return "hoeffding-adaptive-tree";
  }

  @Override
  public String title() {
    return "Hoeffding adaptive tree";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new HoeffdingAdaptiveTreeLearner(this, new TreeCore(growth(), schema, schema.featureCount(), seed));
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new HoeffdingAdaptiveTreeLearner(this,
        TreeStore.load(growth(), schema, schema.featureCount(), adwinDelta, in));
  }
}
