// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;

/**
 * Hoeffding tree (VFDT): a decision tree that splits a leaf once Hoeffding's inequality says, with probability 1 − δ,
 * that the best feature would stay the best however many more instances came (Domingos and Hulten, "Mining high-speed
 * data streams", KDD 2000, pp. 71–80).
 *
 * <p>Every {@code gracePeriod} of weight a leaf compares the gain of its features: of information, in bits, or of the Gini index. It splits if
 * the best beats the second by more than ε = √(R²·ln(1/δ)/(2n)), where R = log₂ classes (1 for Gini) and n is the leaf's weight,
 * or if ε &lt; τ. Numeric features are summed up by a normal distribution a class, with 10 candidate points evenly
 * between smallest and largest value (Pfahringer, Holmes and Kirkby, "Handling numeric attributes in Hoeffding
 * trees", PAKDD 2008); nominal ones split into a branch a value, or into one value and the rest if {@code binarySplits}.
 * Information gain favours features of many values (J. R. Quinlan, "Induction of decision trees", Machine Learning
 * 1:81–106, 1986, section 7); {@link SplitCriterion#INFO_GAIN_ABOVE_CHANCE} does not. As in MOA a leaf is not held back from
 * splitting where no feature tells anything: once ε &lt; τ its branches begin afresh, which is how the tree gets over a
 * drift. Adaptive leaves are those of Gama, Rocha and Medas,
 * "Accurate decision trees for mining high-speed data streams", KDD 2003.
 *
 * <p>Beyond {@code maxBytes} the leaves with the fewest errors to win are deactivated: they keep their class weights
 * and predict the majority. They are looked at again every 10,000 instances; nodes themselves may take half of the
 * bytes, then splitting ends.
 *
 * <p>The tree never forgets, so it suits streams without drift. Missing values count for no split; where one decides the
 * way, an instance is scored by all branches according to their weight, and learned in the heavier one. Cost: O(depth + classes · features) a prediction or label, and the search for a split, O(10 · classes
 * · features), once in a grace period; no allocation but at splits and at a class's first label in a leaf.
 */
public record HoeffdingTree(
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
  public HoeffdingTree {
    Params.check(HoeffdingTree.class, gracePeriod, delta, tau, leafPrediction, maxLeaves, criterion, binarySplits,
        maxBytes);
  }

  public HoeffdingTree() {
    this(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 10_000);
  }

  /** A tree of information gain with a branch for each nominal value and room for 64 MiB. */
  public HoeffdingTree(int gracePeriod, double delta, double tau, LeafPrediction leafPrediction, int maxLeaves) {
    this(gracePeriod, delta, tau, leafPrediction, maxLeaves, SplitCriterion.INFO_GAIN, false, 1 << 26);
  }

  /** The tree that ensembles are made of by default: features of many values have no advantage. */
  public static HoeffdingTree member() {
    return member(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE);
  }

  /** A tree as {@link #member()} with other splits. */
  public static HoeffdingTree member(int gracePeriod, double delta, double tau, LeafPrediction leafPrediction) {
    return new HoeffdingTree(gracePeriod, delta, tau, leafPrediction, 10_000, SplitCriterion.INFO_GAIN_ABOVE_CHANCE, false,
        1 << 26);
  }

  Growth growth() {
    return new Growth(gracePeriod, delta, tau, leafPrediction, criterion, binarySplits, maxLeaves, maxBytes);
  }

  @Override
  public String id() {
    return "hoeffding-tree";
  }

  @Override
  public String title() {
    return "Hoeffding tree";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new HoeffdingTreeLearner(this, schema, schema.featureCount(), seed);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return HoeffdingTreeLearner.load(this, schema, schema.featureCount(), in);
  }
}
