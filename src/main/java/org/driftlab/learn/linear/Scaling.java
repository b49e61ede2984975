// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import java.util.Arrays;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Standardizes numeric features by the mean and deviation of all that was learned (the weighted recurrence of West,
 * CACM 22:532–535, 1979), or passes them on as they are; missing values become 0.
 */
final class Scaling {
  /** The largest magnitude of a standardized value, so that one outlier cannot throw the weights about. */
  static final double LIMIT = 4;

  /** Deviations are worked out anew for each of this many instances, and later at every {@link #STRIDE}-th. */
  private static final long EVERY_TIME = 256;

  private static final long STRIDE = 16;

  private final FeatureLayout layout;

  /** Whether there is anything to do at all. */
  final boolean on;

  /**
   * Weight of the present values, [numeric]; kept only once a value was missing, because until then all are
   * {@link #seen}.
   */
  private final double[] count;

  private boolean complete = true;

  /** Mean of the present values and sum of their squared distances from it, each [numeric]. */
  final double[] mean;

  private final double[] squares;

  /** One over the deviation, 0 of a feature that was constant so far, [numeric]. */
  final double[] inverse;

  private double seen;
  private long learned;

  Scaling(FeatureLayout layout, boolean on) {
    this(layout, on, row(layout, on), row(layout, on), row(layout, on), row(layout, on));
  }

  private Scaling(FeatureLayout layout, boolean on, double[] count, double[] mean, double[] squares,
      double[] inverse) {
    this.layout = layout;
    this.on = on;
    this.count = count;
    this.mean = mean;
    this.squares = squares;
    this.inverse = inverse;
  }

  private static double[] row(FeatureLayout layout, boolean on) {
    return new double[on ? layout.numeric.length : 0];
  }

  /** Takes an instance into means and deviations. */
  void learn(double[] x, double weight) {
    if (!on) {
      return;
    }
    if (complete && !allPresent(x)) {
      complete = false;
      Arrays.fill(count, seen);
    }
    seen += weight;
    if (complete) {
      learnComplete(x, weight);
    } else {
      learnPresent(x, weight);
    }
    learned++;
    // After some hundred instances a deviation hardly moves from one to the next, but its root costs as much as all
    // else.
    if (learned <= EVERY_TIME || learned % STRIDE == 0) {
      for (int j = 0; j < inverse.length; j++) {
        inverse[j] = squares[j] > 1e-200 ? Math.sqrt((complete ? seen : count[j]) / squares[j]) : 0;
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
  private void learnComplete(double[] x, double weight) {
    double part = weight / seen;
    double spread = weight * (1 - part);
    if (layout.nominal.length == 0) {
      learnDense(x, part, spread);
      return;
    }
    int[] numeric = layout.numeric;
    for (int j = 0; j < numeric.length; j++) {
      double delta = x[numeric[j]] - mean[j];
      mean[j] += delta * part;
      squares[j] += spread * delta * delta;
    }
  }

  /** The same where features need not be gathered: a form for vector instructions. */
  private void learnDense(double[] x, double part, double spread) {
    double[] means = mean;
    double[] sums = squares;
    for (int j = 0; j < means.length; j++) {
      double delta = x[j] - means[j];
      means[j] += delta * part;
      sums[j] += spread * delta * delta;
    }
  }

  private void learnPresent(double[] x, double weight) {
    int[] numeric = layout.numeric;
    for (int j = 0; j < numeric.length; j++) {
      double value = x[numeric[j]];
      if (Values.present(value)) {
        count[j] += weight;
        double part = weight / count[j];
        double delta = value - mean[j];
        mean[j] += delta * part;
        squares[j] += weight * (1 - part) * delta * delta;
      }
    }
  }

  /** Fills in the scaled numeric features of an instance, [numeric]. */
  void apply(double[] x, double[] z) {
    int[] numeric = layout.numeric;
    if (!on) {
      for (int j = 0; j < numeric.length; j++) {
        double value = x[numeric[j]];
        z[j] = Values.present(value) ? value : 0;
      }
      return;
    }
    for (int j = 0; j < numeric.length; j++) {
      double value = x[numeric[j]];
      z[j] = limited(value, (value - mean[j]) * inverse[j]);
    }
  }

  /**
   * A standardized value within ±{@link #LIMIT}, or 0 for a missing one. One test covers all that is not usual; a
   * magnitude above what counts as present passes it only where the deviation is of that size too.
   */
  static double limited(double value, double scaled) {
    return Math.abs(scaled) <= LIMIT ? scaled : unusual(value, scaled);
  }

  private static double unusual(double value, double scaled) {
    return !Values.present(value) ? 0 : scaled > 0 ? LIMIT : -LIMIT;
  }

  private double[] counts() {
    double[] counts = count.clone();
    if (complete) {
      Arrays.fill(counts, seen);
    }
    return counts;
  }

  Scaling copy() {
    var copy = new Scaling(layout, on, counts(), mean.clone(), squares.clone(), inverse.clone());
    copy.seen = seen;
    copy.learned = learned;
    copy.complete = complete;
    return copy;
  }

  void save(ModelWriter out) {
    out.writeDouble(seen);
    out.writeLong(learned);
    out.writeDoubles(counts());
    out.writeDoubles(mean);
    out.writeDoubles(squares);
    out.writeDoubles(inverse);
  }

  static Scaling load(FeatureLayout layout, boolean on, ModelReader in) {
    int length = row(layout, on).length;
    double seen = in.readDouble();
    long learned = in.readLong();
    var scaling = new Scaling(layout, on, StoredValues.weights(in.readDoubles(), length, "value weights"),
        StoredValues.finite(in.readDoubles(), length, "means"),
        StoredValues.weights(in.readDoubles(), length, "squares"),
        StoredValues.weights(in.readDoubles(), length, "inverse deviations"));
    scaling.seen = seen;
    scaling.learned = learned;
    scaling.complete = Arrays.stream(scaling.count).allMatch(n -> n == seen);
    return scaling;
  }

  long bytes() {
    return Double.BYTES * (2L + 4L * count.length);
  }
}
