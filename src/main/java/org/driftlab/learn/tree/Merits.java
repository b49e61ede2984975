// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

/** The merits that the searches at one node found for each feature, summed up. */
final class Merits {
  /** [features in the order of the layout, numeric ones first]; the number of searches comes last. */
  private final double[] sums;

  Merits(int features) {
    this(new double[features + 1]);
  }

  Merits(double[] sums) {
    this.sums = sums;
  }

  void add(SplitSearch search) {
    for (int i = 0; i < sums.length - 1; i++) {
      // Of a feature that cannot be split on now there is nothing to add.
      double merit = search.merit(i);
      sums[i] += merit > Double.NEGATIVE_INFINITY ? merit : 0;
    }
    sums[sums.length - 1]++;
  }

  /** Counts the searches anew, but keeps the sums: from a split on its lead over other features has to be made up for. */
  void countAnew() {
    sums[sums.length - 1] = 0;
  }

  /** The mean merit of a feature; 0 before the first search. */
  double mean(int i) {
    double searches = sums[sums.length - 1];
    return searches > 0 ? sums[i] / searches : 0;
  }

  long bytes() {
    return (long) Double.BYTES * sums.length;
  }

  /** All numbers, for the stored form; not to be changed. */
  double[] sums() {
    return sums;
  }

  Merits copy() {
    return new Merits(sums.clone());
  }
}
