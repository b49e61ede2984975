// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

/** A learner that can say how much each feature matters to what it predicts. */
public interface Explained {
  /**
   * The importance of each feature, [features]: not negative, summing to one, or all 0 while nothing tells the features
   * apart. Cost: one walk over the model.
   */
  double[] featureImportance();
}
