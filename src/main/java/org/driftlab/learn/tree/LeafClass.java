// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/**
 * What a leaf learned of one class: for each numeric feature mean and variance (the weighted recurrence of Welford and
 * West, CACM 22:532–535, 1979), smallest and largest value; for each nominal one the weight of each value. It answers
 * naive Bayes with it.
 *
 * <p>All of it lies in one array, so that a tree is copied with one array copy a leaf and class, and the loops run over
 * neighbouring numbers. Numeric values come in the order of the layout ("dense"), gathered once for all classes.
 */
final class LeafClass {
  /** What one feature may take from a log likelihood at most: the density is then as small as a double can say. */
  private static final double UNLIKELY = 700;

  /** A variance up to this is that of a constant feature: any other value is {@link #UNLIKELY}. */
  private static final double CONSTANT = 1e-140;

  private static final double CONSTANT_PRECISION = 1e280;
  private static final double INVERSE_PI = 1 / StrictMath.PI;

  /** Products are turned into logarithms when they leave these bounds, so that they neither overflow nor vanish. */
  private static final double SMALL = 1e-100;

  private static final double LARGE = 1e100;
  private static final int BLOCKS = 5;

  private final FeatureLayout layout;

  /** The numbers of numeric features, and of values of all nominal ones. */
  private final int n;

  private final int values;

  /**
   * In blocks: mean, sum of squared distances, smallest, largest and 1/(2 variance), each [numeric]; weight of each
   * value, [values]; its sum, [nominal].
   */
  private final double[] s;

  /** The weight of the present values, [numeric]; null as long as none was missing: then it is {@link #seen}. */
  private double @Nullable [] count;

  /** The weight of the class in the leaf, what the parent passed on included. */
  private double weight;

  private double seen;

  /** Derived: the sum of all logarithms that do not depend on the instance. */
  private double logConstant;

  private boolean stale = true;

  /** A class of which nothing reached the leaf yet, but whose weight the parent passed on. */
  LeafClass(FeatureLayout layout, double priorWeight) {
    this(layout, priorWeight, 0, new double[length(layout)], null);
    Arrays.fill(s, 2 * n, 3 * n, Double.POSITIVE_INFINITY);
    Arrays.fill(s, 3 * n, 4 * n, Double.NEGATIVE_INFINITY);
  }

  private LeafClass(FeatureLayout layout, double weight, double seen, double[] s, double @Nullable [] count) {
    this.layout = layout;
    this.weight = weight;
    this.seen = seen;
    this.s = s;
    this.count = count;
    n = layout.numeric.length;
    values = layout.valueCount();
  }

  private static int length(FeatureLayout layout) {
    return BLOCKS * layout.numeric.length + layout.valueCount() + layout.nominal.length;
  }

  /** The bytes of a class in a leaf of a layout. */
  static long bytes(FeatureLayout layout) {
    return Double.BYTES * (3L + length(layout));
  }

  /**
   * Learns an instance of this class with a weight above 0. Cost: O(features).
   *
   * @param dense the numeric features in the order of the layout
   */
  void learn(double[] dense, double[] x, double w) {
    if (count == null && !allPresent(dense)) {
      count = new double[n];
      Arrays.fill(count, seen);
    }
    seen += w;
    weight += w;
    stale = true;
    if (count == null) {
      learnComplete(dense, w);
    } else {
      learnPresent(dense, count, w);
    }
    int totals = BLOCKS * n + values;
    for (int k = 0; k < layout.nominal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        s[BLOCKS * n + place] += w;
        s[totals + k] += w;
      }
    }
  }

  private boolean allPresent(double[] dense) {
    boolean all = true;
    for (int j = 0; j < n; j++) {
      all &= Math.abs(dense[j]) <= Values.LARGEST;
    }
    return all;
  }

  /** Where nothing was ever missing all features have the same weight: one division serves them all. */
  private void learnComplete(double[] dense, double w) {
    double part = w / seen;
    double spread = w * (1 - part);
    for (int j = 0; j < n; j++) {
      double value = dense[j];
      double delta = value - s[j];
      s[j] += delta * part;
      // Never negative, unlike the usual delta · (value − new mean) once the mean is rounded.
      s[n + j] += spread * delta * delta;
      if (value < s[2 * n + j]) {
        s[2 * n + j] = value;
      }
      if (value > s[3 * n + j]) {
        s[3 * n + j] = value;
      }
    }
  }

  private void learnPresent(double[] dense, double[] counts, double w) {
    for (int j = 0; j < n; j++) {
      double value = dense[j];
      if (Values.present(value)) {
        counts[j] += w;
        double part = w / counts[j];
        double delta = value - s[j];
        s[j] += delta * part;
        s[n + j] += w * (1 - part) * delta * delta;
        s[2 * n + j] = Math.min(s[2 * n + j], value);
        s[3 * n + j] = Math.max(s[3 * n + j], value);
      }
    }
  }

  /**
   * The logarithm of weight times likelihood of the features; always finite. A missing value contributes nothing.
   * Cost: O(features).
   */
  double logJoint(double[] dense, double[] x) {
    if (stale) {
      refresh();
    }
    double exponent = exponent(dense);
    // Not so if a value is missing or far away; then each feature has to be looked at.
    double numeric = exponent < UNLIKELY ? logConstant - exponent : carefulLog(dense);
    return layout.nominal.length == 0 ? numeric : numeric + logNominal(x);
  }

  /**
   * Works out now what {@link #logJoint} needs beside the instance. It is the same work as there; but there it would have to
   * be waited for, and no processor foretells which class of a leaf has just learned.
   */
  void prepare() {
    if (stale) {
      refresh();
    }
  }

  /** The sum of (x − mean)²/(2 variance); in two parts, so that additions need not wait for each other. */
  private double exponent(double[] dense) {
    int precision = 4 * n;
    double even = 0;
    double odd = 0;
    int j = 0;
    for (; j + 1 < n; j += 2) {
      double first = dense[j] - s[j];
      double second = dense[j + 1] - s[j + 1];
      even += first * first * s[precision + j];
      odd += second * second * s[precision + j + 1];
    }
    if (j < n) {
      double last = dense[j] - s[j];
      even += last * last * s[precision + j];
    }
    return even + odd;
  }

  private double carefulLog(double[] dense) {
    double result = logConstant;
    for (int j = 0; j < n; j++) {
      double distance = dense[j] - s[j];
      double square = distance * distance * s[4 * n + j];
      result -= square < UNLIKELY ? square : unusual(dense[j], j);
    }
    return result;
  }

  /** What to subtract for a value far from the mean or, taking its feature's constant out again, for a missing one. */
  private double unusual(double value, int j) {
    if (Values.present(value)) {
      return UNLIKELY;
    }
    return count(j) > 1 && s[n + j] > CONSTANT * (count(j) - 1) ? 0.5 * FastMath.log(s[4 * n + j] * INVERSE_PI) : 0;
  }

  /** Sum of the logarithms of the nominal values' shares with Laplace's correction, most of it as one product. */
  private double logNominal(double[] x) {
    double product = 1;
    double sum = 0;
    int totals = BLOCKS * n + values;
    for (int k = 0; k < layout.nominal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        product *= (s[BLOCKS * n + place] + 1) / (s[totals + k] + layout.offset[k + 1] - layout.offset[k]);
        if (product < SMALL) {
          sum += FastMath.log(product);
          product = 1;
        }
      }
    }
    return sum + FastMath.log(product);
  }

  private void refresh() {
    // The weight goes squared into the product, whose root is taken: one logarithm less.
    boolean moderate = weight > 1e-50 && weight < 1e50;
    double product = moderate ? weight * weight : 1;
    double sum = moderate ? 0 : 2 * FastMath.log(weight);
    for (int j = 0; j < n; j++) {
      double squares = s[n + j];
      double present = count(j);
      if (present > 1 && squares > CONSTANT * (present - 1)) {
        double p = 0.5 * (present - 1) / squares;
        s[4 * n + j] = p;
        product *= p * INVERSE_PI;
        if (!(product > SMALL && product < LARGE)) {
          sum += FastMath.log(product);
          product = 1;
        }
      } else {
        s[4 * n + j] = present > 0 ? CONSTANT_PRECISION : 0;
      }
    }
    logConstant = 0.5 * (sum + FastMath.log(product));
    stale = false;
  }

  /** The weight of the instances that reached the leaf itself. */
  double seen() {
    return seen;
  }

  /** The weight of the present values of a numeric feature. */
  double count(int j) {
    return count == null ? seen : count[j];
  }

  double mean(int j) {
    return s[j];
  }

  /** The variance of a numeric feature, estimated without bias; 0 up to a weight of 1. */
  double variance(int j) {
    double present = count(j);
    return present > 1 ? s[n + j] / (present - 1) : 0;
  }

  /** The smallest value, {@code POSITIVE_INFINITY} if there was none. */
  double low(int j) {
    return s[2 * n + j];
  }

  /** The largest value, {@code NEGATIVE_INFINITY} if there was none. */
  double high(int j) {
    return s[3 * n + j];
  }

  /** The weight of a nominal value by its place in {@link FeatureLayout}'s row. */
  double valueCount(int place) {
    return s[BLOCKS * n + place];
  }

  LeafClass copy() {
    return new LeafClass(layout, weight, seen, s.clone(), count == null ? null : count.clone());
  }

  void save(ModelWriter out) {
    out.writeDouble(weight);
    out.writeDouble(seen);
    out.writeBoolean(count != null);
    if (count != null) {
      out.writeDoubles(count);
    }
    out.writeDoubles(Arrays.copyOf(s, 4 * n));
    out.writeDoubles(Arrays.copyOfRange(s, BLOCKS * n, s.length));
  }

  static LeafClass load(FeatureLayout layout, ModelReader in) {
    int n = layout.numeric.length;
    double[] weights = StoredValues.weights(new double[] {in.readDouble(), in.readDouble()}, 2, "class weights");
    double[] count = in.readBoolean() ? StoredValues.weights(in.readDoubles(), n, "value weights") : null;
    double[] numeric = ModelReader.expectLength(in.readDoubles(), 4 * n, "numeric features");
    StoredValues.finite(Arrays.copyOf(numeric, n), n, "means");
    StoredValues.weights(Arrays.copyOfRange(numeric, n, 2 * n), n, "squares");
    for (double bound : numeric) {
      if (Double.isNaN(bound)) {
        throw new ModelFormatException("The stored model's ranges hold a value that is not a number.");
      }
    }
    int rest = layout.valueCount() + layout.nominal.length;
    double[] nominal = StoredValues.weights(in.readDoubles(), rest, "nominal weights");
    double[] s = Arrays.copyOf(numeric, length(layout));
    System.arraycopy(nominal, 0, s, BLOCKS * n, rest);
    return new LeafClass(layout, weights[0], weights[1], s, count);
  }
}
