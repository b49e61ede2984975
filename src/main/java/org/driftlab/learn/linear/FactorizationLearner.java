// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;
import org.jspecify.annotations.Nullable;

/** The state of a {@link FactorizationMachine}. */
final class FactorizationLearner implements Learner {
  /** No parameter leaves these bounds, however heavy an instance is: products of three stay finite. */
  private static final double LARGEST_PARAMETER = 1e6;

  private final FactorizationMachine spec;
  private final int classes;
  private final int rows;
  private final FeatureLayout layout;
  private final Scaling scaling;

  /** Features of a machine: numeric ones and the values of nominal ones. */
  private final int length;

  /** A row is the factors, k a feature, then the weights, then the intercept: [rows · rowLength]. */
  private final int rowLength;

  private final double[] parameters;
  private final Moments moments;

  /** Whether anything was learned: until then the random factors say nothing. */
  private boolean started;

  /** The features of the instance at hand that are not 0, and their values, each [numeric + nominal]. */
  private final int[] active;

  private final double[] value;
  private int activeCount;
  private final double[] z;

  /** For each machine and factor the sum of v·z over the active features, [rows · k]. */
  private final double[] sums;

  private final double[] outputs;

  FactorizationLearner(FactorizationMachine spec, Schema schema, long seed) {
    this(spec, schema.classCount(), new FeatureLayout(schema), null, null);
    var random = new LegacyRandom(seed);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < length * spec.factors(); i++) {
        parameters[row * rowLength + i] = spec.initialDeviation() * random.nextGaussian();
      }
    }
  }

  FactorizationLearner(FactorizationMachine spec, Schema schema, ModelReader in) {
    this(spec, schema.classCount(), new FeatureLayout(schema), in, null);
  }

  /** Fresh, from stored bytes, or as a copy of another. */
  private FactorizationLearner(FactorizationMachine spec, int classes, FeatureLayout layout,
      @Nullable ModelReader in,
      @Nullable FactorizationLearner other) {
    this.spec = spec;
    this.classes = classes;
    this.layout = layout;
    rows = classes <= 2 ? 1 : classes;
    length = Math.addExact(layout.numeric.length, layout.valueCount());
    rowLength = Math.addExact(Math.multiplyExact(length, spec.factors() + 1), 1);
    int size = Math.multiplyExact(rows, rowLength);
    if (other != null) {
      scaling = other.scaling.copy();
      parameters = other.parameters.clone();
      moments = other.moments.copy();
      started = other.started;
    } else if (in != null) {
      started = in.readBoolean();
      scaling = Scaling.load(layout, spec.scaling(), in);
      parameters = StoredValues.finite(in.readDoubles(), size, "parameters");
      moments = Moments.load(spec.optimizer().general(), size, in);
    } else {
      scaling = new Scaling(layout, spec.scaling());
      parameters = new double[size];
      moments = new Moments(spec.optimizer().general(), size);
    }
    z = new double[layout.numeric.length];
    active = new int[z.length + layout.nominal.length];
    value = new double[active.length];
    sums = new double[rows * spec.factors()];
    outputs = new double[classes];
  }

  @Override
  public void predict(Instance instance, double[] scores) {
    if (!started) {
      Scores.uniform(scores);
      return;
    }
    lookAt(instance.x);
    System.arraycopy(outputs, 0, scores, 0, classes);
  }

  @Override
  public void learn(Instance instance) {
    if (!Values.learnable(instance)) {
      return;
    }
    started = true;
    lookAt(instance.x);
    if (classes == 2) {
      descend(0, instance.weight, instance.y - outputs[1]);
    } else if (classes > 2) {
      for (int c = 0; c < classes; c++) {
        descend(c, instance.weight, (c == instance.y ? 1 : 0) - outputs[c]);
      }
    }
    scaling.learn(instance.x, instance.weight);
  }

  /** Works out the active features and the classes' probabilities. */
  private void lookAt(double[] x) {
    gather(x);
    if (classes == 2) {
      double p = 1 / (1 + FastMath.exp(-margin(0)));
      outputs[0] = 1 - p;
      outputs[1] = p;
    } else if (classes == 1) {
      outputs[0] = 1;
    } else {
      for (int c = 0; c < classes; c++) {
        outputs[c] = margin(c);
      }
      Scores.fromLogs(outputs);
    }
  }

  private void gather(double[] x) {
    scaling.apply(x, z);
    int n = 0;
    double squares = 0;
    for (int j = 0; j < z.length; j++) {
      if (z[j] != 0) {
        active[n] = j;
        value[n++] = z[j];
        squares += z[j] * z[j];
      }
    }
    for (int k = 0; k < layout.nominal.length; k++) {
      int place = layout.place(k, x);
      if (place >= 0) {
        active[n] = z.length + place;
        value[n++] = 1;
        squares++;
      }
    }
    activeCount = n;
    double shrink = squares > 1 ? 1 / Math.sqrt(squares) : 1;
    for (int a = 0; a < n; a++) {
      value[a] *= shrink;
    }
  }

  /** Half of (Σ v·z)² − Σ (v·z)² over the factors is the sum over all pairs. */
  private double margin(int row) {
    int k = spec.factors();
    int first = row * rowLength;
    int weights = first + length * k;
    Arrays.fill(sums, row * k, (row + 1) * k, 0);
    double linear = parameters[first + rowLength - 1];
    double squares = 0;
    for (int a = 0; a < activeCount; a++) {
      linear += parameters[weights + active[a]] * value[a];
      int factors = first + active[a] * k;
      for (int f = 0; f < k; f++) {
        double term = parameters[factors + f] * value[a];
        sums[row * k + f] += term;
        squares += term * term;
      }
    }
    double pairs = 0;
    for (int f = 0; f < k; f++) {
      pairs += sums[row * k + f] * sums[row * k + f];
    }
    double margin = linear + 0.5 * (pairs - squares);
    return Math.max(-LinearModel.LARGEST_MARGIN, Math.min(LinearModel.LARGEST_MARGIN, margin));
  }

  private void descend(int row, double weight, double error) {
    int k = spec.factors();
    int first = row * rowLength;
    int weights = first + length * k;
    for (int a = 0; a < activeCount; a++) {
      double z = value[a];
      int factors = first + active[a] * k;
      for (int f = 0; f < k; f++) {
        double others = sums[row * k + f] - parameters[factors + f] * z;
        move(factors + f, weight, error * z * others);
      }
      move(weights + active[a], weight, error * z);
    }
    move(first + rowLength - 1, weight, error);
  }

  private void move(int i, double weight, double error) {
    double old = parameters[i];
    double gradient = weight * (error - spec.l2() * old);
    double step = spec.optimizer() == FactorOptimizer.SGD ? gradient : moments.step(i, gradient);
    double moved = old + spec.learningRate() * step;
    parameters[i] = Math.abs(moved) <= LARGEST_PARAMETER ? moved : Math.copySign(LARGEST_PARAMETER, moved);
  }

  @Override
  public Learner copy() {
    return new FactorizationLearner(spec, classes, layout, null, this);
  }

  @Override
  public void save(ModelWriter out) {
    out.writeBoolean(started);
    scaling.save(out);
    out.writeDoubles(parameters);
    moments.save(out);
  }

  @Override
  public long modelBytes() {
    return scaling.bytes() + (long) parameters.length * Double.BYTES + moments.bytes();
  }
}
