// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;

/**
 * What all decision trees of this package are made of: the root, new leaves with their features, the decision to split,
 * and the bound on memory.
 */
final class TreeCore {
  /** The share of a prediction below which it is not shared out among branches any more. */
  private static final double LEAST_SHARE = 0.02;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  final Growth growth;
  final Schema schema;
  final int classes;
  final SplitSearch search;
  private final FeatureLayout all;

  /** The features of a leaf, drawn for each; all if it is their number. */
  private final int subspace;

  private final double boundFactor;
  private final double[] scratch;

  /** What one leaf says, [classes]. */
  private final double[] part;

  private final MemoryBound memory;
  Node root;

  /** The state of the generator of feature subsets (SplitMix64). */
  long random;

  int leaves;
  int splits;

  /** The instances learned, of a tree that counts them. */
  long learned;

  int alternatesStarted;
  int alternatesSwitched;

  /** The bytes of the whole model. */
  long bytes;

  /** The part of them that deactivating leaves would set free. */
  long classBytes;

  /** A tree of one empty leaf. */
  TreeCore(Growth growth, Schema schema, int subspace, long seed) {
    this(growth, schema, new FeatureLayout(schema), subspace);
    random = seed;
    root = newLeaf(0, new double[classes]);
    leaves = 1;
    bytes = root.ownBytes();
  }

  private TreeCore(Growth growth, Schema schema, FeatureLayout all, int subspace) {
    this.growth = growth;
    this.schema = schema;
    this.all = all;
    this.subspace = Math.min(subspace, schema.featureCount());
    classes = schema.classCount();
    search = new SplitSearch(growth, classes, schema.featureCount());
    boundFactor = growth.boundFactor(classes);
    scratch = new double[all.numeric.length];
    part = new double[classes];
    memory = new MemoryBound(this);
    root = new Node(0, null);
  }

  /** A tree without state, to be filled by {@link TreeStore}. */
  static TreeCore blank(Growth growth, Schema schema, int subspace) {
    return new TreeCore(growth, schema, new FeatureLayout(schema), subspace);
  }

  /** The numeric features of an instance in the order of a leaf's layout; valid until the next call. */
  double[] dense(Leaf leaf, double[] x) {
    int[] numeric = leaf.layout().numeric;
    if (numeric.length == x.length) {
      return x;
    }
    for (int j = 0; j < numeric.length; j++) {
      scratch[j] = x[numeric[j]];
    }
    return scratch;
  }

  Node newLeaf(int depth, double[] weights) {
    return new Node(depth, new Leaf(newLayout(), weights));
  }

  private FeatureLayout newLayout() {
    if (usesAll()) {
      return all;
    }
    int[] features = IntStream.range(0, schema.featureCount()).toArray();
    for (int i = 0; i < subspace; i++) {
      int other = i + (int) ((nextLong() >>> 32) * (features.length - i) >>> 32);
      int drawn = features[other];
      features[other] = features[i];
      features[i] = drawn;
    }
    int[] drawn = Arrays.copyOf(features, subspace);
    Arrays.sort(drawn);
    return new FeatureLayout(schema, drawn);
  }

  boolean usesAll() {
    return subspace == schema.featureCount();
  }

  FeatureLayout all() {
    return all;
  }

  int subspace() {
    return subspace;
  }

  /** The next number of a sequence that {@link #random} determines. */
  long nextLong() {
    random += GOLDEN;
    long z = (random ^ random >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Hoeffding's bound on the difference of two merits after a weight. */
  double bound(double weight) {
    return Math.sqrt(boundFactor / weight);
  }

  /**
   * Fills in the scores of an instance.
   *
   * @param top where its way began, and {@code leaf} where it ended
   * @return naive Bayes' class for {@link #learn}, or {@link Leaf#UNKNOWN} if it was not asked
   */
  int predict(Node top, Node leaf, double[] x, double[] scores) {
    if (Values.anyMissing(x) && top.guesses(x)) {
      Arrays.fill(scores, 0);
      mix(top, x, 1, scores);
      Scores.fromWeights(scores, scores);
      return Leaf.UNKNOWN;
    }
    return predict(leaf, x, scores);
  }

  private int predict(Node node, double[] x, double[] scores) {
    Leaf leaf = node.learned();
    LeafPrediction how = growth.leafPrediction();
    return leaf.predict(leaf.asksBayes(how) ? dense(leaf, x) : x, x, how, scores);
  }

  /**
   * Adds the scores of an instance of which a value that decides its way may be missing: each branch of such a split has
   * its say, by the weight that came to it (J. R. Quinlan, C4.5, 1993, section 3.2). Where little is left to share out,
   * the heavier branch alone is asked.
   */
  private void mix(Node from, double[] x, double share, double[] scores) {
    Node node = from;
    while (!node.isLeaf() && (share < LEAST_SHARE || !node.guesses(x[node.feature]))) {
      node = node.next(x);
    }
    if (node.isLeaf()) {
      predict(node, x, part);
      for (int c = 0; c < classes; c++) {
        scores[c] += share * part[c];
      }
      return;
    }
    double total = node.weight();
    for (Node child : node.children) {
      double weight = child.weight();
      if (weight > 0) {
        mix(child, x, share * weight / total, scores);
      }
    }
  }

  /**
   * A leaf learns an instance with a weight; the bound on memory is kept.
   *
   * @param bayes naive Bayes' class for it, if it was just worked out, or {@link Leaf#UNKNOWN}
   */
  void learn(Node node, Instance instance, double weight, int bayes) {
    Leaf leaf = node.learned();
    double[] x = instance.x;
    long grown = leaf.learn(dense(leaf, x), x, instance.y, weight, growth.leafPrediction(), bayes);
    bytes += grown;
    classBytes += grown;
    memory.keep();
  }

  /** A split that goes on learning learns an instance, without regard to prediction. */
  void learnAtSplit(Node node, Instance instance) {
    Leaf leaf = node.learned();
    double[] x = instance.x;
    bytes += leaf.learn(dense(leaf, x), x, instance.y, instance.weight, LeafPrediction.MAJORITY, Leaf.UNKNOWN);
  }

  /** The place of a feature in the layout of all features, numeric ones first. */
  int place(int feature) {
    int at = Arrays.binarySearch(all.numeric, feature);
    return at >= 0 ? at : all.numeric.length + Arrays.binarySearch(all.nominal, feature);
  }

  /** Searches a leaf's best split if its grace period is over and makes it if it is surely the best; true if so. */
  boolean trySplit(Node node) {
    Leaf leaf = node.learned();
    if (!leaf.due(growth.gracePeriod())) {
      return false;
    }
    leaf.checked();
    if (!mayGrow(node, leaf)) {
      return false;
    }
    search.run(leaf);
    double bound = bound(leaf.weight());
    // The difference of two infinite merits is no number, which is not above the bound.
    boolean clear = search.merit() - search.secondMerit() > bound || bound < growth.tau();
    return search.best() >= 0 && clear && split(node, search.best(), false);
  }

  /** Whether a leaf may be split at all. */
  boolean mayGrow(Node node, Leaf leaf) {
    return leaf.active() && !leaf.pure() && leaves < growth.maxLeaves() && node.depth < Node.MAX_DEPTH;
  }

  /**
   * Splits a leaf as the last search says, unless that makes the tree too large; true if it did.
   *
   * @param goesOn whether the node keeps what it learned and goes on learning
   */
  boolean split(Node node, int candidate, boolean goesOn) {
    Leaf leaf = node.learned();
    FeatureLayout layout = leaf.layout();
    double[][] branches = search.branches(leaf, candidate);
    if (leaves + branches.length - 1 > growth.maxLeaves()) {
      return false;
    }
    var children = new Node[branches.length];
    long added = -node.ownBytes();
    for (int b = 0; b < children.length; b++) {
      children[b] = newLeaf(node.depth + 1, branches[b]);
      added += children[b].ownBytes();
    }
    if (!memory.allows(added + leaf.classBytes() + (goesOn ? node.ownBytes() : 0))) {
      return false;
    }
    classBytes -= leaf.classBytes();
    int n = layout.numeric.length;
    int feature = candidate < n ? layout.numeric[candidate] : layout.nominal[candidate - n];
    double gain = Math.max(0, search.merit(candidate)) * leaf.weightHere();
    node.split(feature, search.test(layout, candidate), search.point(candidate), gain, children);
    if (!goesOn) {
      node.leaf = null;
    }
    node.watch = null;
    leaves += children.length - 1;
    splits++;
    bytes += added + node.ownBytes();
    memory.check();
    return true;
  }

  /** Takes note of nodes given up: their leaves and bytes. */
  void giveUp(Node node) {
    if (node.isLeaf()) {
      leaves--;
      classBytes -= node.learned().classBytes();
    }
    bytes -= node.ownBytes();
    for (Node child : node.children) {
      giveUp(child);
    }
    if (node.watch != null && node.watch.alternate != null) {
      giveUp(node.watch.alternate);
    }
  }

  /** Makes a split that went on learning a leaf again; what is below is given up. */
  void prune(Node node) {
    bytes -= node.ownBytes();
    for (Node child : node.children) {
      giveUp(child);
    }
    node.prune();
    leaves++;
    bytes += node.ownBytes();
    classBytes += node.learned().classBytes();
  }

  /** Takes note of a new leaf that is no child of a split. */
  void added(Node node) {
    leaves++;
    bytes += node.ownBytes();
  }

  TreeCore copy() {
    var copy = new TreeCore(growth, schema, all, subspace);
    copy.root = root.copy();
    copy.random = random;
    copy.leaves = leaves;
    copy.splits = splits;
    copy.bytes = bytes;
    copy.classBytes = classBytes;
    copy.learned = learned;
    copy.alternatesStarted = alternatesStarted;
    copy.alternatesSwitched = alternatesSwitched;
    copy.memory.set(memory.sinceReview());
    return copy;
  }

  MemoryBound memory() {
    return memory;
  }
}
