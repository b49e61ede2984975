// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.bayes.ClassModel;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Values;

/** What a leaf learned of one class: its naive Bayes model and the range of each numeric feature. */
final class LeafClass {
  final ClassModel model;

  /** Smallest value of each numeric feature, {@code POSITIVE_INFINITY} if there was none, [numeric]. */
  final double[] low;

  /** Largest value of each numeric feature, {@code NEGATIVE_INFINITY} if there was none, [numeric]. */
  final double[] high;

  private final int[] numeric;

  /** A class of which nothing reached the leaf yet, but whose weight the parent passed on. */
  LeafClass(FeatureLayout layout, double priorWeight) {
    this(layout, new ClassModel(layout, priorWeight), new double[layout.numeric.length],
        new double[layout.numeric.length]);
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
  }

  private LeafClass(FeatureLayout layout, ClassModel model, double[] low, double[] high) {
    this(layout.numeric, model, low, high);
  }

  private LeafClass(int[] numeric, ClassModel model, double[] low, double[] high) {
    this.numeric = numeric;
    this.model = model;
    this.low = low;
    this.high = high;
  }

  void learn(double[] x, double weight) {
    model.learn(x, weight);
    for (int j = 0; j < low.length; j++) {
      double value = x[numeric[j]];
      if (value < low[j] && Values.present(value)) {
        low[j] = value;
      }
      if (value > high[j] && Values.present(value)) {
        high[j] = value;
      }
    }
  }

  LeafClass copy() {
    return new LeafClass(numeric, model.copy(), low.clone(), high.clone());
  }

  long bytes() {
    return model.bytes() + 2L * Double.BYTES * low.length;
  }

  void save(ModelWriter out) {
    model.save(out);
    out.writeDoubles(low);
    out.writeDoubles(high);
  }

  static LeafClass load(FeatureLayout layout, ModelReader in) {
    return new LeafClass(layout, ClassModel.load(layout, in), bounds(layout, in), bounds(layout, in));
  }

  private static double[] bounds(FeatureLayout layout, ModelReader in) {
    double[] bounds = ModelReader.expectLength(in.readDoubles(), layout.numeric.length, "ranges");
    for (double value : bounds) {
      if (Double.isNaN(value)) {
        throw new ModelFormatException("The stored model's ranges hold a value that is not a number.");
      }
    }
    return bounds;
  }
}
