// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Uniform nominal and numeric attributes labelled by a decision tree that is grown at random, without noise.
 *
 * <p>P. Domingos and G. Hulten, Mining high-speed data streams, KDD 2000, pages 71–80. Gives MOA 2024.07's
 * RandomTreeGenerator value for value; where MOA fails because a path has no attribute left to split on, the path ends
 * in a leaf. Costs a draw for each attribute and a walk down the tree.
 */
public record RandomTree(
    @Param(label = "Tree seed", help = "Of the tree.") int treeSeed,
    @Param(label = "Seed", help = "Of the instances.") int seed,
    @Param(label = "Classes", min = 2, max = 10_000) int numClasses,
    @Param(label = "Nominal attributes", min = 0, max = 10_000) int numNominals,
    @Param(label = "Numeric attributes", min = 0, max = 10_000) int numNumerics,
    @Param(label = "Values of a nominal attribute", min = 2, max = 10_000) int numValsPerNominal,
    @Param(label = "Greatest depth", unit = "levels", min = 0, max = 1000) int maxTreeDepth,
    @Param(label = "First level with leaves", unit = "levels", min = 0) int firstLeafLevel,
    @Param(label = "Share of leaves", help = "How often a node from that level on is a leaf.", min = 0, max = 1)
    double leafFraction) implements StreamSpec {
  private static final int MAX_NODES = 2_000_000;

  public RandomTree {
    Params.check(RandomTree.class, treeSeed, seed, numClasses, numNominals, numNumerics, numValsPerNominal,
        maxTreeDepth, firstLeafLevel, leafFraction);
  }

  public RandomTree() {
    this(1, 1, 2, 5, 5, 5, 5, 3, 0.15);
  }

  @Override
  public String id() {
    return "random-tree";
  }

  @Override
  public String title() {
    return "Random tree";
  }

  /**
   * A fresh stream.
   *
   * @throws InputException if the tree would have more than two million nodes
   */
  @Override
  public InstanceStream create() {
    var features = Headers.nominal("nominal", numNominals, Headers.numbered("value", numValsPerNominal));
    features.addAll(Headers.numeric("numeric", numNumerics));
    return new State(this, new Schema(features, Headers.classes(numClasses)), new Grower(this).grow(),
        new LegacyRandom(seed));
  }

  @Override
  public RandomTree withSeed(int newSeed) {
    return new RandomTree(treeSeed, newSeed, numClasses, numNominals, numNumerics, numValsPerNominal, maxTreeDepth,
        firstLeafLevel, leafFraction);
  }

  /**
   * A node of the tree.
   *
   * @param feature the feature to split on
   * @param threshold for a numeric feature: smaller values go to the first child
   * @param label of a leaf
   * @param children none in a leaf
   */
  private record Node(int feature, double threshold, int label, Node... children) {}

  /** Grows the tree depth first, in the order of draws that the reference gives. */
  private static final class Grower {
    private final RandomTree spec;
    private final LegacyRandom random;
    private final double[] min;
    private final double[] max;
    private int nodes;

    Grower(RandomTree spec) {
      this.spec = spec;
      random = new LegacyRandom(spec.treeSeed);
      min = new double[spec.numNumerics];
      max = new double[spec.numNumerics];
    }

    Node grow() {
      var candidates = new ArrayList<Integer>();
      for (int i = 0; i < spec.numNominals; i++) {
        candidates.add(i);
      }
      Arrays.fill(max, 1);
      return node(0, candidates);
    }

    private Node node(int depth, List<Integer> candidates) {
      nodes++;
      if (nodes > MAX_NODES) {
        throw new InputException("The random tree has more than %d nodes; lower 'maxTreeDepth' or 'numValsPerNominal'."
            .formatted(MAX_NODES));
      }
      int choices = candidates.size() + spec.numNumerics;
      if (depth >= spec.maxTreeDepth
          || depth >= spec.firstLeafLevel && spec.leafFraction >= 1 - random.nextDouble() || choices == 0) {
        return new Node(-1, 0, random.nextInt(spec.numClasses));
      }
      int choice = random.nextInt(choices);
      return choice < candidates.size()
          ? nominalSplit(depth, candidates, choice)
          : numericSplit(depth, candidates, choice - candidates.size());
    }

    private Node nominalSplit(int depth, List<Integer> candidates, int choice) {
      var rest = new ArrayList<>(candidates);
      int feature = rest.remove(choice);
      var children = new Node[spec.numValsPerNominal];
      for (int v = 0; v < children.length; v++) {
        children[v] = node(depth + 1, rest);
      }
      return new Node(feature, 0, -1, children);
    }

    private Node numericSplit(int depth, List<Integer> candidates, int numeric) {
      double low = min[numeric];
      double high = max[numeric];
      double threshold = (high - low) * random.nextDouble() + low;
      max[numeric] = threshold;
      Node below = node(depth + 1, candidates);
      max[numeric] = high;
      min[numeric] = threshold;
      Node above = node(depth + 1, candidates);
      min[numeric] = low;
      return new Node(spec.numNominals + numeric, threshold, -1, below, above);
    }
  }

  private static final class State implements InstanceStream {
    private final RandomTree spec;
    private final Schema schema;
    private final Node root;
    private final LegacyRandom random;

    State(RandomTree spec, Schema schema, Node root, LegacyRandom random) {
      this.spec = spec;
      this.schema = schema;
      this.root = root;
      this.random = random;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public boolean next(Instance out) {
      double[] x = out.x;
      for (int i = 0; i < spec.numNominals; i++) {
        x[i] = random.nextInt(spec.numValsPerNominal);
      }
      for (int i = spec.numNominals; i < x.length; i++) {
        x[i] = random.nextDouble();
      }
      Node node = root;
      while (node.children.length > 0) {
        double value = x[node.feature];
        node = node.children[node.feature < spec.numNominals ? (int) value : value < node.threshold ? 0 : 1];
      }
      out.y = node.label;
      out.weight = 1;
      return true;
    }

    @Override
    public InstanceStream copy() {
      return new State(spec, schema, root, random.copy());
    }
  }
}
