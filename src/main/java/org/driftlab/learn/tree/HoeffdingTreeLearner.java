// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.SequencedMap;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.TreeModel;
import org.driftlab.learn.TreeView;
import org.driftlab.learn.math.Values;

/**
 * The state of a {@link HoeffdingTree}. Ensembles make it with a random subset of the features for each leaf, as random
 * forests need it: a leaf then learns, predicts and splits on its own features alone.
 */
public final class HoeffdingTreeLearner implements Learner, Explained, TreeModel, Internals {
  private final TreeCore tree;
  private final LeafPrediction how;

  /**
   * The features last predicted, [features], their leaf and what naive Bayes said; valid until something is learned.
   */
  private final double[] lastX;

  private Node lastNode;
  private int lastBayes;
  private boolean current;

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
    how = tree.growth.leafPrediction();
    lastX = new double[tree.schema.featureCount()];
    lastNode = tree.root;
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
  public void predict(Instance instance, double[] scores) {
    double[] x = instance.x;
    System.arraycopy(x, 0, lastX, 0, lastX.length);
    lastNode = tree.root.find(x);
    Leaf leaf = lastNode.learned();
    lastBayes = leaf.predict(leaf.asksBayes(how) ? tree.dense(leaf, x) : x, x, how, scores);
    current = true;
  }

  @Override
  public void learn(Instance instance) {
    learn(instance, 1);
  }

  /** Learns an instance as if it had come a number of times at once; nothing for 0. The instance is not changed. */
  public void learn(Instance instance, double times) {
    double weight = instance.weight * times;
    if (!Values.learnable(instance) || !(weight > 0 && weight <= Values.LARGEST)) {
      return;
    }
    // Test-then-train asks and learns the same instance: its leaf and naive Bayes' class are at hand then.
    boolean known = current && Values.same(instance.x, lastX);
    current = false;
    Node node = known ? lastNode : tree.root.find(instance.x);
    Leaf leaf = node.learned();
    double[] dense = tree.dense(leaf, instance.x);
    tree.grew(leaf.learn(dense, instance.x, instance.y, weight, how, known ? lastBayes : Leaf.UNKNOWN));
    tree.trySplit(node);
  }

  @Override
  public HoeffdingTreeLearner copy() {
    return new HoeffdingTreeLearner(tree.copy());
  }

  @Override
  public void save(ModelWriter out) {
    TreeStore.save(tree, out);
  }

  @Override
  public long modelBytes() {
    return tree.bytes;
  }

  @Override
  public double[] featureImportance() {
    return TreeInsight.importance(tree);
  }

  @Override
  public TreeView tree() {
    return TreeInsight.view(tree);
  }

  @Override
  public SequencedMap<String, Number> internals() {
    return TreeInsight.internals(tree);
  }
}
