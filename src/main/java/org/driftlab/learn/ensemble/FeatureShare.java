// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

/** How many features a part of them has. */
final class FeatureShare {
  private FeatureShare() {}

  /**
   * The rounded share of a number of features, at least 1 of those there are; for a share of 0 their square root,
   * rounded, and one more.
   */
  static int of(double share, int features) {
    long wanted = Math.round(share == 0 ? Math.rint(Math.sqrt(features)) + 1 : share * features);
    return (int) Math.max(Math.min(1, features), Math.min(features, wanted));
  }
}
