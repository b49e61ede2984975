// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.math.Values;

/**
 * The state of a {@link HoeffdingTree}. Ensembles make it with a random subset of the features for each leaf, as random
 * forests need it: a leaf then learns, predicts and splits on its own features alone.
 */
public final class HoeffdingTreeLearner implements TreeLearner {
  private final TreeCore tree;
  private final LastPrediction last;

  /**
   * A tree that has learned nothing.
   *
   * @param subspace the number of features of a leaf, drawn anew for each; all if it is as large as their number
   * @param seed of the draws
   */
  public HoeffdingTreeLearner(HoeffdingTree spec, Schema schema, int subspace, long seed) {
    this(new TreeCore(spec.growth(), schema, subspace, seed));
  }

  private HoeffdingTreeLearner(TreeCore tree) {
    this.tree = tree;
    last = new LastPrediction(tree);
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws org.driftlab.learn.ModelFormatException if the bytes are damaged or do not fit schema and subspace
   */
  public static HoeffdingTreeLearner load(HoeffdingTree spec, Schema schema, int subspace, ModelReader in) {
    return new HoeffdingTreeLearner(TreeStore.load(spec.growth(), schema, subspace, 0, in));
  }

  @Override
  public TreeCore core() {
    return tree;
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    last.predict(instance, scores);
  }

  @Override
  public void learn(Instance instance) {
    learn(instance, 1);
  }

  /** Learns an instance as if it had come a number of times at once; nothing for 0. The instance is not changed. */
  public void learn(Instance instance, double times) {
    double weight = instance.weight * times;
    if (Values.learnable(instance) && weight > 0 && weight <= Values.LARGEST) {
      last.locate(instance);
      tree.learn(last.leaf(), instance, weight, last.bayes());
      tree.trySplit(last.leaf());
    }
  }

  /**
   * Predicts an instance and learns it as if it had come a number of times at once: as {@link #predict} and then {@link
   * #learn(Instance, double)}. Nothing is noted between the two: a note of the leaf is a reference, and at each
   * reference that is stored the collector marks a card, whose line trees on other processors mark as well.
   *
   * @param scores [classes], overwritten
   */
  public void predictThenLearn(Instance instance, double times, double[] scores) {
    last.forget();
    Node leaf = tree.root.find(instance.x);
    int bayes = tree.predict(tree.root, leaf, instance.x, scores);
    double weight = instance.weight * times;
    if (Values.learnable(instance) && weight > 0 && weight <= Values.LARGEST) {
      tree.learn(leaf, instance, weight, bayes);
      tree.trySplit(leaf);
    }
  }

  /** Predicts an instance that is not learned next: as {@link #predict}, but nothing is noted. */
  public void predictOnly(Instance instance, double[] scores) {
    last.forget();
    tree.predict(tree.root, tree.root.find(instance.x), instance.x, scores);
  }

  @Override
  public HoeffdingTreeLearner copy() {
    return new HoeffdingTreeLearner(tree.copy());
  }
}
