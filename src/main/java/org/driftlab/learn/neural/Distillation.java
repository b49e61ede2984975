// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import org.driftlab.learn.math.FastMath;
import org.ejml.data.DMatrixRMaj;

/**
 * The divergence of softened scores from those of an older network (G. Hinton et al., arXiv 1503.02531): the mean over the
 * rows of T² · KL(softmax(old / T) ‖ softmax(new / T)) with T = 2, over some classes.
 */
final class Distillation {
  private static final double TEMPERATURE = 2;

  private Distillation() {}

  /** Adds the gradient for the logits {@code now}, times a weight, and returns the weighted loss. */
  static double add(DMatrixRMaj before, DMatrixRMaj now, long classes, double weight, DMatrixRMaj gradient) {
    var target = new double[now.numCols];
    var present = new double[now.numCols];
    double sum = 0;
    for (int r = 0; r < now.numRows; r++) {
      soften(before, r, classes, target);
      soften(now, r, classes, present);
      for (int c = 0; c < target.length; c++) {
        if (target[c] > 0) {
          sum += target[c] * (FastMath.log(target[c]) - FastMath.log(Math.max(1e-300, present[c])));
        }
        // The derivative of T² · KL with respect to a logit is T · (present − target).
        gradient.add(r, c, weight * TEMPERATURE * (present[c] - target[c]) / now.numRows);
      }
    }
    return weight * TEMPERATURE * TEMPERATURE * sum / now.numRows;
  }

  private static void soften(DMatrixRMaj logits, int row, long classes, double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      largest = LogLoss.has(classes, c) ? Math.max(largest, logits.get(row, c)) : largest;
    }
    double total = 0;
    for (int c = 0; c < scores.length; c++) {
      scores[c] = LogLoss.has(classes, c) ? FastMath.exp((logits.get(row, c) - largest) / TEMPERATURE) : 0;
      total += scores[c];
    }
    for (int c = 0; c < scores.length && total > 0; c++) {
      scores[c] /= total;
    }
  }
}
