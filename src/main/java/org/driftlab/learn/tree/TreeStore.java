// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.ArrayList;
import org.driftlab.data.Schema;
import org.driftlab.detect.AdwinWindow;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;

/**
 * The stored form of decision trees: a format number, the state of the tree, and its nodes, each before its children.
 */
final class TreeStore {
  private static final int FORMAT = 1;
  private static final int HAS_LEAF = 1;
  private static final int HAS_WATCH = 2;
  private static final int HAS_ALTERNATE = 4;
  private static final int HAS_MERITS = 8;

  private final TreeCore tree;
  private final double adwinDelta;

  private TreeStore(TreeCore tree, double adwinDelta) {
    this.tree = tree;
    this.adwinDelta = adwinDelta;
  }

  static void save(TreeCore tree, ModelWriter out) {
    out.writeInt(FORMAT);
    out.writeLong(tree.random);
    out.writeInt(tree.splits);
    out.writeLong(tree.learned);
    out.writeInt(tree.alternatesStarted);
    out.writeInt(tree.alternatesSwitched);
    out.writeInt(tree.memory().sinceReview());
    new TreeStore(tree, 0).save(tree.root, out);
  }

  private void save(Node node, ModelWriter out) {
    Leaf leaf = node.leaf;
    Watch watch = node.watch;
    boolean alternate = watch != null && watch.alternate != null;
    out.writeInt(node.feature);
    Merits merits = node.merits;
    out.writeInt((leaf == null ? 0 : HAS_LEAF) + (watch == null ? 0 : HAS_WATCH) + (alternate ? HAS_ALTERNATE : 0)
        + (merits == null ? 0 : HAS_MERITS));
    if (!node.isLeaf()) {
      out.writeInt(node.test.ordinal());
      out.writeDouble(node.point);
      out.writeDouble(node.gain);
      out.writeInt(node.usual);
    }
    if (leaf != null) {
      if (!tree.usesAll()) {
        out.writeInts(leaf.layout().features());
      }
      leaf.save(out);
    }
    if (watch != null) {
      out.writeDoubles(watch.errors.state());
      if (watch.alternate != null) {
        save(watch.alternate, out);
      }
    }
    if (merits != null) {
      out.writeDoubles(merits.sums());
    }
    for (Node child : node.children) {
      save(child, out);
    }
  }

  /**
   * Restores a tree.
   *
   * @param adwinDelta the confidence of windows over errors, where the tree has such
   * @throws ModelFormatException if the bytes are damaged or do not fit the schema
   */
  static TreeCore load(Growth growth, Schema schema, int subspace, double adwinDelta, ModelReader in) {
    int format = in.readInt();
    if (format != FORMAT) {
      throw new ModelFormatException("The stored tree has format %d, which this version of DriftLab cannot read; "
          .formatted(format) + "update it.");
    }
    var tree = TreeCore.blank(growth, schema, subspace);
    tree.random = in.readLong();
    tree.splits = in.readInt();
    tree.learned = Math.max(0, in.readLong());
    tree.alternatesStarted = in.readInt();
    tree.alternatesSwitched = in.readInt();
    tree.memory().set(in.readInt());
    tree.root = new TreeStore(tree, adwinDelta).load(0, in);
    return tree;
  }

  private Node load(int depth, ModelReader in) {
    Schema schema = tree.schema;
    if (depth > Node.MAX_DEPTH) {
      throw new ModelFormatException("The stored tree is deeper than %d splits.".formatted(Node.MAX_DEPTH));
    }
    int feature = StoredValues.within(in.readInt(), Node.LEAF, schema.featureCount() - 1, "split feature");
    int parts = StoredValues.within(in.readInt(), 0, HAS_LEAF + HAS_WATCH + HAS_ALTERNATE + HAS_MERITS, "node");
    var node = new Node(depth, null);
    node.feature = feature;
    int branches = feature == Node.LEAF ? 0 : loadTest(node, in);
    if ((parts & HAS_LEAF) != 0) {
      node.leaf = Leaf.load(layout(in), tree.classes, in);
    } else if (feature == Node.LEAF) {
      throw new ModelFormatException("The stored tree has a leaf without content.");
    }
    if ((parts & HAS_WATCH) != 0) {
      node.watch = new Watch(window(in), (parts & HAS_ALTERNATE) != 0 ? load(depth, in) : null);
    }
    if ((parts & HAS_MERITS) != 0) {
      node.merits = new Merits(StoredValues.finite(in.readDoubles(), schema.featureCount() + 1, "merits"));
    }
    var children = new ArrayList<Node>();
    for (int b = 0; b < branches; b++) {
      children.add(load(depth + 1, in));
    }
    node.children = children.toArray(node.children);
    if (node.isLeaf()) {
      tree.leaves++;
      tree.classBytes += node.learned().classBytes();
    }
    tree.bytes += node.ownBytes();
    return node;
  }

  /** Reads what a split asks; returns the number of its branches. */
  private int loadTest(Node node, ModelReader in) {
    Node.Test[] tests = Node.Test.values();
    node.test = tests[StoredValues.within(in.readInt(), 0, tests.length - 1, "split")];
    if ((node.test == Node.Test.THRESHOLD) == tree.schema.isNominal(node.feature)) {
      throw new ModelFormatException("The stored tree has a split that does not fit its feature.");
    }
    double[] numbers = {in.readDouble(), in.readDouble()};
    StoredValues.finite(numbers, 2, "split points");
    node.point = numbers[0];
    node.gain = numbers[1];
    int branches = node.test == Node.Test.VALUES ? tree.schema.valueCount(node.feature) : 2;
    node.usual = StoredValues.within(in.readInt(), 0, branches - 1, "usual branch");
    return branches;
  }

  private FeatureLayout layout(ModelReader in) {
    if (tree.usesAll()) {
      return tree.all();
    }
    int[] features = in.readInts();
    for (int i = 0; i < features.length; i++) {
      StoredValues.within(features[i], i == 0 ? 0 : features[i - 1] + 1, tree.schema.featureCount() - 1,
          "leaf's feature");
    }
    StoredValues.within(features.length, tree.subspace(), tree.subspace(), "number of a leaf's features");
    return new FeatureLayout(tree.schema, features);
  }

  private AdwinWindow window(ModelReader in) {
    try {
      return AdwinWindow.of(adwinDelta, in.readDoubles());
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException("The stored tree has a window over errors that is damaged.");
    }
  }
}
