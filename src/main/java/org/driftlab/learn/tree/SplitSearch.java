// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import java.util.Arrays;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;

/**
 * Searches the split of each feature of a leaf with the highest merit; not splitting has merit 0. What the leaf saw
 * itself counts, not the weights it began with, and the merit is that of the present values times their share (J. R.
 * Quinlan, C4.5, 1993, section 3.2). It keeps the result and its working arrays between runs, so one object serves all
 * leaves of a tree.
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
  private final double repeats;

  /** Of the numeric feature at hand: weight, mean, 1/deviation, smallest and largest value, each [classes]. */
  private final double[] count;

  private final double[] mean;
  private final double[] inverse;
  private final double[] low;
  private final double[] high;

  /** The best merit of each feature and where it is, [features of the leaf's layout, numeric ones first]. */
  private final double[] merits;

  private final double[] points;

  /** What the best split of each feature asks. */
  private final Node.Test[] tests;

  private int best;
  private double second;

  SplitSearch(Growth growth, int classes, int features) {
    this.classes = classes;
    gini = growth.criterion() == SplitCriterion.GINI;
    binary = growth.binarySplits();
    repeats = growth.repeats();
    count = new double[classes];
    mean = new double[classes];
    inverse = new double[classes];
    low = new double[classes];
    high = new double[classes];
    merits = new double[features];
    points = new double[features];
    tests = new Node.Test[features];
  }

  /** Looks at every feature of a leaf. Cost: O(classes · (10 · numeric features + nominal values)). */
  void run(Leaf leaf) {
    FeatureLayout layout = leaf.layout();
    best = -1;
    second = Double.NEGATIVE_INFINITY;
    double here = leaf.weightHere();
    double merit = 0;
    int length = layout.numeric.length + layout.nominal.length;
    for (int i = 0; i < length; i++) {
      if (i < layout.numeric.length) {
        numeric(leaf, i, here);
      } else {
        nominal(leaf, i - layout.numeric.length, i, here);
      }
      if (merits[i] > merit) {
        second = merit;
        merit = merits[i];
        best = i;
      } else if (merits[i] > second) {
        second = merits[i];
      }
    }
  }

  /** The feature with the highest merit above 0, as its place in the layout with numeric ones first, or −1. */
  int best() {
    return best;
  }

  /** The merit of the best choice; 0 if that is not to split. */
  double merit() {
    return best < 0 ? 0 : merits[best];
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

  /** What a feature's best split asks. */
  Node.Test test(int i) {
    return tests[i];
  }

  private void numeric(Leaf leaf, int j, double here) {
    gather(leaf, j);
    tests[j] = Node.Test.THRESHOLD;
    double before = impurity(count);
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      lowest = Math.min(lowest, low[c]);
      highest = Math.max(highest, high[c]);
    }
    merits[j] = Double.NEGATIVE_INFINITY;
    double step = (highest - lowest) / (POINTS + 1);
    for (int i = 1; i <= POINTS; i++) {
      double at = lowest + i * step;
      double gain = at > lowest && at < highest ? numericMerit(at, before) / here : Double.NEGATIVE_INFINITY;
      if (gain > merits[j]) {
        merits[j] = gain;
        points[j] = at;
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

  /** The merit times the weight of the present values. */
  private double numericMerit(double at, double before) {
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
    if (!(Math.min(left, right) > SMALLEST_SHARE * (left + right))) {
      return Double.NEGATIVE_INFINITY;
    }
    return before - impurity(left, leftTerms) - impurity(right, rightTerms);
  }

  private double shareBelow(int c, double at) {
    if (at < low[c]) {
      return 0;
    }
    return at >= high[c] ? 1 : NormalTable.cumulative((at - mean[c]) * inverse[c]);
  }

  private void nominal(Leaf leaf, int k, int i, double here) {
    FeatureLayout layout = leaf.layout();
    Arrays.fill(count, 0);
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      for (int c = 0; c < classes; c++) {
        count[c] += weight(leaf, c, place);
      }
    }
    double before = impurity(count);
    merits[i] = Double.NEGATIVE_INFINITY;
    tests[i] = Node.Test.ONE_VALUE;
    oneValue(leaf, k, i, before, here);
    if (!binary) {
      allValues(leaf, k, i, before, here);
    }
  }

  /** A branch for each value, if it gains more than one value against the rest by what its parameters are worth. */
  private void allValues(Leaf leaf, int k, int i, double before, double here) {
    FeatureLayout layout = leaf.layout();
    double total = sum(count);
    double after = 0;
    int present = 0;
    int enough = 0;
    for (int place = layout.offset[k]; place < layout.offset[k + 1]; place++) {
      double sum = 0;
      double terms = 0;
      for (int c = 0; c < classes; c++) {
        double n = weight(leaf, c, place);
        sum += n;
        terms += term(n);
      }
      after += impurity(sum, terms);
      present += sum > 0 ? 1 : 0;
      enough += sum > SMALLEST_SHARE * total ? 1 : 0;
    }
    double gain = (before - after - price(present - 2, total, before)) / here;
    if (enough >= 2 && gain >= merits[i]) {
      merits[i] = gain;
      points[i] = 0;
      tests[i] = Node.Test.VALUES;
    }
  }

  /**
   * What branches beyond the second must gain, times weight, for their class shares to be worth stating: half a logarithm of
   * the weight for each share (G. Schwarz, "Estimating the dimension of a model", Annals of Statistics 6:461–464, 1978). Many
   * values always seem to gain something; without this a feature that tells nothing would win by their number. A gain of
   * the Gini index is brought to the scale on which chance moves both alike.
   */
  private double price(int branches, double total, double before) {
    if (branches <= 0) {
      return 0;
    }
    double each = repeats * Math.max(0, FastMath.log(total / repeats));
    if (gini) {
      return branches * each * before / total;
    }
    int shares = -1;
    for (double w : count) {
      shares += w > 0 ? 1 : 0;
    }
    return 0.5 * branches * shares * each * INVERSE_LN2;
  }

  private void oneValue(Leaf leaf, int k, int i, double before, double here) {
    FeatureLayout layout = leaf.layout();
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
      boolean enough = Math.min(is, isNot) > SMALLEST_SHARE * (is + isNot);
      double gain = (before - impurity(is, isTerms) - impurity(isNot, isNotTerms)) / here;
      if (enough && gain > merits[i]) {
        merits[i] = gain;
        points[i] = place - layout.offset[k];
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
    return tests[i] == Node.Test.ONE_VALUE ? oneValueBranches(leaf, k, layout.offset[k] + (int) points[i])
        : valueBranches(leaf, k);
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
  private double impurity(double[] weights) {
    double terms = 0;
    for (double w : weights) {
      terms += term(w);
    }
    return impurity(sum(weights), terms);
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    return sum;
  }

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
