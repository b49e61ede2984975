// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import java.util.Arrays;

/** Turns what a learner computes for each class into scores that are finite, not negative and sum to one. */
public final class Scores {
  private Scores() {}

  /** Gives every class the same score: what a learner says that knows nothing. */
  public static void uniform(double[] scores) {
    Arrays.fill(scores, 1.0 / scores.length);
  }

  /** Gives one class the score 1 and the others 0. */
  public static void certain(double[] scores, int label) {
    Arrays.fill(scores, 0);
    scores[label] = 1;
  }

  /**
   * Scores in proportion to weights, uniform if there is no weight.
   *
   * @param weights [classes], not negative, finite
   * @param scores [classes], overwritten; may be the same array
   */
  public static void fromWeights(double[] weights, double[] scores) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (!(sum > 0)) {
      uniform(scores);
      return;
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = weights[i] / sum;
    }
  }

  /**
   * Replaces unnormalized log probabilities by the probabilities.
   *
   * @param scores [classes], each finite or {@code NEGATIVE_INFINITY} for an impossible class; uniform if all are
   * @return the class with the largest logarithm, the first of equal ones
   */
  public static int fromLogs(double[] scores) {
    return scores.length == 2 ? fromTwoLogs(scores) : fromManyLogs(scores);
  }

  /** The case of two classes without a branch on which is larger: no processor could foretell it. */
  private static int fromTwoLogs(double[] scores) {
    double lead = scores[1] - scores[0];
    if (Double.isNaN(lead)) {
      uniform(scores);
      return 0;
    }
    int best = lead > 0 ? 1 : 0;
    double odds = FastMath.exp(-Math.abs(lead));
    double larger = 1 / (1 + odds);
    scores[best] = larger;
    scores[1 - best] = odds * larger;
    return best;
  }

  private static int fromManyLogs(double[] scores) {
    int best = argMax(scores);
    double largest = scores[best];
    if (!(largest > Double.NEGATIVE_INFINITY)) {
      uniform(scores);
      return best;
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      double score = i == best ? 1 : FastMath.exp(scores[i] - largest);
      scores[i] = score;
      sum += score;
    }
    double inverse = 1 / sum;
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= inverse;
    }
    return best;
  }

  /** The index of the largest value; the first of equal ones. */
  public static int argMax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
