// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import org.driftlab.learn.math.FastMath;
import org.ejml.data.DMatrixRMaj;

/** The mean log loss of softmax scores over the classes at stake, and its gradient. */
final class LogLoss {
  /** All classes at stake. */
  static final long ALL = -1;

  private final DMatrixRMaj gradient = new DMatrixRMaj(1, 1);
  private final int classes;

  LogLoss(int classes) {
    this.classes = classes;
  }

  /** Whether a class is at stake; tasks are of classes below 64. */
  static boolean has(long bits, int label) {
    return bits == ALL || label < Long.SIZE && (bits >> label & 1) != 0;
  }

  /** The gradient of the last loss with respect to the logits, [rows × classes]. */
  DMatrixRMaj gradient() {
    return gradient;
  }

  /** The mean over the rows of weight · log loss, times a factor; {@code NaN} if a logit is no finite number. */
  double of(DMatrixRMaj logits, Batch batch, double factor) {
    int rows = batch.rows();
    gradient.reshape(rows, classes);
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      sum += row(logits.data, r * classes, batch.labels[r], batch.classes[r], factor * batch.weights[r] / rows);
    }
    return sum;
  }

  private double row(double[] z, int first, int label, long atStake, double share) {
    double largest = z[first + label];
    for (int c = 0; c < classes; c++) {
      largest = has(atStake, c) ? Math.max(largest, z[first + c]) : largest;
    }
    double total = 0;
    for (int c = 0; c < classes; c++) {
      boolean counts = has(atStake, c) || c == label;
      gradient.data[first + c] = counts ? FastMath.exp(z[first + c] - largest) : 0;
      total += gradient.data[first + c];
    }
    for (int c = 0; c < classes; c++) {
      gradient.data[first + c] *= share / total;
    }
    gradient.data[first + label] -= share;
    return share * (FastMath.log(total) + largest - z[first + label]);
  }
}
