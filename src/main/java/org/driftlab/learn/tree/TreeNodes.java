// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/** The nodes of a decision tree in parallel arrays; node 0 is the root and siblings stand side by side. */
final class TreeNodes {
  private static final int LEAF = -1;

  /**
   * The number of branches of a split on a feature: 2 for a numeric one, a branch a value for a nominal, [features].
   */
  private final int[] branches;

  private final boolean[] nominal;
  private int size;
  private int leafCount;

  /** The feature a node splits on or {@link #LEAF}, the point of a numeric split, the first child, [nodes]. */
  private int[] feature;

  private double[] point;
  private int[] child;

  /** The branch a missing value takes, [nodes]. */
  private int[] usual;

  private @Nullable Leaf[] leaf;

  TreeNodes(Schema schema) {
    branches = new int[schema.featureCount()];
    nominal = new boolean[branches.length];
    for (int f = 0; f < branches.length; f++) {
      nominal[f] = schema.isNominal(f);
      branches[f] = nominal[f] ? schema.valueCount(f) : 2;
    }
    feature = new int[1];
    point = new double[1];
    child = new int[1];
    usual = new int[1];
    leaf = new Leaf[1];
  }

  private TreeNodes(TreeNodes other) {
    branches = other.branches;
    nominal = other.nominal;
    size = other.size;
    leafCount = other.leafCount;
    feature = other.feature.clone();
    point = other.point.clone();
    child = other.child.clone();
    usual = other.usual.clone();
    leaf = other.leaf.clone();
    Arrays.setAll(leaf, i -> other.leaf[i] == null ? null : other.leaf[i].copy());
  }

  void setRoot(Leaf root) {
    add(root);
  }

  private void add(Leaf added) {
    if (size == feature.length) {
      int length = size * 2;
      feature = Arrays.copyOf(feature, length);
      point = Arrays.copyOf(point, length);
      child = Arrays.copyOf(child, length);
      usual = Arrays.copyOf(usual, length);
      leaf = Arrays.copyOf(leaf, length);
    }
    feature[size] = LEAF;
    leaf[size] = added;
    size++;
    leafCount++;
  }

  /** The node of the leaf that an instance falls into. Cost: O(depth). */
  int find(double[] x) {
    int node = 0;
    int f = feature[0];
    while (f != LEAF) {
      node = child[node] + branch(node, f, x[f]);
      f = feature[node];
    }
    return node;
  }

  private int branch(int node, int f, double value) {
    if (nominal[f]) {
      int index = Values.index(value, branches[f]);
      return index < 0 ? usual[node] : index;
    }
    return value > point[node] ? 1 : value <= point[node] ? 0 : usual[node];
  }

  Leaf leaf(int node) {
    Leaf found = leaf[node];
    if (found == null) {
      throw new IllegalStateException("node " + node + " is not a leaf");
    }
    return found;
  }

  int leafCount() {
    return leafCount;
  }

  /** Makes a leaf a split with new leaves. */
  void split(int node, int f, double at, Leaf[] children) {
    int heaviest = 0;
    int first = size;
    for (int b = 0; b < children.length; b++) {
      if (children[b].weight() > children[heaviest].weight()) {
        heaviest = b;
      }
      add(children[b]);
    }
    feature[node] = f;
    point[node] = at;
    child[node] = first;
    usual[node] = heaviest;
    leaf[node] = null;
    leafCount--;
  }

  TreeNodes copy() {
    return new TreeNodes(this);
  }

  /** The bytes of the nodes' arrays and of the leaves. */
  long bytes() {
    long bytes = (long) size * (3 * Integer.BYTES + Double.BYTES);
    for (int i = 0; i < size; i++) {
      bytes += feature[i] == LEAF ? leaf(i).bytes() : 0;
    }
    return bytes;
  }

  void save(ModelWriter out) {
    out.writeInts(Arrays.copyOf(feature, size));
    out.writeDoubles(Arrays.copyOf(point, size));
    out.writeInts(Arrays.copyOf(child, size));
    out.writeInts(Arrays.copyOf(usual, size));
    for (int i = 0; i < size; i++) {
      if (feature[i] == LEAF) {
        leaf(i).save(out);
      }
    }
  }

  static TreeNodes load(Schema schema, FeatureLayout layout, ModelReader in) {
    var nodes = new TreeNodes(schema);
    nodes.feature = in.readInts();
    nodes.size = nodes.feature.length;
    nodes.point = StoredValues.finite(in.readDoubles(), nodes.size, "split points");
    nodes.child = in.readInts();
    nodes.usual = in.readInts();
    if (nodes.size == 0 || nodes.child.length != nodes.size || nodes.usual.length != nodes.size) {
      throw new ModelFormatException("The stored tree's nodes do not fit together.");
    }
    nodes.checkShape();
    nodes.leaf = new Leaf[nodes.size];
    for (int i = 0; i < nodes.size; i++) {
      if (nodes.feature[i] == LEAF) {
        nodes.leaf[i] = Leaf.load(layout, schema.classCount(), in);
        nodes.leafCount++;
      }
    }
    return nodes;
  }

  /** Checks that every node but the root is the child of exactly one node before it, so that no path is endless. */
  private void checkShape() {
    var reached = new boolean[size];
    int children = 0;
    boolean twice = false;
    for (int i = 0; i < size; i++) {
      int f = StoredValues.within(feature[i], LEAF, branches.length - 1, "split feature");
      if (f != LEAF) {
        StoredValues.within(child[i], i + 1, size - branches[f], "child node");
        StoredValues.within(usual[i], 0, branches[f] - 1, "usual branch");
        for (int b = child[i]; b < child[i] + branches[f]; b++) {
          twice |= reached[b];
          reached[b] = true;
          children++;
        }
      }
    }
    if (twice || children != size - 1) {
      throw new ModelFormatException("The stored tree's nodes do not fit together.");
    }
  }
}
