// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import org.driftlab.data.LegacyRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * One layer of a {@link Network}: out = dropout(ReLU(norm(in · W + b))), where all but the product and the bias are for
 * hidden layers only. Matrices have one row an instance.
 */
final class Layer {
  private static final double EPSILON = 1e-5;

  final int in;
  final int out;
  final boolean hidden;
  final boolean norm;
  private final double dropout;

  /** Weights [in × out], bias [out], and gain and shift of the norm, each [out] or empty. */
  final double[][] values;

  /** The gradient of each of {@link #values}. */
  final double[][] gradients;

  private final DMatrixRMaj weights;
  private final DMatrixRMaj weightGradients;

  /** What came in last; it belongs to the caller. */
  private DMatrixRMaj input = new DMatrixRMaj(0, 0);

  final DMatrixRMaj output = new DMatrixRMaj(1, 1);

  /** The factor of each output's slope, 0 where ReLU or dropout cut it, [rows · out]. */
  private double[] slopes = new double[0];

  /** The normalized sums, [rows · out], and one over each row's deviation, [rows]. */
  private double[] normalized = new double[0];

  private double[] inverse = new double[0];
  final DMatrixRMaj inputGradient = new DMatrixRMaj(1, 1);

  Layer(int in, int out, boolean hidden, boolean norm, double dropout) {
    this(in, out, hidden, norm && hidden, dropout, new double[][] {new double[Math.multiplyExact(in, out)],
      new double[out], new double[norm && hidden ? out : 0], new double[norm && hidden ? out : 0]});
  }

  private Layer(int in, int out, boolean hidden, boolean norm, double dropout, double[][] values) {
    this.in = in;
    this.out = out;
    this.hidden = hidden;
    this.norm = norm;
    this.dropout = dropout;
    this.values = values;
    gradients = new double[values.length][];
    for (int b = 0; b < values.length; b++) {
      gradients[b] = new double[values[b].length];
    }
    weights = DMatrixRMaj.wrap(in, out, values[0]);
    weightGradients = DMatrixRMaj.wrap(in, out, gradients[0]);
  }

  /** Draws the weights of a hidden layer as K. He et al. (ICCV 2015) do; the head starts at 0 and so says nothing. */
  void initialize(LegacyRandom random) {
    double scale = hidden ? Math.sqrt(2.0 / Math.max(1, in)) : 0;
    for (int i = 0; i < values[0].length; i++) {
      values[0][i] = scale == 0 ? 0 : scale * random.nextGaussian();
    }
    java.util.Arrays.fill(values[1], 0);
    java.util.Arrays.fill(values[2], 1);
    java.util.Arrays.fill(values[3], 0);
  }

  /** Works out the output of a batch; with a source of chance dropout is on. */
  void forward(DMatrixRMaj batch, @org.jspecify.annotations.Nullable LegacyRandom chance) {
    input = batch;
    int rows = batch.numRows;
    output.reshape(rows, out);
    CommonOps_DDRM.mult(batch, weights, output);
    if (slopes.length < rows * out) {
      slopes = new double[rows * out];
      normalized = new double[norm ? rows * out : 0];
      inverse = new double[rows];
    }
    for (int r = 0; r < rows; r++) {
      addBias(r * out);
      if (norm) {
        normalize(r);
      }
      if (hidden) {
        rectify(r * out);
      }
    }
    if (hidden && dropout > 0 && chance != null) {
      drop(rows * out, chance);
    }
  }

  private void addBias(int first) {
    double[] z = output.data;
    double[] bias = values[1];
    for (int c = 0; c < out; c++) {
      z[first + c] += bias[c];
    }
  }

  /** Layer normalization (J. L. Ba et al., arXiv 1607.06450, equation 4). */
  private void normalize(int row) {
    double[] z = output.data;
    int first = row * out;
    double mean = 0;
    for (int c = 0; c < out; c++) {
      mean += z[first + c];
    }
    mean /= out;
    double squares = 0;
    for (int c = 0; c < out; c++) {
      double off = z[first + c] - mean;
      squares += off * off;
    }
    inverse[row] = 1 / Math.sqrt(squares / out + EPSILON);
    for (int c = 0; c < out; c++) {
      double value = (z[first + c] - mean) * inverse[row];
      normalized[first + c] = value;
      z[first + c] = values[2][c] * value + values[3][c];
    }
  }

  private void rectify(int first) {
    double[] z = output.data;
    for (int i = first; i < first + out; i++) {
      double slope = z[i] > 0 ? 1 : 0;
      slopes[i] = slope;
      // A product would make a NaN of an infinity that is cut off; a NaN itself must stay one, to be noticed.
      z[i] = z[i] <= 0 ? 0 : z[i];
    }
  }

  private void drop(int count, LegacyRandom chance) {
    double keep = 1 / (1 - dropout);
    for (int i = 0; i < count; i++) {
      double factor = chance.nextDouble() < dropout ? 0 : keep;
      slopes[i] *= factor;
      output.data[i] *= factor;
    }
  }

  /**
   * Adds to the gradients what a batch contributes; {@link #forward} must have seen it last.
   *
   * @param gradient of the output, [rows × out]; overwritten
   * @param deeper whether the layer below needs {@link #inputGradient}
   * @param learn whether this layer's own gradients are wanted
   */
  void backward(DMatrixRMaj gradient, boolean deeper, boolean learn) {
    double[] g = gradient.data;
    int rows = gradient.numRows;
    if (hidden) {
      for (int i = 0; i < rows * out; i++) {
        g[i] *= slopes[i];
      }
    }
    for (int r = 0; norm && r < rows; r++) {
      denormalize(g, r, learn);
    }
    if (learn) {
      CommonOps_DDRM.multAddTransA(input, gradient, weightGradients);
      for (int i = 0, r = 0; r < rows; r++) {
        for (int c = 0; c < out; c++) {
          gradients[1][c] += g[i++];
        }
      }
    }
    if (deeper) {
      inputGradient.reshape(rows, in);
      CommonOps_DDRM.multTransB(gradient, weights, inputGradient);
    }
  }

  private void denormalize(double[] g, int row, boolean learn) {
    int first = row * out;
    double sum = 0;
    double product = 0;
    for (int c = 0; c < out; c++) {
      double n = normalized[first + c];
      if (learn) {
        gradients[2][c] += g[first + c] * n;
        gradients[3][c] += g[first + c];
      }
      double scaled = g[first + c] * values[2][c];
      g[first + c] = scaled;
      sum += scaled;
      product += scaled * n;
    }
    for (int c = 0; c < out; c++) {
      g[first + c] = inverse[row] * (g[first + c] - (sum + normalized[first + c] * product) / out);
    }
  }

  Layer copy() {
    double[][] copied = new double[values.length][];
    for (int b = 0; b < values.length; b++) {
      copied[b] = values[b].clone();
    }
    return new Layer(in, out, hidden, norm, dropout, copied);
  }
}
