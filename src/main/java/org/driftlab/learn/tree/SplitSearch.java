// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;

/**
 * Searches the split of each feature of a leaf with the highest merit: the fall of the impurity from all that the leaf
 * holds, what its parent passed on included, to the branches of what it saw itself with that value present. A feature
 * that puts all into one branch has the merit {@code NEGATIVE_INFINITY}, and so has not to split, by information gain;
 * by Gini that has 0. Of equal merits the later feature wins. It keeps the result and its working arrays between runs,
 * so one object serves all leaves of a tree.
 */
final class SplitSearch {
  /** Candidate points of a numeric feature, evenly between its smallest and largest value. */
  private static final int POINTS = 10;

  /** At least two branches must have more than this share of the weight. */
  private static final double SMALLEST_SHARE = 0.01;

  private static final double INVERSE_LN2 = 1 / StrictMath.log(2);

  private final int classes;
  private final boolean gini;
  private final boolean binary;
  private final boolean aboveChance;

  /** What chance alone gains a branch on average, times the weight: 0 unless it is to be taken off. */
  private double chance;

  /** Of the numeric feature at hand: weight, mean, 1/deviation, smallest and largest value, each [classes]. */
  private final double[] count;

  private final double[] mean;
  private final double[] inverse;
  private final double[] low;
  private final double[] high;

  /** The best merit of each feature and where it is, [features of the leaf's layout, numeric ones first]. */
  private final double[] merits;

  private final double[] points;

  /** Whether the feature can be split on at all: a constant number has no point between two values, [features]. */
  private final boolean[] possible;

  /** Whether the best split of a nominal feature is one value against the rest, [features]. */
  private final boolean[] oneValue;

  private int best;
  private double second;

  SplitSearch(Growth growth, int classes, int features) {
    this.classes = classes;
    gini = growth.criterion() == SplitCriterion.GINI;
    binary = growth.binarySplits();
    aboveChance = growth.criterion() == SplitCriterion.INFO_GAIN_ABOVE_CHANCE;
    count = new double[classes];
    mean = new double[classes];
    inverse = new double[classes];
    low = new double[classes];
    high = new double[classes];
    merits = new double[features];
    points = new double[features];
    possible = new boolean[features];
    oneValue = new boolean[features];
  }

  /** Looks at every feature of a leaf. Cost: O(classes · (10 · numeric features + nominal values)). */
  void run(Leaf leaf) {
    FeatureLayout layout = leaf.layout();
    best = -1;
    second = Double.NEGATIVE_INFINITY;
    double merit = gini ? 0 : Double.NEGATIVE_INFINITY;
    double before = impurity(leaf);
    chance = aboveChance ? (leaf.classCount() - 1) * INVERSE_LN2 / 2 : 0;
    int n = layout.numeric.length;
    int j = 0;
    int k = 0;
    while (j + k < n + layout.nominal.length) {
      boolean isNumeric = k == layout.nominal.length || j < n && layout.numeric[j] < layout.nominal[k];
      int i = isNumeric ? j++ : n + k++;
      if (isNumeric) {
        numeric(leaf, i, before);
      } else {
        nominal(leaf, i - n, i, before);
      }
      if (possible[i] && merits[i] >= merit) {
        second = merit;
        merit = merits[i];
        best = i;
      } else if (possible[i] && merits[i] > second) {
        second = merits[i];
      }
    }
  }

  /** The impurity of all weights of a leaf. */
  private double impurity(Leaf leaf) {
    double terms = 0;
    for (int c = 0; c < classes; c++) {
      terms += term(leaf.weight(c));
    }
    return leaf.weight() > 0 ? impurity(leaf.weight(), terms) / leaf.weight() : 0;
  }

  /** The feature with the highest merit, as its place in the layout with numeric ones first; −1 if that is no split. */
  int best() {
    return best;
  }

  /** The merit of the best choice, which may be not to split. */
  double merit() {
    return best >= 0 ? merits[best] : gini ? 0 : Double.NEGATIVE_INFINITY;
  }

  /** The merit of the best choice of another feature or of not splitting. */
  double secondMerit() {
    return second;
  }

  /** The best merit of a feature by its place in the layout; {@code NEGATIVE_INFINITY} if it cannot be split on. */
  double merit(int i) {
    return merits[i];
  }

  /** The point or value of a feature's best split. */
  double point(int i) {
    return points[i];
  }

  /** What a split on a feature asks. */
  Node.Test test(FeatureLayout layout, int i) {
    return i < layout.numeric.length ? Node.Test.THRESHOLD : oneValue[i] ? Node.Test.ONE_VALUE : Node.Test.VALUES;
  }

  private void numeric(Leaf leaf, int j, double before) {
    gather(leaf, j);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      lowest = Math.min(lowest, low[c]);
      highest = Math.max(highest, high[c]);
    }
    merits[j] = Double.NEGATIVE_INFINITY;
    possible[j] = false;
    double step = (highest - lowest) / (POINTS + 1);
    for (int i = 1; i <= POINTS; i++) {
      double at = lowest + i * step;
      if (at > lowest && at < highest) {
        double merit = before - impurityAfter(at);
        if (!possible[j] || merit > merits[j]) {
          merits[j] = merit;
          points[j] = at;
          possible[j] = true;
        }
      }
    }
  }

  private void gather(Leaf leaf, int j) {
    for (int c = 0; c < classes; c++) {
      LeafClass found = leaf.known(c);
      count[c] = found == null ? 0 : found.count(j);
      mean[c] = found == null ? 0 : found.mean(j);
      double variance = found == null ? 0 : found.variance(j);
      inverse[c] = variance > 0 ? 1 / Math.sqrt(variance) : 0;
      low[c] = found == null ? Double.POSITIVE_INFINITY : found.low(j);
      high[c] = found == null ? Double.NEGATIVE_INFINITY : found.high(j);
    }
  }

  /** The impurity below and above a point; infinite if one of the two has too little weight. */
  private double impurityAfter(double at) {
    double left = 0;
    double right = 0;
    double leftTerms = 0;
    double rightTerms = 0;
    for (int c = 0; c < classes; c++) {
      if (count[c] > 0) {
        double below = count[c] * shareBelow(c, at);
        double above = count[c] - below;
        left += below;
        right += above;
        leftTerms += term(below);
        rightTerms += term(above);
      }
    }
    return after(left, leftTerms, right, rightTerms);
  }

  private double after(double one, double oneTerms, double other, double otherTerms) {
    double total = one + other;
    return Math.min(one, other) > SMALLEST_SHARE * total
        ? (impurity(one, oneTerms) + impurity(other, otherTerms) + chance) / total : Double.POSITIVE_INFINITY;
  }

  private double shareBelow(int c, double at) {
    if (at < low[c]) {
      return 0;
    }
    return at >= high[c] ? 1 : NormalTable.cumulative((at - mean[c]) * inverse[c]);
  }

  /** A branch for each value or, if only one value has enough weight for that, one value against the rest. */
  private void nominal(Leaf leaf, int k, int i, double before) {
    possible[i] = true;
    points[i] = 0;
    merits[i] = binary ? Double.NEGATIVE_INFINITY : before - impurityAfterAll(leaf, k);
    oneValue[i] = binary;
    if (merits[i] == Double.NEGATIVE_INFINITY) {
      oneValue(leaf, k, i, before);
    }
  }

  /** The impurity over a branch for each value; infinite if fewer than two have enough weight. */
  private double impurityAfterAll(Leaf leaf, int k) {
    FeatureLayout layout = leaf.layout();
    double total = 0;
    double most = 0;
    double next = 0;
    double after = -chance;
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      double sum = 0;
      double terms = 0;
      for (int c = 0; c < classes; c++) {
        double n = weight(leaf, c, place);
        sum += n;
        terms += term(n);
      }
      after += impurity(sum, terms) + (sum > 0 ? chance : 0);
      total += sum;
      next = Math.max(next, Math.min(most, sum));
      most = Math.max(most, sum);
    }
    return next > SMALLEST_SHARE * total ? after / total : Double.POSITIVE_INFINITY;
  }

  private void oneValue(Leaf leaf, int k, int i, double before) {
    FeatureLayout layout = leaf.layout();
    Arrays.fill(count, 0);
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      for (int c = 0; c < classes; c++) {
        count[c] += weight(leaf, c, place);
      }
    }
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      double is = 0;
      double isNot = 0;
      double isTerms = 0;
      double isNotTerms = 0;
      for (int c = 0; c < classes; c++) {
        double n = weight(leaf, c, place);
        is += n;
        isNot += count[c] - n;
        isTerms += term(n);
        isNotTerms += term(count[c] - n);
      }
      double merit = before - after(is, isTerms, isNot, isNotTerms);
      if (merit > merits[i]) {
        merits[i] = merit;
        points[i] = place - layout.offset[k];
        oneValue[i] = true;
      }
    }
  }

  private static double weight(Leaf leaf, int c, int place) {
    LeafClass found = leaf.known(c);
    return found == null ? 0 : found.valueCount(place);
  }

  /** The class weights each branch of a feature's best split starts with, [branches][classes]. */
  double[][] branches(Leaf leaf, int i) {
    FeatureLayout layout = leaf.layout();
    if (i < layout.numeric.length) {
      return numericBranches(leaf, i);
    }
    int k = i - layout.numeric.length;
    return oneValue[i] ? oneValueBranches(leaf, k, layout.offset[k] + (int) points[i]) : valueBranches(leaf, k);
  }

  private double[][] numericBranches(Leaf leaf, int j) {
    gather(leaf, j);
    var branches = new double[2][classes];
    for (int c = 0; c < classes; c++) {
      if (count[c] > 0) {
        branches[0][c] = count[c] * shareBelow(c, points[j]);
        branches[1][c] = count[c] - branches[0][c];
      }
    }
    return branches;
  }

  private double[][] valueBranches(Leaf leaf, int k) {
    int first = leaf.layout().offset[k];
    var branches = new double[leaf.layout().offset[k + 1] - first][classes];
    for (int b = 0; b < branches.length; b++) {
      for (int c = 0; c < classes; c++) {
        branches[b][c] = weight(leaf, c, first + b);
      }
    }
    return branches;
  }

  private double[][] oneValueBranches(Leaf leaf, int k, int chosen) {
    var branches = new double[2][classes];
    for (int place = leaf.layout().offset[k]; place < leaf.layout().offset[k + 1]; place++) {
      for (int c = 0; c < classes; c++) {
        branches[place == chosen ? 0 : 1][c] += weight(leaf, c, place);
      }
    }
    return branches;
  }

  /** The impurity of class weights times their sum. */
  private double impurity(double sum, double terms) {
    if (gini) {
      return sum > 0 ? sum - terms / sum : 0;
    }
    return (xLogX(sum) - terms) * INVERSE_LN2;
  }

  private double term(double weight) {
    return gini ? weight * weight : xLogX(weight);
  }

  private static double xLogX(double x) {
    return x > 0 ? x * FastMath.log(x) : 0;
  }
}
