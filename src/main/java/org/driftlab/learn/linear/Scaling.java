// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Standardizes numeric features by the mean and deviation of all that was learned (the weighted recurrence of West, CACM
 * 22:532–535, 1979), or passes them on as they are; missing values become 0.
 */
final class Scaling {
  /** The largest magnitude of a standardized value, so that one outlier cannot throw the weights about. */
  static final double LIMIT = 4;

  /** The numeric features of the last instance given to {@link #apply}, [numeric]. */
  final double[] z;

  private final FeatureLayout layout;
  private final boolean on;
  private final double[] count;
  private final double[] mean;
  private final double[] squares;

  /** Derived: one over the deviation, 0 of a constant feature, [numeric]. */
  private final double[] inverse;

  Scaling(FeatureLayout layout, boolean on) {
    this(layout, on, row(layout, on), row(layout, on), row(layout, on));
  }

  private Scaling(FeatureLayout layout, boolean on, double[] count, double[] mean, double[] squares) {
    this.layout = layout;
    this.on = on;
    this.count = count;
    this.mean = mean;
    this.squares = squares;
    z = new double[layout.numeric.length];
    inverse = new double[count.length];
    for (int j = 0; j < inverse.length; j++) {
      inverse[j] = inverse(j);
    }
  }

  private static double[] row(FeatureLayout layout, boolean on) {
    return new double[on ? layout.numeric.length : 0];
  }

  void learn(double[] x, double weight) {
    for (int j = 0; j < inverse.length; j++) {
      double value = x[layout.numeric[j]];
      if (Values.present(value)) {
        count[j] += weight;
        double delta = value - mean[j];
        double part = weight / count[j];
        mean[j] += delta * part;
        squares[j] += weight * (1 - part) * delta * delta;
        inverse[j] = inverse(j);
      }
    }
  }

  private double inverse(int j) {
    return squares[j] > 1e-200 ? Math.sqrt(count[j] / squares[j]) : 0;
  }

  void apply(double[] x) {
    for (int j = 0; j < z.length; j++) {
      double value = x[layout.numeric[j]];
      if (!Values.present(value)) {
        z[j] = 0;
      } else if (on) {
        z[j] = Math.clamp((value - mean[j]) * inverse[j], -LIMIT, LIMIT);
      } else {
        z[j] = value;
      }
    }
  }

  Scaling copy() {
    return new Scaling(layout, on, count.clone(), mean.clone(), squares.clone());
  }

  void save(ModelWriter out) {
    out.writeDoubles(count);
    out.writeDoubles(mean);
    out.writeDoubles(squares);
  }

  static Scaling load(FeatureLayout layout, boolean on, ModelReader in) {
    int length = row(layout, on).length;
    return new Scaling(layout, on, StoredValues.weights(in.readDoubles(), length, "value weights"),
        StoredValues.finite(in.readDoubles(), length, "means"),
        StoredValues.weights(in.readDoubles(), length, "squares"));
  }

  long bytes() {
    return Double.BYTES * 4L * count.length;
  }
}
