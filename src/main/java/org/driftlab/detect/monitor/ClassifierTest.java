// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** The test of {@link DomainClassifier}. */
final class ClassifierTest implements RowMonitor.Test {
  private static final double RATE = 0.02;

  private final double alpha;
  private final int passes;
  private final double critical;
  private DMatrixRMaj reference = new DMatrixRMaj(0, 0);
  private double auc = Double.NaN;
  private double error;
  private double pValue = 1;

  ClassifierTest(double alpha, int passes) {
    this.alpha = alpha;
    this.passes = passes;
    critical = critical(alpha);
  }

  /** The z above which a standard normal variable lies with probability alpha, by halving. */
  private static double critical(double alpha) {
    double low = 0;
    double high = 40;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (Tails.normalUpper(middle) > alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  @Override
  public void fit(DMatrixRMaj newReference) {
    reference = newReference;
  }

  @Override
  public void compare(DMatrixRMaj current) {
    double[] weights = learned(current);
    double[] before = ranked(weights, reference);
    double[] after = ranked(weights, current);
    double n = before.length;
    double m = after.length;
    auc = auc(before, after);
    error = Math.sqrt((n + m + 1) / (12 * n * m));
    pValue = Tails.normalUpper((auc - 0.5) / error);
  }

  /** Weights of bias, coordinates and squares, learned from the instances at even places, the two windows mixed. */
  private double[] learned(DMatrixRMaj current) {
    int d = current.numCols;
    var weights = new double[1 + 2 * d];
    int before = (reference.numRows + 1) / 2;
    int after = (current.numRows + 1) / 2;
    // Both windows weigh the same, whatever their lengths.
    double weightBefore = (before + after) / (2.0 * before);
    double weightAfter = (before + after) / (2.0 * after);
    for (int pass = 0; pass < passes; pass++) {
      double rate = RATE / (1 + pass) / Math.sqrt(1 + d / 10.0);
      int learnedAfter = 0;
      for (int i = 0; i < before; i++) {
        learn(weights, reference, 2 * i, 0, rate * weightBefore);
        while (learnedAfter < after && (long) learnedAfter * before <= (long) i * after) {
          learn(weights, current, 2 * learnedAfter++, 1, rate * weightAfter);
        }
      }
    }
    return weights;
  }

  private static void learn(double[] weights, DMatrixRMaj points, int row, double target, double rate) {
    int d = points.numCols;
    double score = score(weights, points, row);
    double step = rate * (target - 1 / (1 + StrictMath.exp(-Math.clamp(score, -30, 30))));
    weights[0] += step;
    for (int c = 0; c < d; c++) {
      double x = points.data[row * d + c];
      weights[1 + c] += step * x;
      weights[1 + d + c] += step * squared(x);
    }
  }

  /** A square that is as large as the others for a usual coordinate, and bounded for an unusual one. */
  private static double squared(double x) {
    return Math.min(9, x * x) - 1;
  }

  private static double score(double[] weights, DMatrixRMaj points, int row) {
    int d = points.numCols;
    double sum = weights[0];
    for (int c = 0; c < d; c++) {
      double x = points.data[row * d + c];
      sum += weights[1 + c] * x + weights[1 + d + c] * squared(x);
    }
    return sum;
  }

  /** The scores of the instances at odd places, ascending. */
  private static double[] ranked(double[] weights, DMatrixRMaj points) {
    var scores = new double[points.numRows / 2];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score(weights, points, 2 * i + 1);
    }
    Arrays.sort(scores);
    return scores;
  }

  /** The probability that an instance of the second window has the higher score, ties counting half. */
  static double auc(double[] before, double[] after) {
    double wins = 0;
    int below = 0;
    int notAbove = 0;
    for (double score : after) {
      while (below < before.length && before[below] < score) {
        below++;
      }
      while (notAbove < before.length && before[notAbove] <= score) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return wins / ((double) before.length * after.length);
  }

  @Override
  public double statistic() {
    return auc;
  }

  /** The area at which the p-value is α. */
  @Override
  public double level() {
    return 0.5 + critical * error;
  }

  @Override
  public boolean alarm() {
    return pValue <= alpha;
  }

  @Override
  public RowMonitor.Test copy() {
    var copy = new ClassifierTest(alpha, passes);
    copy.reference = reference;
    copy.auc = auc;
    copy.error = error;
    copy.pValue = pValue;
    return copy;
  }
}
