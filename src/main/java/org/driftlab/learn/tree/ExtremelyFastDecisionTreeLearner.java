// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Instance;
import org.driftlab.learn.math.Values;

/** The state of an {@link ExtremelyFastDecisionTree}. */
final class ExtremelyFastDecisionTreeLearner implements TreeLearner {
  /** A merit, or a share of a weight, below this is rounding. */
  private static final double NOTHING = 1e-10;

  private final ExtremelyFastDecisionTree spec;
  private final TreeCore tree;
  private final LastPrediction last;

  ExtremelyFastDecisionTreeLearner(ExtremelyFastDecisionTree spec, TreeCore tree) {
    this.spec = spec;
    this.tree = tree;
    last = new LastPrediction(tree);
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
    if (!Values.learnable(instance)) {
      return;
    }
    last.locate(instance);
    boolean look = tree.learned++ % spec.reevaluationPeriod() == 0;
    Node node = tree.root;
    while (!node.isLeaf()) {
      tree.learnAtSplit(node, instance);
      if (look) {
        reevaluate(node);
      }
      if (!node.isLeaf()) {
        node = node.next(instance.x);
      }
    }
    // A re-evaluation may have put another leaf in the place of the one that was found before.
    tree.learn(node, instance, instance.weight, node == last.leaf() ? last.bayes() : Leaf.UNKNOWN);
    trySplit(node);
  }

  private void trySplit(Node node) {
    Leaf leaf = node.learned();
    if (!leaf.due(spec.gracePeriod() - NOTHING * leaf.weight())) {
      return;
    }
    leaf.checked();
    if (tree.mayGrow(node, leaf)) {
      Merits merits = search(node);
      int best = tree.search.best();
      double bound = tree.bound(leaf.weight());
      if (tree.search.merit() > NOTHING && (merits.mean(best) > bound || bound < spec.tau())) {
        boolean split = tree.split(node, best, true);
        if (split) {
          merits.countAnew();
        }
      }
    }
  }

  private void reevaluate(Node node) {
    Leaf learned = node.learned();
    int current = tree.place(node.feature);
    Merits merits = search(node);
    int best = tree.search.best();
    double bound = tree.bound(learned.weight());
    double lead = (best < 0 ? 0 : merits.mean(best)) - merits.mean(current);
    if (best != current && (lead > bound || bound < spec.tau() && lead > spec.tau() / 2)) {
      tree.prune(node);
      if (best >= 0) {
        tree.split(node, best, true);
      }
    } else {
      node.gain = Math.max(0, tree.search.merit(current)) * learned.weightHere();
    }
  }

  private Merits search(Node node) {
    tree.search.run(node.learned());
    Merits merits = node.merits;
    if (merits == null) {
      merits = new Merits(tree.schema.featureCount());
      node.merits = merits;
      tree.bytes += merits.bytes();
      tree.memory().check();
    }
    merits.add(tree.search);
    return merits;
  }

  @Override
  public ExtremelyFastDecisionTreeLearner copy() {
    return new ExtremelyFastDecisionTreeLearner(spec, tree.copy());
  }
}
