// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.Arrays;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.NormalDistribution;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree that grows on a stream of gradients: leaves hold sums of gradient and curvature, and of both in each bin
 * of their features, from which a split's gain follows (T. Chen and C. Guestrin, "XGBoost", KDD 2016, equations 5 and 7);
 * a leaf splits when the best gain is more than noise would give and Hoeffding's bound says that the ratio of second best
 * and best gain will stay below 1 (E. Ikonomovska, J. Gama and S. Džeroski, "Learning model trees from evolving data
 * streams", DMKD 23:128–168, 2011). Bins fade like the leaf's sums.
 */
final class RegressionTree {
  /** The parameters all trees share. */
  record Growth(int gracePeriod, double delta, double tau, double regularization, double fading, int maxLeaves) {}

  private static final int LEAF = -1;
  private static final int NUMBERS = 6;

  /** A leaf's value stays within this, however small its curvature. */
  private static final double LARGEST_VALUE = 4;

  /** Each side of a split has at least this share of the curvature. */
  private static final double SMALLEST_SHARE = 0.01;

  private static final int G = 0;
  private static final int H = 1;
  private static final int COUNT = 2;
  private static final int CHECKED = 3;
  private static final int POINT = 4;
  private static final int USUAL = 5;

  private final Growth growth;
  private final Schema schema;
  private final int[] features;

  /** The feature of each node, and its left child; the right one follows. */
  private int[] feature = new int[4];

  private int[] left = new int[4];

  /** Gradient, curvature, instances, instances at the last search, split point, 1 if missing values go right; [nodes · 6]. */
  private double[] numbers = new double[4 * NUMBERS];

  /** Gradient and curvature for each feature and bin, [features · bins · 2]; null of a split and before the first. */
  private double[] @Nullable [] sums = new double[4][];

  private int nodes = 1;

  /** A split must win at least this much: noise wins as much in any bin of any feature with probability δ. */
  private final double significant;

  /** What the bins keep from one search to the next: as much as the leaf's sums. */
  private final double kept;

  RegressionTree(Growth growth, Schema schema, int[] features) {
    this.growth = growth;
    this.schema = schema;
    this.features = features;
    feature[0] = LEAF;
    // The gain is twice a difference of log likelihoods: without a real one it is chi-squared with a degree of freedom,
    // the square of a normal variable.
    double deviation = -deviationBelow(growth.delta() / (2.0 * Math.max(1, features.length) * Quantizer.BINS));
    significant = deviation * deviation;
    kept = StrictMath.pow(growth.fading(), growth.gracePeriod());
  }

  /** The number of deviations below which a normal variable is with a probability of at most one half. */
  private static double deviationBelow(double probability) {
    double low = -40;
    double high = 0;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (NormalDistribution.cumulative(middle) < probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The leaf an instance falls into. Cost: O(depth). */
  int find(double[] x) {
    int node = 0;
    while (feature[node] != LEAF) {
      node = next(node, x[feature[node]]);
    }
    return node;
  }

  private int next(int node, double value) {
    double point = numbers[node * NUMBERS + POINT];
    boolean right;
    if (schema.isNominal(feature[node])) {
      int index = Values.index(value, schema.valueCount(feature[node]));
      right = index < 0 ? numbers[node * NUMBERS + USUAL] > 0 : Math.min(index, Quantizer.BINS - 1) != (int) point;
    } else {
      right = Values.present(value) ? value > point : numbers[node * NUMBERS + USUAL] > 0;
    }
    return left[node] + (right ? 1 : 0);
  }

  /** What a leaf adds to the margin. */
  double value(int leaf) {
    int at = leaf * NUMBERS;
    double value = -numbers[at + G] / (numbers[at + H] + growth.regularization());
    return Math.max(-LARGEST_VALUE, Math.min(LARGEST_VALUE, value));
  }

  /** Learns a gradient and a curvature at a leaf, of the instance at a place of the quantizer. Cost: O(features), and O(features · bins) once in a grace period. */
  void learn(int leaf, double g, double h, Quantizer quantizer, int place) {
    int at = leaf * NUMBERS;
    numbers[at + G] = numbers[at + G] * growth.fading() + g;
    numbers[at + H] = numbers[at + H] * growth.fading() + h;
    if (!quantizer.ready() || !roomToGrow()) {
      return;
    }
    double[] own = sums[leaf];
    if (own == null) {
      own = new double[features.length * Quantizer.BINS * 2];
      sums[leaf] = own;
    }
    for (int i = 0; i < features.length; i++) {
      int bin = quantizer.bin(place, features[i]);
      if (bin >= 0) {
        int to = (i * Quantizer.BINS + bin) * 2;
        own[to] += g;
        own[to + 1] += h;
      }
    }
    numbers[at + COUNT]++;
    if (numbers[at + COUNT] - numbers[at + CHECKED] >= growth.gracePeriod()) {
      numbers[at + CHECKED] = numbers[at + COUNT];
      trySplit(leaf, own, quantizer);
      fade(own);
    }
  }

  private void fade(double[] own) {
    for (int i = 0; i < own.length; i++) {
      own[i] *= kept;
    }
  }

  private boolean roomToGrow() {
    return nodes < 2 * growth.maxLeaves() - 1;
  }

  /** Forgets what was counted by bins. */
  void clearBins() {
    for (int node = 0; node < nodes; node++) {
      double[] own = sums[node];
      if (own != null) {
        Arrays.fill(own, 0);
        numbers[node * NUMBERS + COUNT] = 0;
        numbers[node * NUMBERS + CHECKED] = 0;
      }
    }
  }

  private void trySplit(int leaf, double[] own, Quantizer quantizer) {
    double best = 0;
    double second = 0;
    int bestPlace = -1;
    for (int i = 0; i < features.length; i++) {
      int place = bestBin(own, i);
      double gain = place < 0 ? 0 : gain(own, i, place);
      if (gain > best) {
        second = best;
        best = gain;
        bestPlace = i * Quantizer.BINS + place;
      } else if (gain > second) {
        second = gain;
      }
    }
    double bound = Math.sqrt(StrictMath.log(1 / growth.delta()) / (2 * numbers[leaf * NUMBERS + COUNT]));
    if (bestPlace >= 0 && best > significant && (second < best * (1 - bound) || bound < growth.tau())) {
      split(leaf, own, bestPlace / Quantizer.BINS, bestPlace % Quantizer.BINS, quantizer);
    }
  }

  private int bestBin(double[] own, int i) {
    int best = -1;
    double largest = 0;
    for (int bin = 0; bin < Quantizer.BINS; bin++) {
      double gain = gain(own, i, bin);
      if (gain > largest) {
        largest = gain;
        best = bin;
      }
    }
    return best;
  }

  /** The gain of a split after a bin, or of one nominal bin from the others; 0 if a side is too small. */
  private double gain(double[] own, int i, int bin) {
    double leftG = side(own, i, bin, G);
    double leftH = side(own, i, bin, H);
    double rightG = total(own, i, G) - leftG;
    double rightH = total(own, i, H) - leftH;
    if (!(Math.min(leftH, rightH) > SMALLEST_SHARE * (leftH + rightH))) {
      return 0;
    }
    double lambda = growth.regularization();
    return leftG * leftG / (leftH + lambda) + rightG * rightG / (rightH + lambda)
        - (leftG + rightG) * (leftG + rightG) / (leftH + rightH + lambda);
  }

  private double side(double[] own, int i, int bin, int which) {
    int from = schema.isNominal(features[i]) ? bin : 0;
    double sum = 0;
    for (int b = from; b <= bin; b++) {
      sum += own[(i * Quantizer.BINS + b) * 2 + which];
    }
    return sum;
  }

  private static double total(double[] own, int i, int which) {
    double sum = 0;
    for (int b = 0; b < Quantizer.BINS; b++) {
      sum += own[(i * Quantizer.BINS + b) * 2 + which];
    }
    return sum;
  }

  private void split(int leaf, double[] own, int i, int bin, Quantizer quantizer) {
    boolean nominal = schema.isNominal(features[i]);
    double point = nominal ? bin : bin < Quantizer.BINS - 1 ? quantizer.border(features[i], bin) : 0;
    if (!Double.isFinite(point) || !nominal && bin == Quantizer.BINS - 1) {
      return;
    }
    reserve(nodes + 2);
    int child = nodes;
    nodes += 2;
    double leftG = side(own, i, bin, G);
    double leftH = side(own, i, bin, H);
    double rightG = total(own, i, G) - leftG;
    double rightH = total(own, i, H) - leftH;
    start(child, leftG, leftH);
    start(child + 1, rightG, rightH);
    feature[leaf] = features[i];
    left[leaf] = child;
    numbers[leaf * NUMBERS + POINT] = point;
    numbers[leaf * NUMBERS + USUAL] = rightH > leftH ? 1 : 0;
    sums[leaf] = null;
  }

  private void start(int node, double g, double h) {
    feature[node] = LEAF;
    numbers[node * NUMBERS + G] = g;
    numbers[node * NUMBERS + H] = h;
  }

  private void reserve(int wanted) {
    if (wanted > feature.length) {
      int capacity = Math.max(wanted, 2 * feature.length);
      feature = Arrays.copyOf(feature, capacity);
      left = Arrays.copyOf(left, capacity);
      numbers = Arrays.copyOf(numbers, capacity * NUMBERS);
      sums = Arrays.copyOf(sums, capacity);
    }
  }

  int leaves() {
    return (nodes + 1) / 2;
  }

  RegressionTree copy() {
    var copy = new RegressionTree(growth, schema, features);
    copy.feature = feature.clone();
    copy.left = left.clone();
    copy.numbers = numbers.clone();
    copy.sums = sums.clone();
    for (int node = 0; node < nodes; node++) {
      double[] own = sums[node];
      copy.sums[node] = own == null ? null : own.clone();
    }
    copy.nodes = nodes;
    return copy;
  }

  long bytes() {
    long bytes = (long) nodes * (2L * Integer.BYTES + NUMBERS * (long) Double.BYTES + Long.BYTES)
        + (long) Integer.BYTES * features.length;
    for (int node = 0; node < nodes; node++) {
      double[] own = sums[node];
      bytes += own == null ? 0 : (long) Double.BYTES * own.length;
    }
    return bytes;
  }

  void save(ModelWriter out) {
    out.writeInts(features);
    out.writeInts(Arrays.copyOf(feature, nodes));
    out.writeInts(Arrays.copyOf(left, nodes));
    out.writeDoubles(Arrays.copyOf(numbers, nodes * NUMBERS));
    for (int node = 0; node < nodes; node++) {
      double[] own = sums[node];
      out.writeBoolean(own != null);
      if (own != null) {
        out.writeDoubles(own);
      }
    }
  }

  static RegressionTree load(Growth growth, Schema schema, int count, ModelReader in) {
    int[] features = in.readInts();
    StoredValues.within(features.length, count, count, "number of a tree's features");
    for (int f : features) {
      StoredValues.within(f, 0, schema.featureCount() - 1, "tree's feature");
    }
    var tree = new RegressionTree(growth, schema, features);
    tree.feature = in.readInts();
    tree.left = in.readInts();
    tree.nodes = tree.feature.length;
    StoredValues.within(tree.nodes, 1, Math.max(1, 2 * growth.maxLeaves()), "number of nodes");
    if (tree.left.length != tree.nodes) {
      throw new ModelFormatException("The stored tree's children do not fit its nodes.");
    }
    tree.numbers = StoredValues.finite(in.readDoubles(), tree.nodes * NUMBERS, "tree's numbers");
    tree.sums = new double[tree.nodes][];
    for (int node = 0; node < tree.nodes; node++) {
      StoredValues.within(tree.feature[node], LEAF, schema.featureCount() - 1, "split feature");
      if (tree.feature[node] != LEAF) {
        StoredValues.within(tree.left[node], node + 1, tree.nodes - 2, "child");
      }
      tree.numbers[node * NUMBERS + H] = Math.max(0, tree.numbers[node * NUMBERS + H]);
      tree.sums[node] = in.readBoolean()
          ? StoredValues.finite(in.readDoubles(), features.length * Quantizer.BINS * 2, "bins") : null;
    }
    return tree;
  }
}
