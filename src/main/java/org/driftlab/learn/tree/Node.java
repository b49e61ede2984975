// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * A node of a decision tree. It changes in place, from leaf to split and back, so that nobody has to know its parent.
 */
final class Node {
  /** In place of a feature: the node asks nothing. */
  static final int LEAF = -1;

  /** The deepest node: a tree that went further would only follow noise, and every walk may be recursive. */
  static final int MAX_DEPTH = 1000;

  /** The bytes of a node's own fields, and of each branch. */
  private static final int BYTES = 40;

  private static final Node[] NONE = {};

  /** What a split asks of its feature. */
  enum Test {
    /** At or below a point, or above: two branches. */
    THRESHOLD,
    /** Which nominal value: a branch each. */
    VALUES,
    /** One nominal value, or any other: two branches. */
    ONE_VALUE
  }

  /** The number of splits above this node. */
  final int depth;

  /** The feature of the split, or {@link #LEAF}. */
  int feature = LEAF;

  Test test = Test.THRESHOLD;

  /** The point of a threshold, or the index of one value. */
  double point;

  /** The branch a missing value takes. */
  int usual;

  Node[] children = NONE;

  /** The split's merit times the weight it was found on: its share in the feature's importance. */
  double gain;

  /** What was learned here; null for a split, unless the tree keeps learning at its splits. */
  @Nullable Leaf leaf;

  /** What an adaptive tree watches here; null in the others. */
  @Nullable Watch watch;

  /** What the searches found here, of a tree that takes splits back; null in the others. */
  @Nullable Merits merits;

  Node(int depth, @Nullable Leaf leaf) {
    this.depth = depth;
    this.leaf = leaf;
  }

  boolean isLeaf() {
    return feature == LEAF;
  }

  /** What was learned here, of a node that is known to learn. */
  Leaf learned() {
    Leaf found = leaf;
    if (found == null) {
      throw new IllegalStateException("this node of the tree does not learn");
    }
    return found;
  }

  /** What is watched here, of a node that is known to be watched. */
  Watch watched() {
    Watch found = watch;
    if (found == null) {
      throw new IllegalStateException("this node of the tree is not watched");
    }
    return found;
  }

  /** The leaf below that an instance falls into. Cost: O(depth). */
  Node find(double[] x) {
    Node node = this;
    while (node.feature != LEAF) {
      node = node.next(x);
    }
    return node;
  }

  /** Whether a value that decides the way from here to a leaf is missing. Cost: O(depth). */
  boolean guesses(double[] x) {
    Node node = this;
    while (node.feature != LEAF) {
      if (node.guesses(x[node.feature])) {
        return true;
      }
      node = node.next(x);
    }
    return false;
  }

  /** Whether a split cannot tell the branch of a value. */
  boolean guesses(double value) {
    return switch (test) {
      case THRESHOLD -> Double.isNaN(value);
      case VALUES -> Values.index(value, children.length) < 0;
      case ONE_VALUE -> !(value >= 0);
    };
  }

  /** The weight of all leaves from here. Cost: O(nodes). */
  double weight() {
    if (isLeaf()) {
      return learned().weight();
    }
    double sum = 0;
    for (Node child : children) {
      sum += child.weight();
    }
    return sum;
  }

  /** The child an instance goes to. */
  Node next(double[] x) {
    double value = x[feature];
    if (test == Test.THRESHOLD) {
      return children[value > point ? 1 : value <= point ? 0 : usual];
    } else if (test == Test.VALUES) {
      int index = Values.index(value, children.length);
      return children[index < 0 ? usual : index];
    }
    return children[value >= point && value < point + 1 ? 0 : value >= 0 ? 1 : usual];
  }

  /** Becomes a split with new children. */
  void split(int f, Test kind, double at, double merit, Node[] branches) {
    feature = f;
    test = kind;
    point = at;
    gain = merit;
    children = branches;
    usual = 0;
    for (int b = 1; b < branches.length; b++) {
      if (branches[b].learned().weight() > branches[usual].learned().weight()) {
        usual = b;
      }
    }
  }

  /** Takes over all of another node of the same depth, which is given up. */
  void become(Node other) {
    feature = other.feature;
    test = other.test;
    point = other.point;
    usual = other.usual;
    children = other.children;
    gain = other.gain;
    leaf = other.leaf;
    watch = other.watch;
    merits = other.merits;
  }

  /** Becomes a leaf that goes on with what was learned here. */
  void prune() {
    feature = LEAF;
    children = NONE;
    gain = 0;
  }

  /** The bytes of this node alone, with what it learned. */
  long ownBytes() {
    long bytes = BYTES + (long) Long.BYTES * children.length;
    bytes += leaf == null ? 0 : leaf.bytes();
    bytes += merits == null ? 0 : merits.bytes();
    return bytes + (watch == null ? 0 : watch.bytes());
  }

  Node copy() {
    var copy = new Node(depth, leaf == null ? null : leaf.copy());
    copy.feature = feature;
    copy.test = test;
    copy.point = point;
    copy.usual = usual;
    copy.gain = gain;
    copy.watch = watch == null ? null : watch.copy();
    copy.merits = merits == null ? null : merits.copy();
    if (children.length > 0) {
      copy.children = new Node[children.length];
      for (int b = 0; b < children.length; b++) {
        copy.children[b] = children[b].copy();
      }
    }
    return copy;
  }
}
