// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.data.Instance;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;

/**
 * The trees of a {@link GradientBoostingLearner} with what all of them share, and how margins become what a tree learns.
 *
 * @param trees [rows · steps], a row after the other
 * @param rows one for the second of two classes, or one for each of more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GradientRow(RegressionTree[] trees, Quantizer quantizer, int rows, int steps, double rate) {
  /** The largest weight, so that sums of a stream stay finite. */
  private static final double LARGEST_WEIGHT = 1e6;

  /** The curvature does not fall below this, so that a sure class can still become unsure. */
  private static final double LEAST_CURVATURE = 1e-3;

  RegressionTree tree(int row, int step) {
    return trees[row * steps + step];
  }

  /**
   * Turns margins into probabilities.
   *
   * @param margins those from a place on, one a row, are taken
   * @param share [classes], overwritten
   */
  void shares(double[] margins, int from, double[] share) {
    if (share.length == 2) {
      share[1] = 1 / (1 + FastMath.exp(-margins[from]));
      share[0] = 1 - share[1];
    } else {
      System.arraycopy(margins, from, share, 0, share.length);
      Scores.fromLogs(share);
    }
  }

  double gradient(double[] share, int row, Instance instance) {
    int c = label(share, row);
    return weight(instance) * (share[c] - (instance.y == c ? 1 : 0));
  }

  double curvature(double[] share, int row, Instance instance) {
    int c = label(share, row);
    return weight(instance) * Math.max(LEAST_CURVATURE, share[c] * (1 - share[c]));
  }

  private static int label(double[] share, int row) {
    return share.length == 2 ? 1 : row;
  }

  private static double weight(Instance instance) {
    return Math.min(LARGEST_WEIGHT, instance.weight);
  }
}
