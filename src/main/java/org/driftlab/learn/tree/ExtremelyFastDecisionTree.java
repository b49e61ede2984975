// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;

/**
 * Extremely fast decision tree (Hoeffding anytime tree): it splits as soon as splitting is surely better than not
 * splitting, and takes a split back when another feature turns out to be better (Manapragada, Webb and Salehi,
 * "Extremely fast decision tree", KDD 2018, pp. 1953–1962, algorithms 1–3).
 *
 * <p>Every node goes on learning, splits included. A leaf splits on its best feature X if the merit of X, averaged over
 * the searches at this node, is above ε = √(R²·ln(1/δ)/(2n)), or if ε &lt; τ. Every {@code reevaluationPeriod}
 * instances the splits on the way of one instance are searched again: a split on A gives way to one on X, and its
 * subtree with it, if the average merit of X leads by more than ε, or by more than τ/2 once ε &lt; τ; it becomes a leaf
 * again if not splitting is best. As in MOA a split counts its searches anew but keeps the sums of merits. Numeric and nominal features, leaves and memory are as in {@link HoeffdingTree}; what
 * the splits learned is not given up for memory. Cost: O(depth · features) a label.
 */
public record ExtremelyFastDecisionTree(
    @Param(label = "Grace period", unit = "instances", min = 1, max = 1e9,
        help = "The weight a leaf takes in between two searches for a split.")
    int gracePeriod,
    @Param(label = "Re-evaluation period", unit = "instances", min = 1, max = 1e9,
        help = "The number of labels between two looks at the splits on the way of an instance.")
    int reevaluationPeriod,
    @Param(label = "Split confidence δ", min = 0, max = 1, minExclusive = true, maxExclusive = true,
        help = "The allowed probability that a split is no better than none.")
    double delta,
    @Param(label = "Tie threshold τ", min = 0, max = 1,
        help = "The bound below which the best split is made however small its lead.")
    double tau,
    @Param(label = "Leaf prediction", help = "How leaves score the classes.")
    LeafPrediction leafPrediction,
    @Param(label = "Most leaves", unit = "leaves", min = 1, max = 1e8,
        help = "The size at which the tree stops splitting.")
    int maxLeaves,
    @Param(label = "Split criterion", help = "What a split is to gain most of.")
    SplitCriterion criterion,
    @Param(label = "Binary splits", help = "Whether nominal features split into one value and the rest.")
    boolean binarySplits,
    @Param(label = "Most memory", unit = "bytes", min = 10_000, max = 1e12,
        help = "The size at which the least promising leaves stop collecting what splits need.")
    long maxBytes) implements LearnerSpec {
  public ExtremelyFastDecisionTree {
    Params.check(ExtremelyFastDecisionTree.class, gracePeriod, reevaluationPeriod, delta, tau, leafPrediction,
        maxLeaves, criterion, binarySplits, maxBytes);
  }

  public ExtremelyFastDecisionTree() {
    this(200, 2000, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 10_000, SplitCriterion.INFO_GAIN, false, 1 << 26);
  }

  private Growth growth() {
    return new Growth(gracePeriod, delta, tau, leafPrediction, criterion, binarySplits, maxLeaves, maxBytes);
  }

  @Override
  public String id() {
    return "extremely-fast-decision-tree";
  }

  @Override
  public String title() {
    return "Extremely fast decision tree";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new ExtremelyFastDecisionTreeLearner(this,
        new TreeCore(growth(), schema, schema.featureCount(), seed));
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new ExtremelyFastDecisionTreeLearner(this,
        TreeStore.load(growth(), schema, schema.featureCount(), 0, in));
  }
}
