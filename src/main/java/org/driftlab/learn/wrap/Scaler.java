// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/** The transformation of {@link Scaled}. */
final class Scaler implements Transform {
  /** A variance up to this is that of a constant feature. */
  private static final double CONSTANT = 1e-140;

  private static final int BLOCKS = 5;

  private final Schema schema;
  private final ScalingMode mode;
  private final int n;
  private final boolean[] numeric;

  /** In blocks: weight, mean, sum of squared distances, smallest and largest value, each [features]. */
  private final double[] s;

  /** What is subtracted, and what the rest is multiplied with, [features]; derived. */
  private final double[] offset;

  private final double[] factor;

  Scaler(Schema schema, ScalingMode mode) {
    this(schema, mode, new double[BLOCKS * schema.featureCount()]);
    Arrays.fill(s, 3 * n, 4 * n, Double.POSITIVE_INFINITY);
    Arrays.fill(s, 4 * n, 5 * n, Double.NEGATIVE_INFINITY);
  }

  private Scaler(Schema schema, ScalingMode mode, double[] s) {
    this.schema = schema;
    this.mode = mode;
    this.s = s;
    n = schema.featureCount();
    numeric = new boolean[n];
    offset = new double[n];
    factor = new double[n];
    for (int f = 0; f < n; f++) {
      numeric[f] = !schema.isNominal(f);
      derive(f);
    }
  }

  @Override
  public int length() {
    return n;
  }

  @Override
  public void apply(double[] x, double[] out) {
    for (int f = 0; f < n; f++) {
      double value = x[f];
      out[f] = !numeric[f] ? value : Values.present(value) ? (value - offset[f]) * factor[f] : Double.NaN;
    }
  }

  @Override
  public void learn(Instance instance) {
    for (int f = 0; f < n; f++) {
      double value = instance.x[f];
      if (numeric[f] && Values.present(value)) {
        s[f] += instance.weight;
        double part = instance.weight / s[f];
        double delta = value - s[n + f];
        s[n + f] += delta * part;
        s[2 * n + f] += instance.weight * (1 - part) * delta * delta;
        s[3 * n + f] = Math.min(s[3 * n + f], value);
        s[4 * n + f] = Math.max(s[4 * n + f], value);
        derive(f);
      }
    }
  }

  private void derive(int f) {
    if (mode == ScalingMode.MIN_MAX) {
      double range = s[4 * n + f] - s[3 * n + f];
      offset[f] = range > 0 ? s[3 * n + f] : 0;
      factor[f] = range > 0 ? Math.min(Values.LARGEST, 1 / range) : 0;
    } else {
      double variance = s[f] > 0 ? s[2 * n + f] / s[f] : 0;
      offset[f] = s[n + f];
      factor[f] = variance > CONSTANT && variance <= Double.MAX_VALUE ? 1 / Math.sqrt(variance) : 0;
    }
  }

  @Override
  public Scaler copy() {
    return new Scaler(schema, mode, s.clone());
  }

  @Override
  public void save(ModelWriter out) {
    out.writeDoubles(s);
  }

  static Scaler load(Schema schema, ScalingMode mode, ModelReader in) {
    int n = schema.featureCount();
    double[] s = ModelReader.expectLength(in.readDoubles(), BLOCKS * n, "scaling");
    StoredValues.weights(Arrays.copyOf(s, n), n, "weights");
    StoredValues.finite(Arrays.copyOfRange(s, n, 2 * n), n, "means");
    for (double value : s) {
      if (Double.isNaN(value)) {
        throw new ModelFormatException("The stored model's scaling holds a value that is not a number.");
      }
    }
    return new Scaler(schema, mode, s);
  }

  @Override
  public long bytes() {
    return (long) Double.BYTES * (s.length + 2L * n);
  }
}
