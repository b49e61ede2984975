// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.driftlab.data.Attribute;
import org.driftlab.data.Schema;
import org.driftlab.learn.TreeView;

/** What a decision tree tells about itself: importance of features, its picture, its figures. */
final class TreeInsight {
  private TreeInsight() {}

  /** The gains of a feature's splits, each times the weight it was found on, as shares of the sum; [features]. */
  static double[] importance(TreeCore tree) {
    var importance = new double[tree.schema.featureCount()];
    add(tree.root, importance);
    double sum = 0;
    for (double value : importance) {
      sum += value;
    }
    for (int f = 0; f < importance.length; f++) {
      importance[f] = sum > 0 ? importance[f] / sum : 0;
    }
    return importance;
  }

  private static void add(Node node, double[] importance) {
    if (!node.isLeaf()) {
      importance[node.feature] += Math.max(0, node.gain);
      for (Node child : node.children) {
        add(child, importance);
      }
    }
  }

  static TreeView view(TreeCore tree) {
    return view(tree, tree.root, "");
  }

  private static TreeView view(TreeCore tree, Node node, String condition) {
    var weights = new ArrayList<Double>();
    var children = new ArrayList<TreeView>();
    for (int b = 0; b < node.children.length; b++) {
      children.add(view(tree, node.children[b], condition(tree.schema, node, b)));
    }
    for (int c = 0; c < tree.classes; c++) {
      double sum = node.isLeaf() ? node.learned().weight(c) : 0;
      for (TreeView child : children) {
        sum += child.weights().get(c);
      }
      weights.add(sum);
    }
    boolean active = !node.isLeaf() || node.learned().active();
    return new TreeView(condition, node.feature, weights, active, children);
  }

  private static String condition(Schema schema, Node node, int branch) {
    Attribute attribute = schema.feature(node.feature);
    if (attribute instanceof Attribute.Nominal nominal) {
      List<String> values = nominal.values();
      return node.test == Node.Test.VALUES ? nominal.name() + " = " + values.get(branch)
          : nominal.name() + (branch == 0 ? " = " : " ≠ ") + values.get((int) node.point);
    }
    // As a float: its few digits are enough to read, and far more than the candidates are apart.
    return attribute.name() + (branch == 0 ? " ≤ " : " > ") + (float) node.point;
  }

  /** The number of alternate subtrees at a node and below, those within alternate ones included. */
  static int alternates(Node node) {
    int count = 0;
    if (node.watch != null && node.watch.alternate != null) {
      count = 1 + alternates(node.watch.alternate);
    }
    for (Node child : node.children) {
      count += alternates(child);
    }
    return count;
  }

  static SequencedMap<String, Number> internals(TreeCore tree) {
    var count = new Count();
    count.add(tree.root, 0);
    var figures = new LinkedHashMap<String, Number>();
    figures.put("nodes", count.nodes);
    figures.put("leaves", count.leaves);
    figures.put("active leaves", count.active);
    figures.put("depth", count.depth);
    figures.put("splits made", tree.splits);
    return figures;
  }

  /** Sums over a walk. */
  private static final class Count {
    private int nodes;
    private int leaves;
    private int active;
    private int depth;

    void add(Node node, int level) {
      nodes++;
      depth = Math.max(depth, level);
      if (node.isLeaf()) {
        leaves++;
        active += node.learned().active() ? 1 : 0;
      }
      for (Node child : node.children) {
        add(child, level + 1);
      }
    }
  }
}
