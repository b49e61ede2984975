// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;

/** What {@link Optimizer#ADAGRAD} and {@link Optimizer#ADAM} remember of the gradients of each weight. */
final class Moments {
  private static final double MEAN_FADING = 0.9;
  private static final double SQUARE_FADING = 0.999;

  /** Keeps a step finite where a gradient was never more than nearly 0. */
  private static final double SMALLEST_ROOT = 1e-8;

  /** Gradients are cut here, so that the sum of their squares stays finite for long enough. */
  private static final double LARGEST_GRADIENT = 1e100;

  private final Optimizer optimizer;

  /** The fading mean of each weight's gradient, [weights]; only with Adam. */
  private final double[] mean;

  /** The sum (AdaGrad) or fading mean (Adam) of each weight's squared gradient, [weights]. */
  private final double[] square;

  /** The powers of the fadings: what is still missing from the means; 1 at the start. */
  private double meanRest = 1;

  private double squareRest = 1;

  Moments(Optimizer optimizer, int weights) {
    this(optimizer, new double[optimizer == Optimizer.ADAM ? weights : 0],
        new double[optimizer == Optimizer.SGD ? 0 : weights]);
  }

  private Moments(Optimizer optimizer, double[] mean, double[] square) {
    this.optimizer = optimizer;
    this.mean = mean;
    this.square = square;
  }

  /** Tells that the gradient of another instance begins. */
  void begin() {
    meanRest *= MEAN_FADING;
    squareRest *= SQUARE_FADING;
  }

  /** The step of one weight up its gradient, for a learning rate of 1; not for SGD. */
  double step(int i, double gradient) {
    double g = Math.abs(gradient) <= LARGEST_GRADIENT ? gradient : Math.copySign(LARGEST_GRADIENT, gradient);
    if (optimizer == Optimizer.ADAGRAD) {
      square[i] += g * g;
      return g / (Math.sqrt(square[i]) + SMALLEST_ROOT);
    }
    mean[i] += (1 - MEAN_FADING) * (g - mean[i]);
    square[i] += (1 - SQUARE_FADING) * (g * g - square[i]);
    return mean[i] / (1 - meanRest) / (Math.sqrt(square[i] / (1 - squareRest)) + SMALLEST_ROOT);
  }

  /** Moves the weights of a row by the gradient of one instance: the features it holds times an error. */
  void move(LinearModel model, double[] x, int row, double error, double rate) {
    int first = row * model.rowLength;
    double[] weights = model.weights;
    double[] z = model.z;
    for (int j = 0; j < z.length; j++) {
      if (z[j] != 0) {
        weights[first + j] += rate * step(first + j, error * z[j]);
      }
    }
    for (int k = 0; k < model.layout.nominal.length; k++) {
      int place = model.layout.place(k, x);
      if (place >= 0) {
        int i = first + z.length + place;
        weights[i] += rate * step(i, error);
      }
    }
    int intercept = first + model.rowLength - 1;
    weights[intercept] += rate * step(intercept, error);
  }

  Moments copy() {
    var copy = new Moments(optimizer, mean.clone(), square.clone());
    copy.meanRest = meanRest;
    copy.squareRest = squareRest;
    return copy;
  }

  /** Writes nothing for SGD, which remembers nothing. */
  void save(ModelWriter out) {
    if (optimizer != Optimizer.SGD) {
      out.writeDoubles(new double[] {meanRest, squareRest});
      out.writeDoubles(mean);
      out.writeDoubles(square);
    }
  }

  static Moments load(Optimizer optimizer, int weights, ModelReader in) {
    var fresh = new Moments(optimizer, weights);
    if (optimizer == Optimizer.SGD) {
      return fresh;
    }
    double[] rests = StoredValues.weights(in.readDoubles(), 2, "fading powers");
    var moments = new Moments(optimizer, StoredValues.finite(in.readDoubles(), fresh.mean.length, "gradient means"),
        StoredValues.weights(in.readDoubles(), fresh.square.length, "gradient squares"));
    moments.meanRest = rests[0];
    moments.squareRest = rests[1];
    return moments;
  }

  long bytes() {
    return Double.BYTES * ((long) mean.length + square.length);
  }
}
