// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of a Hoeffding tree: the weight of each class, what was learned of each class that came by, and how often
 * majority and naive Bayes were right here.
 */
final class Leaf {
  /** In place of a class: naive Bayes was not asked. */
  static final int UNKNOWN = -1;

  private final FeatureLayout layout;

  /** Weight of each class, what the parent passed on included, [classes]. */
  private final double[] weights;

  /** What was learned of the classes that reached this leaf, [classes]. */
  private final @Nullable LeafClass[] known;

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

  private Leaf(FeatureLayout layout, double[] weights, @Nullable LeafClass[] known) {
    this.layout = layout;
    this.weights = weights;
    this.known = known;
  }

  /** Fills in the scores; returns naive Bayes' class for {@link #learn}, or {@link #UNKNOWN} if it was not asked. */
  int predict(double[] x, LeafPrediction how, double[] scores) {
    boolean majority = how == LeafPrediction.MAJORITY
        || how == LeafPrediction.ADAPTIVE && majorityRight > bayesRight;
    if (majority || !logJoints(x, scores)) {
      Scores.fromWeights(weights, scores);
      return UNKNOWN;
    }
    return Scores.fromLogs(scores);
  }

  /** Fills in the logarithm of each class's weight times likelihood; false if no class was seen here yet. */
  private boolean logJoints(double[] x, double[] scores) {
    boolean any = false;
    for (int c = 0; c < known.length; c++) {
      LeafClass found = known[c];
      any |= found != null;
      scores[c] = found == null ? Double.NEGATIVE_INFINITY : found.model.logJoint(x);
    }
    return any;
  }

  /**
   * Learns an instance.
   *
   * @param bayes naive Bayes' class for it, if it was just worked out, or {@link #UNKNOWN}
   */
  void learn(Instance instance, LeafPrediction how, int bayes) {
    int y = instance.y;
    if (how == LeafPrediction.ADAPTIVE) {
      majorityRight += Scores.argMax(weights) == y ? instance.weight : 0;
      bayesRight += (bayes == UNKNOWN ? bayesClass(instance.x) : bayes) == y ? instance.weight : 0;
    }
    LeafClass found = known[y];
    if (found == null) {
      found = new LeafClass(layout, weights[y]);
      known[y] = found;
    }
    found.learn(instance.x, instance.weight);
    weights[y] += instance.weight;
    weight += instance.weight;
  }

  private int bayesClass(double[] x) {
    int best = -1;
    double largest = 0;
    for (int c = 0; c < known.length; c++) {
      LeafClass found = known[c];
      if (found != null) {
        double logJoint = found.model.logJoint(x);
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
    int positive = 0;
    for (double w : weights) {
      positive += w > 0 ? 1 : 0;
    }
    return positive < 2;
  }

  double weight() {
    return weight;
  }

  /** The weight of the instances that reached this leaf itself. */
  double weightHere() {
    double sum = 0;
    for (LeafClass found : known) {
      sum += found == null ? 0 : found.model.seen();
    }
    return sum;
  }

  /** What was learned of a class here, null if nothing. */
  @Nullable LeafClass known(int c) {
    return known[c];
  }

  Leaf copy() {
    @Nullable LeafClass[] copies = known.clone();
    Arrays.setAll(copies, c -> known[c] == null ? null : known[c].copy());
    var copy = new Leaf(layout, weights.clone(), copies);
    copy.weight = weight;
    copy.weightAtCheck = weightAtCheck;
    copy.majorityRight = majorityRight;
    copy.bayesRight = bayesRight;
    return copy;
  }

  long bytes() {
    long bytes = Double.BYTES * (4L + weights.length);
    for (LeafClass found : known) {
      bytes += found == null ? 0 : found.bytes();
    }
    return bytes;
  }

  void save(ModelWriter out) {
    out.writeDoubles(weights);
    out.writeDoubles(new double[] {weight, weightAtCheck, majorityRight, bayesRight});
    for (LeafClass found : known) {
      out.writeBoolean(found != null);
      if (found != null) {
        found.save(out);
      }
    }
  }

  static Leaf load(FeatureLayout layout, int classes, ModelReader in) {
    double[] weights = StoredValues.weights(in.readDoubles(), classes, "leaf weights");
    double[] sums = StoredValues.weights(in.readDoubles(), 4, "leaf sums");
    var leaf = new Leaf(layout, weights, new LeafClass[classes]);
    leaf.weight = sums[0];
    leaf.weightAtCheck = sums[1];
    leaf.majorityRight = sums[2];
    leaf.bayesRight = sums[3];
    for (int c = 0; c < classes; c++) {
      leaf.known[c] = in.readBoolean() ? LeafClass.load(layout, in) : null;
    }
    return leaf;
  }
}
