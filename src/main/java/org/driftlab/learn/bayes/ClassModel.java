// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.bayes;

import java.util.Arrays;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * What naive Bayes knows of one class: its weight, a normal distribution for each numeric feature (mean and variance by
 * the weighted recurrence of Welford and West, CACM 22:532–535, 1979) and the counts of each nominal feature's values.
 *
 * <p>The logarithm of all normalizing factors together is one number; it is worked out again at the first question
 * after something was learned, at the cost of a division a numeric feature and one or two logarithms in all.
 */
public final class ClassModel {
  /** What one feature may take from a log likelihood at most: the density is then as small as a double can say. */
  private static final double UNLIKELY = 700;

  /** A variance up to this is that of a constant feature: any other value is {@link #UNLIKELY}. */
  private static final double CONSTANT = 1e-140;

  private static final double CONSTANT_PRECISION = 1e280;
  private static final double INVERSE_PI = 1 / StrictMath.PI;

  /** Products are turned into logarithms when they leave these bounds, so that they neither overflow nor vanish. */
  private static final double SMALL = 1e-100;

  private static final double LARGE = 1e100;

  private final FeatureLayout layout;

  /** Whether all features are numeric, so that their places are their numbers. */
  private final boolean dense;

  private double weight;
  private double seen;

  /**
   * Weight of the present values, [numeric]; kept only once a value was missing, because until then all are
   * {@link #seen}.
   */
  private final double[] count;

  private boolean complete;

  /** Mean of the present values and sum of their squared distances from it, each [numeric]. */
  private final double[] mean;
  private final double[] squares;

  /** Weight of each value, [values of all nominal features], and their sum a feature, [nominal]. */
  private final double[] valueCount;

  private final double[] valueTotal;

  /** Derived: 1/(2 variance), [numeric], and the sum of all logarithms that do not depend on the instance. */
  private final double[] precision;

  private double logConstant;
  private boolean stale = true;

  /** A model that has seen nothing, of a class known to have some weight already (in the tree: from the parent). */
  public ClassModel(FeatureLayout layout, double priorWeight) {
    this(layout, priorWeight, 0, new double[layout.numeric.length], new double[layout.numeric.length],
        new double[layout.numeric.length], new double[layout.valueCount()], new double[layout.nominal.length]);
  }

  private ClassModel(FeatureLayout layout, double weight, double seen, double[] count, double[] mean,
      double[] squares, double[] valueCount, double[] valueTotal) {
    this.layout = layout;
    dense = layout.nominal.length == 0;
    this.weight = weight;
    this.seen = seen;
    this.count = count;
    this.mean = mean;
    this.squares = squares;
    this.valueCount = valueCount;
    this.valueTotal = valueTotal;
    precision = new double[count.length];
    complete = Arrays.stream(count).allMatch(n -> n == seen);
  }

  /** Learns an instance of this class with a weight above 0. Cost: O(features). */
  public void learn(double[] x, double w) {
    if (complete && !allPresent(x)) {
      complete = false;
      Arrays.fill(count, seen);
    }
    seen += w;
    weight += w;
    stale = true;
    if (complete) {
      learnComplete(x, w);
    } else {
      learnPresent(x, w);
    }
    for (int k = 0; k < valueTotal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        valueCount[place] += w;
        valueTotal[k] += w;
      }
    }
  }

  private boolean allPresent(double[] x) {
    for (int f : layout.numeric) {
      if (!Values.present(x[f])) {
        return false;
      }
    }
    return true;
  }

  /** Where nothing was ever missing all features have the same weight: one division serves them all. */
  private void learnComplete(double[] x, double w) {
    int[] numeric = layout.numeric;
    double part = w / seen;
    double spread = w * (1 - part);
    for (int j = 0; j < numeric.length; j++) {
      double delta = x[numeric[j]] - mean[j];
      mean[j] += delta * part;
      // Never negative, unlike the usual delta · (value − new mean) once the mean is rounded.
      squares[j] += spread * delta * delta;
    }
  }

  private void learnPresent(double[] x, double w) {
    int[] numeric = layout.numeric;
    for (int j = 0; j < numeric.length; j++) {
      double value = x[numeric[j]];
      if (Values.present(value)) {
        count[j] += w;
        double part = w / count[j];
        double delta = value - mean[j];
        mean[j] += delta * part;
        squares[j] += w * (1 - part) * delta * delta;
      }
    }
  }

  /**
   * The logarithm of weight times likelihood of the features; always finite. A missing value contributes nothing.
   * Cost: O(features).
   */
  public double logJoint(double[] x) {
    if (stale) {
      refresh();
    }
    double exponent = exponent(x);
    // Not so if a value is missing or far away; then each feature has to be looked at.
    double numeric = exponent < UNLIKELY ? logConstant - exponent : carefulLog(x);
    return valueTotal.length == 0 ? numeric : numeric + logNominal(x);
  }

  /** The sum of (x − mean)²/(2 variance); in two parts, so that additions need not wait for each other. */
  private double exponent(double[] x) {
    return dense ? denseExponent(x) : gatheredExponent(x);
  }

  private double denseExponent(double[] x) {
    double[] means = mean;
    double[] precisions = precision;
    int length = means.length;
    double even = 0;
    double odd = 0;
    int j = 0;
    for (; j + 1 < length; j += 2) {
      double first = x[j] - means[j];
      double second = x[j + 1] - means[j + 1];
      even += first * first * precisions[j];
      odd += second * second * precisions[j + 1];
    }
    if (j < length) {
      double last = x[j] - means[j];
      even += last * last * precisions[j];
    }
    return even + odd;
  }

  private double gatheredExponent(double[] x) {
    int[] numeric = layout.numeric;
    int length = numeric.length;
    double even = 0;
    double odd = 0;
    int j = 0;
    for (; j + 1 < length; j += 2) {
      double first = x[numeric[j]] - mean[j];
      double second = x[numeric[j + 1]] - mean[j + 1];
      even += first * first * precision[j];
      odd += second * second * precision[j + 1];
    }
    if (j < length) {
      double last = x[numeric[j]] - mean[j];
      even += last * last * precision[j];
    }
    return even + odd;
  }

  private double carefulLog(double[] x) {
    double result = logConstant;
    int[] numeric = layout.numeric;
    for (int j = 0; j < numeric.length; j++) {
      double distance = x[numeric[j]] - mean[j];
      double square = distance * distance * precision[j];
      result -= square < UNLIKELY ? square : unusual(x[numeric[j]], j);
    }
    return result;
  }

  /** What to subtract for a value far from the mean or, taking its feature's constant out again, for a missing one. */
  private double unusual(double value, int j) {
    if (Values.present(value)) {
      return UNLIKELY;
    }
    return varies(j) ? 0.5 * FastMath.log(precision[j] * INVERSE_PI) : 0;
  }

  private boolean varies(int j) {
    return squares[j] > CONSTANT * count(j);
  }

  /** Sum of the logarithms of the nominal values' shares with Laplace's correction, most of it as one product. */
  private double logNominal(double[] x) {
    double product = 1;
    double sum = 0;
    for (int k = 0; k < valueTotal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        product *= (valueCount[place] + 1) / (valueTotal[k] + layout.offset[k + 1] - layout.offset[k]);
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
    for (int j = 0; j < precision.length; j++) {
      if (varies(j)) {
        double p = 0.5 * count(j) / squares[j];
        precision[j] = p;
        product *= p * INVERSE_PI;
        if (!(product > SMALL && product < LARGE)) {
          sum += FastMath.log(product);
          product = 1;
        }
      } else {
        precision[j] = count(j) > 0 ? CONSTANT_PRECISION : 0;
      }
    }
    logConstant = 0.5 * (sum + FastMath.log(product));
    stale = false;
  }

  /** The weight of the learned instances, without what was known beforehand. */
  public double seen() {
    return seen;
  }

  /** The weight of the present values of a numeric feature. */
  public double count(int j) {
    return complete ? seen : count[j];
  }

  /** The mean of a numeric feature. */
  public double mean(int j) {
    return mean[j];
  }

  /** The variance of a numeric feature; 0 if no value was seen. */
  public double variance(int j) {
    return count(j) > 0 ? squares[j] / count(j) : 0;
  }

  /** The weight of a nominal value by its place in {@link FeatureLayout}'s row. */
  public double valueCount(int place) {
    return valueCount[place];
  }

  /** The bytes of the model's arrays. */
  public long bytes() {
    return Double.BYTES * (2L + 4L * count.length + valueCount.length + valueTotal.length);
  }

  private double[] counts() {
    double[] counts = count.clone();
    if (complete) {
      Arrays.fill(counts, seen);
    }
    return counts;
  }

  /** An independent copy. */
  public ClassModel copy() {
    return new ClassModel(layout, weight, seen, counts(), mean.clone(), squares.clone(), valueCount.clone(),
        valueTotal.clone());
  }

  /** Writes the state; {@link #load} restores it. */
  public void save(ModelWriter out) {
    out.writeDoubles(new double[] {weight, seen});
    out.writeDoubles(counts());
    out.writeDoubles(mean);
    out.writeDoubles(squares);
    out.writeDoubles(valueCount);
    out.writeDoubles(valueTotal);
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws org.driftlab.learn.ModelFormatException if it does not fit the features
   */
  public static ClassModel load(FeatureLayout layout, ModelReader in) {
    int numeric = layout.numeric.length;
    double[] weights = StoredValues.weights(in.readDoubles(), 2, "class weight");
    return new ClassModel(layout, weights[0], weights[1],
        StoredValues.weights(in.readDoubles(), numeric, "value weights"),
        StoredValues.finite(in.readDoubles(), numeric, "means"),
        StoredValues.weights(in.readDoubles(), numeric, "squares"),
        StoredValues.weights(in.readDoubles(), layout.valueCount(), "nominal weights"),
        StoredValues.weights(in.readDoubles(), layout.nominal.length, "nominal totals"));
  }
}
