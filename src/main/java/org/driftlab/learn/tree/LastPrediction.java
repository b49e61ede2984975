// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Instance;
import org.driftlab.learn.math.Values;

/**
 * The instance that a tree predicted last, and where: test-then-train asks and learns the same instance, whose leaf and
 * naive Bayes' class need not be worked out twice. It holds until something is learned.
 */
final class LastPrediction {
  private final TreeCore tree;
  private final double[] x;
  private boolean current;
  private Node leaf;
  private int bayes = Leaf.UNKNOWN;

  LastPrediction(TreeCore tree) {
    this.tree = tree;
    x = new double[tree.schema.featureCount()];
    leaf = tree.root;
  }

  /** Predicts with the leaf of the whole tree that an instance falls into. */
  void predict(Instance instance, double[] scores) {
    double[] values = instance.x;
    for (int f = 0; f < x.length; f++) { // for a few features faster than a call that copies
      x[f] = values[f];
    }
    find(tree.root, instance.x, scores);
    current = true;
  }

  /** Predicts with the leaf of a subtree that an instance falls into, for {@link #leaf} and {@link #bayes}. */
  void find(Node top, double[] values, double[] scores) {
    leaf = top.find(values);
    bayes = tree.predict(top, leaf, values, scores);
    current = false;
  }

  /** The tree is about to change otherwise, or to be asked of another instance. */
  void forget() {
    current = false;
  }

  /** Finds the leaf of an instance to learn, unless it was predicted last. */
  void locate(Instance instance) {
    if (!isOf(instance)) {
      leaf = tree.root.find(instance.x);
      bayes = Leaf.UNKNOWN;
    }
    current = false;
  }

  /** Whether the last prediction was of these features and still holds. */
  boolean isOf(Instance instance) {
    return current && Values.same(instance.x, x);
  }

  /** The leaf found last. */
  Node leaf() {
    return leaf;
  }

  /** Naive Bayes' class at the leaf found last, or {@link Leaf#UNKNOWN}. */
  int bayes() {
    return bayes;
  }
}
