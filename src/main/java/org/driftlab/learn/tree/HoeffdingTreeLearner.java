// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Values;

/** The state of a {@link HoeffdingTree}: its nodes, its leaves, and the decision when to split one. */
final class HoeffdingTreeLearner implements Learner {
  private static final double INVERSE_LN2 = 1 / StrictMath.log(2);

  private final HoeffdingTree spec;
  private final int classes;
  private final FeatureLayout layout;
  private final TreeNodes nodes;
  private final SplitSearch search;

  /** R²·ln(1/δ)/2, from which Hoeffding's bound is √(this/n). */
  private final double boundFactor;

  /**
   * The features last predicted, [features], their leaf and what naive Bayes said; valid until something is learned.
   */
  private final double[] lastX;

  private int lastNode;
  private int lastBayes;
  private boolean current;

  HoeffdingTreeLearner(HoeffdingTree spec, Schema schema) {
    this(spec, schema.classCount(), new FeatureLayout(schema), new TreeNodes(schema));
    nodes.setRoot(new Leaf(layout, new double[classes]));
  }

  private HoeffdingTreeLearner(HoeffdingTree spec, int classes, FeatureLayout layout, TreeNodes nodes) {
    this.spec = spec;
    this.classes = classes;
    this.layout = layout;
    this.nodes = nodes;
    search = new SplitSearch(layout, classes);
    lastX = new double[layout.numeric.length + layout.nominal.length];
    double range = FastMath.log(Math.max(2, classes)) * INVERSE_LN2;
    boundFactor = range * range * FastMath.log(1 / spec.delta()) / 2;
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    System.arraycopy(instance.x, 0, lastX, 0, lastX.length);
    lastNode = nodes.find(instance.x);
    lastBayes = nodes.leaf(lastNode).predict(instance.x, spec.leafPrediction(), scores);
    current = true;
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    // Test-then-train asks and learns the same instance: its leaf and naive Bayes' class are at hand then.
    boolean known = current && Values.same(instance.x, lastX);
    current = false;
    int node = known ? lastNode : nodes.find(instance.x);
    Leaf leaf = nodes.leaf(node);
    leaf.learn(instance, spec.leafPrediction(), known ? lastBayes : Leaf.UNKNOWN);
    if (leaf.due(spec.gracePeriod())) {
      leaf.checked();
      if (!leaf.pure() && nodes.leafCount() < spec.maxLeaves()) {
        trySplit(node, leaf);
      }
    }
  }

  private void trySplit(int node, Leaf leaf) {
    search.run(leaf);
    double bound = Math.sqrt(boundFactor / leaf.weight());
    boolean clear = search.merit() - search.secondMerit() > bound || bound < spec.tau();
    if (search.found() && clear) {
      double[][] branches = search.branches(leaf);
      if (nodes.leafCount() + branches.length - 1 <= spec.maxLeaves()) {
        var children = new Leaf[branches.length];
        for (int b = 0; b < children.length; b++) {
          children[b] = new Leaf(layout, branches[b]);
        }
        nodes.split(node, search.feature(), search.point(), children);
      }
    }
  }

  @Override
  public Learner copy() {
    return new HoeffdingTreeLearner(spec, classes, layout, nodes.copy());
  }

  @Override
  public void save(ModelWriter out) {
    nodes.save(out);
  }

  static HoeffdingTreeLearner load(HoeffdingTree spec, Schema schema, ModelReader in) {
    var layout = new FeatureLayout(schema);
    return new HoeffdingTreeLearner(spec, schema.classCount(), layout, TreeNodes.load(schema, layout, in));
  }

  @Override
  public long modelBytes() {
    return nodes.bytes();
  }
}
