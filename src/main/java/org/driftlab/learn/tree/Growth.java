// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import org.driftlab.learn.math.FastMath;

/** How a decision tree grows and predicts: the parameters that all tree learners share. */
record Growth(int gracePeriod, double delta, double tau, LeafPrediction leafPrediction, SplitCriterion criterion,
    boolean binarySplits, int maxLeaves, long maxBytes) {

  /** R²·ln(1/δ)/2, from which Hoeffding's bound after n is √(this/n). */
  double boundFactor(int classes) {
    double range = criterion == SplitCriterion.GINI ? 1 : FastMath.log(Math.max(2, classes)) / StrictMath.log(2);
    return range * range * FastMath.log(1 / delta) / 2;
  }
}
