// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import java.util.Arrays;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Weight vectors over scaled numeric features, an indicator for each value of the nominal ones, and an intercept: one
 * vector for two classes, one a class for more. All vectors lie side by side in one array.
 */
final class LinearModel {
  /** Margins beyond this change no score that a double can tell from 0 or 1. */
  static final double LARGEST_MARGIN = 36;

  final FeatureLayout layout;
  final int classes;

  /** How many vectors there are, and how long each is: numeric features, values of nominal ones, intercept. */
  final int rows;

  final int rowLength;
  final Scaling scaling;

  /** [rows · rowLength]. */
  final double[] weights;

  /** The scaled numeric features of the instance at hand, [numeric]. */
  final double[] z;

  /** The instance at hand as it came, [features]; without scaling and nominal features the same array as {@link #z}. */
  private final double[] lastX;

  /** Whether all features are numeric and there is one row: the loops are simpler then. */
  private final boolean plain;

  LinearModel(Schema schema, boolean scaled) {
    this(schema.classCount(), new FeatureLayout(schema), scaled);
  }

  private LinearModel(int classes, FeatureLayout layout, boolean scaled) {
    this(classes, layout, new Scaling(layout, scaled), new double[length(classes, layout)]);
  }

  private LinearModel(int classes, FeatureLayout layout, Scaling scaling, double[] weights) {
    this.layout = layout;
    this.classes = classes;
    this.scaling = scaling;
    this.weights = weights;
    rows = rows(classes);
    rowLength = rowLength(layout);
    z = new double[layout.numeric.length];
    boolean dense = layout.nominal.length == 0;
    plain = dense && rows == 1;
    lastX = dense && !scaling.on ? z : new double[layout.numeric.length + layout.nominal.length];
  }

  private static int rows(int classes) {
    return classes <= 2 ? 1 : classes;
  }

  private static int rowLength(FeatureLayout layout) {
    return Math.addExact(Math.addExact(layout.numeric.length, layout.valueCount()), 1);
  }

  private static int length(int classes, FeatureLayout layout) {
    return Math.multiplyExact(rows(classes), rowLength(layout));
  }

  /** Fills in the margins of an instance, one a row, each cut to ±{@link #LARGEST_MARGIN}. Cost: O(rows · features). */
  void margins(double[] x, double[] margins) {
    if (plain) {
      margins[0] = bounded(scaling.on ? scaledMargin(x) : unscaledMargin(x));
      return;
    }
    System.arraycopy(x, 0, lastX, 0, lastX.length);
    scaling.apply(x, z);
    for (int row = 0; row < rows; row++) {
      margins[row] = bounded(margin(x, row * rowLength));
    }
  }

  /**
   * Whether an instance's features are those whose margins were asked last. A missing value is not equal to itself, and
   * where 0 stands for it, 0 has the same margins.
   */
  boolean isAt(double[] x) {
    return Values.same(x, lastX);
  }

  /** As {@link #margin}, with scaling and copying in the same pass. */
  private double scaledMargin(double[] x) {
    double[] mean = scaling.mean;
    double[] inverse = scaling.inverse;
    int length = z.length;
    double even = weights[length];
    double odd = 0;
    int j = 0;
    for (; j + 1 < length; j += 2) {
      double first = x[j];
      double second = x[j + 1];
      double a = Scaling.limited(first, (first - mean[j]) * inverse[j]);
      double b = Scaling.limited(second, (second - mean[j + 1]) * inverse[j + 1]);
      lastX[j] = first;
      lastX[j + 1] = second;
      z[j] = a;
      z[j + 1] = b;
      even += weights[j] * a;
      odd += weights[j + 1] * b;
    }
    if (j < length) {
      lastX[j] = x[j];
      z[j] = Scaling.limited(x[j], (x[j] - mean[j]) * inverse[j]);
      even += weights[j] * z[j];
    }
    return even + odd;
  }

  /** As {@link #margin}, with copying in the same pass. */
  private double unscaledMargin(double[] x) {
    int length = z.length;
    double even = weights[length];
    double odd = 0;
    int j = 0;
    for (; j + 1 < length; j += 2) {
      double a = Values.present(x[j]) ? x[j] : 0;
      double b = Values.present(x[j + 1]) ? x[j + 1] : 0;
      z[j] = a;
      z[j + 1] = b;
      even += weights[j] * a;
      odd += weights[j + 1] * b;
    }
    if (j < length) {
      z[j] = Values.present(x[j]) ? x[j] : 0;
      even += weights[j] * z[j];
    }
    return even + odd;
  }

  private double margin(double[] x, int row) {
    int length = z.length;
    double even = weights[row + rowLength - 1];
    double odd = 0;
    int j = 0;
    // Two sums, so that an addition need not wait for the one before it.
    for (; j + 1 < length; j += 2) {
      even += weights[row + j] * z[j];
      odd += weights[row + j + 1] * z[j + 1];
    }
    if (j < length) {
      even += weights[row + j] * z[j];
    }
    double sum = even + odd;
    for (int k = 0; k < layout.nominal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        sum += weights[row + length + place];
      }
    }
    return sum;
  }

  /** Cuts a margin; a sum of infinities of both signs is not a number and says nothing, like 0. */
  private static double bounded(double sum) {
    if (Math.abs(sum) <= LARGEST_MARGIN) {
      return sum;
    }
    return sum > 0 ? LARGEST_MARGIN : sum < 0 ? -LARGEST_MARGIN : 0;
  }

  /** Adds the features of the instance at hand, times a step, to the weights of a row. */
  void move(double[] x, int row, double step) {
    int first = row * rowLength;
    for (int j = 0; j < z.length; j++) {
      weights[first + j] += step * z[j];
    }
    for (int k = 0; k < layout.nominal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        weights[first + z.length + place] += step;
      }
    }
    weights[first + rowLength - 1] += step;
  }

  /** The squared length of the features of the instance at hand, the 1 of the intercept included. */
  double squaredLength(double[] x) {
    double sum = 1;
    for (double value : z) {
      sum += value * value;
    }
    for (int k = 0; k < layout.nominal.length; k++) {
      sum += layout.place(k, x) >= 0 ? 1 : 0;
    }
    return sum;
  }

  /** Multiplies all weights but the intercepts. */
  void shrink(double factor) {
    for (int first = 0; first < weights.length; first += rowLength) {
      for (int i = first; i < first + rowLength - 1; i++) {
        weights[i] *= factor;
      }
    }
  }

  /** Moves all weights but the intercepts towards 0 by an amount, and those nearer to 0 than that to 0. */
  void truncate(double amount) {
    for (int first = 0; first < weights.length; first += rowLength) {
      for (int i = first; i < first + rowLength - 1; i++) {
        double rest = Math.abs(weights[i]) - amount;
        weights[i] = rest > 0 ? Math.copySign(rest, weights[i]) : 0;
      }
    }
  }

  /**
   * How far each feature moves the margins, [features], as shares of their sum: the magnitude of a numeric feature's
   * weight (of one deviation, with scaling), half the difference between the largest and the smallest weight of a
   * nominal one's values; added up over the rows.
   */
  double[] importance() {
    var importance = new double[layout.numeric.length + layout.nominal.length];
    for (int first = 0; first < weights.length; first += rowLength) {
      for (int j = 0; j < layout.numeric.length; j++) {
        importance[layout.numeric[j]] += Math.abs(weights[first + j]);
      }
      for (int k = 0; k < layout.nominal.length; k++) {
        importance[layout.nominal[k]] += 0.5 * spread(first + z.length + layout.offset[k],
            first + z.length + layout.offset[k + 1]);
      }
    }
    double sum = Arrays.stream(importance).sum();
    Arrays.setAll(importance, f -> sum > 0 ? importance[f] / sum : 0);
    return importance;
  }

  private double spread(int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      least = Math.min(least, weights[i]);
      greatest = Math.max(greatest, weights[i]);
    }
    return to > from ? greatest - least : 0;
  }

  LinearModel copy() {
    return new LinearModel(classes, layout, scaling.copy(), weights.clone());
  }

  void save(ModelWriter out) {
    scaling.save(out);
    out.writeDoubles(weights);
  }

  static LinearModel load(Schema schema, boolean scaled, ModelReader in) {
    var layout = new FeatureLayout(schema);
    Scaling scaling = Scaling.load(layout, scaled, in);
    double[] weights = StoredValues.finite(in.readDoubles(), length(schema.classCount(), layout), "weights");
    return new LinearModel(schema.classCount(), layout, scaling, weights);
  }

  long bytes() {
    return scaling.bytes() + (long) weights.length * Double.BYTES;
  }
}
