// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import java.util.Arrays;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.StoredValues;

/**
 * Turns gradients into steps. Weight decay is decoupled from the gradient (I. Loshchilov and F. Hutter, ICLR 2019): before
 * a step weights shrink by η·λ; biases and norms do not.
 */
final class Steps {
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final NeuralOptimizer optimizer;
  private final double rate;
  private final double weightDecay;

  /** First and second moments of each block of parameters. */
  private final double[][] first;

  private final double[][] second;
  private double firstPower = 1;
  private double secondPower = 1;

  Steps(NeuralOptimizer optimizer, double rate, double weightDecay, Network network) {
    this(optimizer, rate, weightDecay,
        network.values().map(b -> new double[optimizer == NeuralOptimizer.SGD ? 0 : b.length]).toArray(double[][]::new),
        network.values().map(b -> new double[optimizer == NeuralOptimizer.ADAM ? b.length : 0]).toArray(double[][]::new));
  }

  private Steps(NeuralOptimizer optimizer, double rate, double weightDecay, double[][] first, double[][] second) {
    this.optimizer = optimizer;
    this.rate = rate;
    this.weightDecay = weightDecay;
    this.first = first;
    this.second = second;
  }

  /** Moves all layers from {@code frozen} on against their gradients. */
  void step(Network network, int frozen) {
    firstPower *= MOMENTUM;
    secondPower *= DECAY;
    int block = 0;
    for (int l = 0; l < network.layers.size(); l++) {
      Layer layer = network.layers.get(l);
      for (int b = 0; b < layer.values.length; b++, block++) {
        if (l >= frozen) {
          move(layer.values[b], layer.gradients[b], block, b == 0 ? 1 - rate * weightDecay : 1);
        }
      }
    }
  }

  private void move(double[] values, double[] gradients, int block, double shrink) {
    switch (optimizer) {
      case SGD -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = shrink * values[i] - rate * gradients[i];
        }
      }
      case MOMENTUM -> {
        double[] velocity = first[block];
        for (int i = 0; i < values.length; i++) {
          velocity[i] = MOMENTUM * velocity[i] + gradients[i];
          values[i] = shrink * values[i] - rate * velocity[i];
        }
      }
      case ADAM -> adam(values, gradients, first[block], second[block], shrink);
    }
  }

  private void adam(double[] values, double[] gradients, double[] mean, double[] square, double shrink) {
    double step = rate / (1 - firstPower);
    double unbias = 1 / (1 - secondPower);
    for (int i = 0; i < values.length; i++) {
      double g = gradients[i];
      double m = MOMENTUM * mean[i] + (1 - MOMENTUM) * g;
      double s = DECAY * square[i] + (1 - DECAY) * g * g;
      mean[i] = m;
      square[i] = s;
      values[i] = shrink * values[i] - step * m / (Math.sqrt(s * unbias) + EPSILON);
    }
  }

  Steps copy() {
    var copy = new Steps(optimizer, rate, weightDecay, Arrays.stream(first).map(double[]::clone).toArray(double[][]::new),
        Arrays.stream(second).map(double[]::clone).toArray(double[][]::new));
    copy.firstPower = firstPower;
    copy.secondPower = secondPower;
    return copy;
  }

  void save(ModelWriter out) {
    out.writeDouble(firstPower);
    out.writeDouble(secondPower);
    for (int b = 0; b < first.length; b++) {
      out.writeDoubles(first[b]);
      out.writeDoubles(second[b]);
    }
  }

  /** Reads what {@link #save} wrote into a fresh one. */
  Steps load(ModelReader in) {
    firstPower = in.readDouble();
    secondPower = in.readDouble();
    for (int b = 0; b < first.length; b++) {
      read(StoredValues.finite(in.readDoubles(), first[b].length, "first moments"), first[b]);
      read(StoredValues.weights(in.readDoubles(), second[b].length, "second moments"), second[b]);
    }
    return this;
  }

  private static void read(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  long bytes() {
    return Double.BYTES * (2 + Arrays.stream(first).mapToLong(b -> b.length).sum()
        + Arrays.stream(second).mapToLong(b -> b.length).sum());
  }
}
