// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps a tree within its bytes: when it grows too large, the leaves with the least errors to win stop collecting what
 * a split needs, and are taken up again when others promise less (Domingos and Hulten 2000, section 3, "Memory").
 */
final class MemoryBound {
  /** A tree that grew too large is brought to this share of its bytes, so that the next time is not at once. */
  private static final double TARGET = 0.875;

  /** Nodes without what leaves collect may take this share: room for it must remain, or nothing could be learned. */
  private static final double NODES = 0.5;

  /** The number of instances after which a tree with inactive leaves looks at them again. */
  private static final int REVIEW = 10_000;

  private final TreeCore tree;
  private int sinceReview;
  private boolean anyInactive;

  MemoryBound(TreeCore tree) {
    this.tree = tree;
  }

  /** Called after each instance. */
  void keep() {
    if (tree.bytes > tree.growth.maxBytes() || anyInactive && ++sinceReview >= REVIEW) {
      review();
    }
  }

  /** Whether nodes may take more bytes. */
  boolean allows(long more) {
    return tree.bytes - tree.classBytes + more <= NODES * tree.growth.maxBytes();
  }

  /** Called after the tree grew otherwise. */
  void check() {
    if (tree.bytes > tree.growth.maxBytes()) {
      review();
    }
  }

  private void review() {
    var leaves = new ArrayList<Node>();
    collect(tree.root, leaves);
    leaves.sort(Comparator.comparingDouble(node -> -node.learned().promise()));
    double free = TARGET * tree.growth.maxBytes() - (tree.bytes - tree.classBytes);
    anyInactive = false;
    sinceReview = 0;
    for (Node node : leaves) {
      free -= decide(node.learned(), free);
    }
  }

  /** Makes a leaf active if there is room for it; returns the bytes it needs then. */
  private long decide(Leaf leaf, double free) {
    long needed = leaf.active() ? leaf.classBytes() : leaf.expectedBytes();
    if (needed <= free) {
      if (!leaf.active()) {
        leaf.activate();
      }
      return needed;
    }
    anyInactive = true;
    tree.bytes -= leaf.classBytes();
    tree.classBytes -= leaf.classBytes();
    leaf.deactivate();
    return 0;
  }

  private static void collect(Node node, List<Node> leaves) {
    if (node.isLeaf()) {
      leaves.add(node);
    }
    for (Node child : node.children) {
      collect(child, leaves);
    }
    if (node.watch != null && node.watch.alternate != null) {
      collect(node.watch.alternate, leaves);
    }
  }

  /** The instances since the last look at the leaves, −1 if none is inactive. */
  int sinceReview() {
    return anyInactive ? sinceReview : -1;
  }

  void set(int instances) {
    anyInactive = instances >= 0;
    sinceReview = Math.max(0, instances);
  }
}
