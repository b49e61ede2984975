// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.NormalDistribution;

/**
 * Searches the split of a leaf with the highest information gain; not splitting competes with gain 0. What the leaf saw
 * itself counts, not the weights it began with, and the gain is that of the present values times their share (J. R.
 * Quinlan, C4.5, 1993, section 3.2). It keeps the result and its working arrays between runs, so one object serves all
 * leaves of a tree.
 */
final class SplitSearch {
  /** Candidate points of a numeric feature, evenly between its smallest and largest value. */
  private static final int POINTS = 10;

  /** At least two branches must have more than this share of the weight. */
  private static final double SMALLEST_SHARE = 0.01;

  private static final double INVERSE_LN2 = 1 / StrictMath.log(2);

  private final FeatureLayout layout;
  private final int classes;

  /** Of the numeric feature at hand: weight, mean, 1/deviation, smallest and largest value, each [classes]. */
  private final double[] count;

  private final double[] mean;
  private final double[] inverse;
  private final double[] low;
  private final double[] high;

  private int feature;
  private int row;
  private double point;
  private double merit;
  private double second;

  SplitSearch(FeatureLayout layout, int classes) {
    this.layout = layout;
    this.classes = classes;
    count = new double[classes];
    mean = new double[classes];
    inverse = new double[classes];
    low = new double[classes];
    high = new double[classes];
  }

  /** Looks at every feature of a leaf. Cost: O(classes · (10 · numeric features + nominal values)). */
  void run(Leaf leaf) {
    feature = -1;
    merit = 0;
    second = Double.NEGATIVE_INFINITY;
    double here = leaf.weightHere();
    for (int j = 0; j < layout.numeric.length; j++) {
      numeric(leaf, j, here);
    }
    for (int k = 0; k < layout.nominal.length; k++) {
      offer(layout.nominal[k], k, 0, nominalMerit(leaf, k, here));
    }
  }

  /** Whether a split gains anything at all. */
  boolean found() {
    return feature >= 0;
  }

  /** The feature to split on. */
  int feature() {
    return feature;
  }

  /** The numeric split's point, 0 for a nominal split. */
  double point() {
    return point;
  }

  /** The information gain of the best choice, in bits. */
  double merit() {
    return merit;
  }

  /** The information gain of the best choice of another feature, in bits. */
  double secondMerit() {
    return second;
  }

  private void offer(int candidate, int candidateRow, double at, double gain) {
    if (gain > merit) {
      second = merit;
      merit = gain;
      feature = candidate;
      row = candidateRow;
      point = at;
    } else if (gain > second) {
      second = gain;
    }
  }

  private void numeric(Leaf leaf, int j, double here) {
    gather(leaf, j);
    double before = weightedEntropy(count);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      lowest = Math.min(lowest, low[c]);
      highest = Math.max(highest, high[c]);
    }
    double bestAt = 0;
    double best = Double.NEGATIVE_INFINITY;
    double step = (highest - lowest) / (POINTS + 1);
    for (int i = 1; i <= POINTS; i++) {
      double at = lowest + i * step;
      double gain = at > lowest && at < highest ? numericMerit(at, before) / here : Double.NEGATIVE_INFINITY;
      if (gain > best) {
        best = gain;
        bestAt = at;
      }
    }
    offer(layout.numeric[j], j, bestAt, best);
  }

  private void gather(Leaf leaf, int j) {
    for (int c = 0; c < classes; c++) {
      LeafClass found = leaf.known(c);
      count[c] = found == null ? 0 : found.model.count(j);
      mean[c] = found == null ? 0 : found.model.mean(j);
      double variance = found == null ? 0 : found.model.variance(j);
      inverse[c] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
      low[c] = found == null ? Double.POSITIVE_INFINITY : found.low[j];
      high[c] = found == null ? Double.NEGATIVE_INFINITY : found.high[j];
    }
  }

  /** The information gain times the weight of the present values. */
  private double numericMerit(double at, double before) {
    double left = 0;
    double right = 0;
    double logs = 0;
    for (int c = 0; c < classes; c++) {
      if (count[c] > 0) {
        double below = count[c] * shareBelow(c, at);
        double above = count[c] - below;
        left += below;
        right += above;
        logs += xLogX(below) + xLogX(above);
      }
    }
    double total = left + right;
    if (!(Math.min(left, right) > SMALLEST_SHARE * total)) {
      return Double.NEGATIVE_INFINITY;
    }
    return before - (xLogX(left) + xLogX(right) - logs) * INVERSE_LN2;
  }

  private double shareBelow(int c, double at) {
    if (at < low[c]) {
      return 0;
    }
    return at >= high[c] ? 1 : NormalDistribution.cumulative((at - mean[c]) * inverse[c]);
  }

  private double nominalMerit(Leaf leaf, int k, double here) {
    Arrays.fill(count, 0);
    double total = 0;
    double after = 0;
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      double sum = 0;
      double logs = 0;
      for (int c = 0; c < classes; c++) {
        double n = weight(leaf, c, place);
        count[c] += n;
        sum += n;
        logs += xLogX(n);
      }
      total += sum;
      after += xLogX(sum) - logs;
    }
    boolean possible = enoughBranches(leaf, k, total);
    return possible ? (weightedEntropy(count) - after * INVERSE_LN2) / here : Double.NEGATIVE_INFINITY;
  }

  private boolean enoughBranches(Leaf leaf, int k, double total) {
    int enough = 0;
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += weight(leaf, c, place);
      }
      enough += sum > SMALLEST_SHARE * total ? 1 : 0;
    }
    return enough >= 2;
  }

  private static double weight(Leaf leaf, int c, int place) {
    LeafClass found = leaf.known(c);
    return found == null ? 0 : found.model.valueCount(place);
  }

  /** The class weights each branch of the best split starts with, [branches][classes]. */
  double[][] branches(Leaf leaf) {
    boolean nominal = layout.nominal.length > row && layout.nominal[row] == feature;
    return nominal ? nominalBranches(leaf) : numericBranches(leaf);
  }

  private double[][] numericBranches(Leaf leaf) {
    gather(leaf, row);
    var branches = new double[2][classes];
    for (int c = 0; c < classes; c++) {
      if (count[c] > 0) {
        branches[0][c] = count[c] * shareBelow(c, point);
        branches[1][c] = count[c] - branches[0][c];
      }
    }
    return branches;
  }

  private double[][] nominalBranches(Leaf leaf) {
    int first = layout.offset[row];
    var branches = new double[layout.offset[row + 1] - first][classes];
    for (int b = 0; b < branches.length; b++) {
      for (int c = 0; c < classes; c++) {
        branches[b][c] = weight(leaf, c, first + b);
      }
    }
    return branches;
  }

  /** The entropy of class weights, in bits, times their sum. */
  private static double weightedEntropy(double[] weights) {
    double sum = 0;
    double logs = 0;
    for (double w : weights) {
      sum += w;
      logs += xLogX(w);
    }
    return (xLogX(sum) - logs) * INVERSE_LN2;
  }

  private static double xLogX(double x) {
    return x > 0 ? x * FastMath.log(x) : 0;
  }
}
