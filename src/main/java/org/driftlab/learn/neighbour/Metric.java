// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import java.util.Arrays;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;

/**
 * A Euclidean distance whose numeric features are divided by their deviation so far, or left as they are, with the mean
 * so far in place of a missing value. A feature that never varied does not count.
 */
final class Metric {
  private final FeatureLayout layout;
  private final boolean scaling;

  /** How many values were present, their mean and the sum of their squared distances from it, each [numeric]. */
  private final double[] count;

  private final double[] mean;
  private final double[] squares;

  /** Derived: one over the deviation, [numeric]. */
  private final double[] scale;

  Metric(FeatureLayout layout, boolean scaling) {
    this(layout, scaling, new double[layout.numeric.length], new double[layout.numeric.length],
        new double[layout.numeric.length]);
  }

  private Metric(FeatureLayout layout, boolean scaling, double[] count, double[] mean, double[] squares) {
    this.layout = layout;
    this.scaling = scaling;
    this.count = count;
    this.mean = mean;
    this.squares = squares;
    scale = new double[count.length];
    for (int j = 0; j < scale.length; j++) {
      rescale(j);
    }
  }

  private void rescale(int j) {
    scale[j] = !scaling ? 1 : squares[j] > NearestNeighbours.SMALLEST_RANGE ? Math.sqrt(count[j] / squares[j]) : 0;
  }

  /** Fills in an instance's values with nothing missing, [features]. */
  void encode(double[] x, double[] values) {
    Points.encode(layout, x, values);
    for (int j = 0; j < mean.length; j++) {
      if (Double.isNaN(values[j])) {
        values[j] = mean[j];
      }
    }
  }

  /** Takes the values of an instance into means and deviations; those that are missing are left out. */
  void learn(double[] x, double[] values) {
    for (int j = 0; j < mean.length; j++) {
      if (x[layout.numeric[j]] == values[j]) {
        count[j]++;
        double delta = values[j] - mean[j];
        double part = 1 / count[j];
        mean[j] += delta * part;
        squares[j] += (1 - part) * delta * delta;
        rescale(j);
      }
    }
  }

  /** Fills in the squared distances between given values and the points in [from, to). */
  void measure(double[] values, Points points, double[] distances, int from, int to) {
    Arrays.fill(distances, from, to, 0);
    double[][] columns = points.columns;
    int j = 0;
    for (; j + 3 < scale.length; j += 4) {
      Distances.add(columns[j], values[j], scale[j], columns[j + 1], values[j + 1], scale[j + 1], columns[j + 2],
          values[j + 2], scale[j + 2], columns[j + 3], values[j + 3], scale[j + 3], distances, from, to);
    }
    for (; j < scale.length; j++) {
      Distances.add(columns[j], values[j], scale[j], distances, from, to);
    }
    Distances.addMismatches(columns, j, values, distances, from, to);
  }

  Metric copy() {
    return new Metric(layout, scaling, count.clone(), mean.clone(), squares.clone());
  }

  void save(ModelWriter out) {
    out.writeDoubles(count);
    out.writeDoubles(mean);
    out.writeDoubles(squares);
  }

  static Metric load(FeatureLayout layout, boolean scaling, ModelReader in) {
    int length = layout.numeric.length;
    return new Metric(layout, scaling, StoredValues.weights(in.readDoubles(), length, "value counts"),
        StoredValues.finite(in.readDoubles(), length, "means"),
        StoredValues.weights(in.readDoubles(), length, "squares"));
  }

  long bytes() {
    return 4L * Double.BYTES * count.length;
  }
}
