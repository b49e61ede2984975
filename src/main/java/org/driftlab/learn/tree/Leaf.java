// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.bayes.ClassModel;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * A leaf of a Hoeffding tree: the weight of each class, what was learned of each class that came by, and how often
 * majority and naive Bayes were right here.
 */
final class Leaf {
  private final FeatureLayout layout;

  /** Weight of each class, what the parent passed on included, [classes]. */
  private final double[] weights;

  /** Models of the classes that reached this leaf, [classes]. */
  private final @Nullable ClassModel[] models;

  /** Smallest and then largest value of each numeric feature, [classes][2 · numeric]. */
  private final double @Nullable [][] ranges;

  private double weight;
  private double weightAtCheck;
  private double majorityRight;
  private double bayesRight;

  /** A leaf that has seen nothing itself; its weights come from the split that made it. */
  Leaf(FeatureLayout layout, double[] weights) {
    this(layout, weights, new ClassModel[weights.length], new double[weights.length][]);
    for (double w : weights) {
      weight += w;
    }
    weightAtCheck = weight;
  }

  private Leaf(FeatureLayout layout, double[] weights, @Nullable ClassModel[] models, double @Nullable [][] ranges) {
    this.layout = layout;
    this.weights = weights;
    this.models = models;
    this.ranges = ranges;
  }

  void predict(double[] x, LeafPrediction how, double[] scores) {
    boolean majority = how == LeafPrediction.MAJORITY
        || how == LeafPrediction.ADAPTIVE && majorityRight > bayesRight;
    if (majority || !logJoints(x, scores)) {
      Scores.fromWeights(weights, scores);
    } else {
      Scores.fromLogs(scores);
    }
  }

  /** Fills in the logarithm of each class's weight times likelihood; false if no class was seen here yet. */
  private boolean logJoints(double[] x, double[] scores) {
    boolean any = false;
    for (int c = 0; c < models.length; c++) {
      ClassModel model = models[c];
      any |= model != null;
      scores[c] = model == null ? Double.NEGATIVE_INFINITY : model.logJoint(x);
    }
    return any;
  }

  void learn(Instance instance, LeafPrediction how) {
    int y = instance.y;
    if (how == LeafPrediction.ADAPTIVE) {
      majorityRight += Scores.argMax(weights) == y ? instance.weight : 0;
      bayesRight += bayesClass(instance.x) == y ? instance.weight : 0;
    }
    ClassModel model = models[y];
    if (model == null) {
      model = new ClassModel(layout, weights[y]);
      models[y] = model;
      ranges[y] = emptyRange();
    }
    model.learn(instance.x, instance.weight);
    widen(ranges[y], instance.x);
    weights[y] += instance.weight;
    weight += instance.weight;
  }

  private int bayesClass(double[] x) {
    int best = -1;
    double largest = 0;
    for (int c = 0; c < models.length; c++) {
      ClassModel model = models[c];
      if (model != null) {
        double logJoint = model.logJoint(x);
        if (best < 0 || logJoint > largest) {
          largest = logJoint;
          best = c;
        }
      }
    }
    return best < 0 ? Scores.argMax(weights) : best;
  }

  private double[] emptyRange() {
    int numeric = layout.numeric.length;
    var range = new double[2 * numeric];
    Arrays.fill(range, 0, numeric, Double.POSITIVE_INFINITY);
    Arrays.fill(range, numeric, 2 * numeric, Double.NEGATIVE_INFINITY);
    return range;
  }

  private void widen(double[] range, double[] x) {
    int numeric = layout.numeric.length;
    for (int j = 0; j < numeric; j++) {
      double value = x[layout.numeric[j]];
      if (value < range[j] && Values.present(value)) {
        range[j] = value;
      }
      if (value > range[numeric + j] && Values.present(value)) {
        range[numeric + j] = value;
      }
    }
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
    int known = 0;
    for (double w : weights) {
      known += w > 0 ? 1 : 0;
    }
    return known < 2;
  }

  double weight() {
    return weight;
  }

  /** The weight of the instances that reached this leaf itself. */
  double weightHere() {
    double sum = 0;
    for (ClassModel model : models) {
      sum += model == null ? 0 : model.seen();
    }
    return sum;
  }

  @Nullable ClassModel model(int c) {
    return models[c];
  }

  /** The smallest value of a numeric feature in a class, {@code POSITIVE_INFINITY} if there was none. */
  double lowest(int c, int j) {
    double[] range = ranges[c];
    return range == null ? Double.POSITIVE_INFINITY : range[j];
  }

  /** The largest value of a numeric feature in a class, {@code NEGATIVE_INFINITY} if there was none. */
  double highest(int c, int j) {
    double[] range = ranges[c];
    return range == null ? Double.NEGATIVE_INFINITY : range[layout.numeric.length + j];
  }

  Leaf copy() {
    @Nullable ClassModel[] modelCopies = models.clone();
    double @Nullable [][] rangeCopies = ranges.clone();
    for (int c = 0; c < models.length; c++) {
      modelCopies[c] = models[c] == null ? null : models[c].copy();
      rangeCopies[c] = ranges[c] == null ? null : ranges[c].clone();
    }
    var copy = new Leaf(layout, weights.clone(), modelCopies, rangeCopies);
    copy.weight = weight;
    copy.weightAtCheck = weightAtCheck;
    copy.majorityRight = majorityRight;
    copy.bayesRight = bayesRight;
    return copy;
  }

  long bytes() {
    long bytes = Double.BYTES * (4L + weights.length);
    for (int c = 0; c < models.length; c++) {
      bytes += models[c] == null ? 0 : models[c].bytes();
      bytes += ranges[c] == null ? 0 : (long) Double.BYTES * ranges[c].length;
    }
    return bytes;
  }

  void save(ModelWriter out) {
    out.writeDoubles(weights);
    out.writeDoubles(new double[] {weight, weightAtCheck, majorityRight, bayesRight});
    for (int c = 0; c < models.length; c++) {
      ClassModel model = models[c];
      double[] range = ranges[c];
      out.writeBoolean(model != null);
      if (model != null && range != null) {
        model.save(out);
        out.writeDoubles(range);
      }
    }
  }

  static Leaf load(FeatureLayout layout, int classes, ModelReader in) {
    double[] weights = StoredValues.weights(in.readDoubles(), classes, "leaf weights");
    double[] sums = StoredValues.weights(in.readDoubles(), 4, "leaf sums");
    var leaf = new Leaf(layout, weights, new ClassModel[classes], new double[classes][]);
    leaf.weight = sums[0];
    leaf.weightAtCheck = sums[1];
    leaf.majorityRight = sums[2];
    leaf.bayesRight = sums[3];
    for (int c = 0; c < classes; c++) {
      if (in.readBoolean()) {
        leaf.models[c] = ClassModel.load(layout, in);
        leaf.ranges[c] = checkedRange(ModelReader.expectLength(in.readDoubles(), 2 * layout.numeric.length, "ranges"));
      }
    }
    return leaf;
  }

  private static double[] checkedRange(double[] range) {
    for (double value : range) {
      if (Double.isNaN(value)) {
        throw new ModelFormatException("The stored model's ranges hold a value that is not a number.");
      }
    }
    return range;
  }
}
