// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf of a decision tree knows: the weight of each class, what was learned of each class that came by, and how
 * often majority and naive Bayes were right here. An inactive leaf keeps the weights alone, to save memory.
 */
final class Leaf {
  /** In place of a class: naive Bayes was not asked. */
  static final int UNKNOWN = -1;

  private final FeatureLayout layout;

  /** Weight of each class, what the parent passed on included, [classes]. */
  private final double[] weights;

  /** What was learned of the classes that reached this leaf, [classes]; null for an inactive leaf. */
  private @Nullable LeafClass @Nullable [] known;

  private double weight;
  private double weightAtCheck;
  private double majorityRight;
  private double bayesRight;

  /** A leaf that has seen nothing itself; its weights come from the split that made it. */
  Leaf(FeatureLayout layout, double[] weights) {
    this(layout, weights, new LeafClass[weights.length]);
    for (double w : weights) {
      weight += w;
    }
    weightAtCheck = weight;
  }

  private Leaf(FeatureLayout layout, double[] weights, @Nullable LeafClass @Nullable [] known) {
    this.layout = layout;
    this.weights = weights;
    this.known = known;
  }

  /** Fills in the scores; returns naive Bayes' class for {@link #learn}, or {@link #UNKNOWN} if it was not asked. */
  int predict(double[] dense, double[] x, LeafPrediction how, double[] scores) {
    boolean majority = how == LeafPrediction.MAJORITY
        || how == LeafPrediction.ADAPTIVE && majorityRight > bayesRight;
    if (majority || known == null || !logJoints(known, dense, x, scores)) {
      Scores.fromWeights(weights, scores);
      return UNKNOWN;
    }
    return Scores.fromLogs(scores);
  }

  /** Whether a prediction here needs the features: not so if only the weights count. */
  boolean asksBayes(LeafPrediction how) {
    return known != null && how != LeafPrediction.MAJORITY
        && (how == LeafPrediction.NAIVE_BAYES || majorityRight <= bayesRight);
  }

  /** Fills in the logarithm of each class's weight times likelihood; false if no class was seen here yet. */
  private static boolean logJoints(@Nullable LeafClass[] known, double[] dense, double[] x, double[] scores) {
    boolean any = false;
    for (int c = 0; c < known.length; c++) {
      LeafClass found = known[c];
      any |= found != null;
      scores[c] = found == null ? Double.NEGATIVE_INFINITY : found.logJoint(dense, x);
    }
    return any;
  }

  /**
   * Learns an instance.
   *
   * @param bayes naive Bayes' class for it, if it was just worked out, or {@link #UNKNOWN}
   * @return the bytes by which the leaf grew: 0 but at a class's first label
   */
  long learn(double[] dense, double[] x, int y, double w, LeafPrediction how, int bayes) {
    @Nullable LeafClass[] classes = known;
    long grown = 0;
    if (classes != null) {
      if (how == LeafPrediction.ADAPTIVE) {
        // Products, not choices: whether an answer is right no processor foretells.
        int answer = bayes == UNKNOWN ? bayesClass(classes, dense, x) : bayes;
        majorityRight += w * (Scores.argMax(weights) == y ? 1 : 0);
        bayesRight += w * (answer == y ? 1 : 0);
      }
      LeafClass found = classes[y];
      if (found == null) {
        found = new LeafClass(layout, weights[y]);
        classes[y] = found;
        grown = LeafClass.bytes(layout);
      }
      found.learn(dense, x, w);
      if (how != LeafPrediction.MAJORITY) {
        found.prepare();
      }
    }
    weights[y] += w;
    weight += w;
    return grown;
  }

  private int bayesClass(@Nullable LeafClass[] classes, double[] dense, double[] x) {
    int best = -1;
    double largest = 0;
    for (int c = 0; c < classes.length; c++) {
      LeafClass found = classes[c];
      if (found != null) {
        double logJoint = found.logJoint(dense, x);
        if (best < 0 || logJoint > largest) {
          largest = logJoint;
          best = c;
        }
      }
    }
    return best < 0 ? Scores.argMax(weights) : best;
  }

  /** Whether enough weight has come since the last search for a split. */
  boolean due(double gracePeriod) {
    return weight - weightAtCheck >= gracePeriod;
  }

  void checked() {
    weightAtCheck = weight;
  }

  /** Whether only one class is known here. */
  boolean pure() {
    return classCount() < 2;
  }

  /** How many classes have weight. */
  int classCount() {
    int positive = 0;
    for (double w : weights) {
      positive += w > 0 ? 1 : 0;
    }
    return positive;
  }

  FeatureLayout layout() {
    return layout;
  }

  double weight() {
    return weight;
  }

  double weight(int c) {
    return weights[c];
  }

  int majority() {
    return Scores.argMax(weights);
  }

  /** The weight the leaf gets wrong by its majority: what a split could win at most. */
  double promise() {
    return weight - weights[majority()];
  }

  boolean active() {
    return known != null;
  }

  /** Forgets all but the weights. */
  void deactivate() {
    known = null;
  }

  /** Begins to learn the classes again, from nothing. */
  void activate() {
    known = new LeafClass[weights.length];
    majorityRight = 0;
    bayesRight = 0;
    weightAtCheck = weight;
  }

  /** The weight of the instances that reached this leaf itself. */
  double weightHere() {
    double sum = 0;
    if (known != null) {
      for (LeafClass found : known) {
        sum += found == null ? 0 : found.seen();
      }
    }
    return sum;
  }

  /** What was learned of a class here, null if nothing. */
  @Nullable LeafClass known(int c) {
    return known == null ? null : known[c];
  }

  Leaf copy() {
    var copy = new Leaf(layout, weights.clone(), copy(known));
    copy.weight = weight;
    copy.weightAtCheck = weightAtCheck;
    copy.majorityRight = majorityRight;
    copy.bayesRight = bayesRight;
    return copy;
  }

  private static @Nullable LeafClass @Nullable [] copy(@Nullable LeafClass @Nullable [] known) {
    if (known == null) {
      return null;
    }
    @Nullable LeafClass[] copies = new LeafClass[known.length];
    for (int c = 0; c < copies.length; c++) {
      LeafClass found = known[c];
      copies[c] = found == null ? null : found.copy();
    }
    return copies;
  }

  long bytes() {
    return baseBytes() + classBytes();
  }

  private long baseBytes() {
    return Double.BYTES * (4L + weights.length);
  }

  /** The bytes that deactivation sets free. */
  long classBytes() {
    long bytes = 0;
    if (known != null) {
      for (LeafClass found : known) {
        bytes += found == null ? 0 : LeafClass.bytes(layout);
      }
    }
    return bytes;
  }

  /** The bytes that an inactive leaf will take once it learned each of its classes again. */
  long expectedBytes() {
    return classCount() * LeafClass.bytes(layout);
  }

  void save(ModelWriter out) {
    out.writeDoubles(weights);
    out.writeDoubles(new double[] {weight, weightAtCheck, majorityRight, bayesRight});
    out.writeBoolean(known != null);
    if (known != null) {
      for (LeafClass found : known) {
        out.writeBoolean(found != null);
        if (found != null) {
          found.save(out);
        }
      }
    }
  }

  static Leaf load(FeatureLayout layout, int classes, ModelReader in) {
    double[] weights = StoredValues.weights(in.readDoubles(), classes, "leaf weights");
    double[] sums = StoredValues.weights(in.readDoubles(), 4, "leaf sums");
    @Nullable LeafClass[] known = in.readBoolean() ? new LeafClass[classes] : null;
    if (known != null) {
      Arrays.setAll(known, c -> in.readBoolean() ? LeafClass.load(layout, in) : null);
    }
    var leaf = new Leaf(layout, weights, known);
    leaf.weight = sums[0];
    leaf.weightAtCheck = sums[1];
    leaf.majorityRight = sums[2];
    leaf.bayesRight = sums[3];
    return leaf;
  }
}
