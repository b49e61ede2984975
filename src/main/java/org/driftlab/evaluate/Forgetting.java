// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * What a learner forgets while it learns one concept after the other, from R[i][j], the accuracy on the held-out set of
 * concept j after concept i was learned. The first five figures are those of D. Lopez-Paz and M. Ranzato (NeurIPS 2017)
 * and of A. Chaudhry et al. (ECCV 2018); min-ACC and the gap need accuracies within a concept too (M. De Lange et al.,
 * ICLR 2023). Libraries disagree on several of them, so each {@link Figure} has its formula.
 */
public final class Forgetting {
  /** A figure with its formula; concepts are numbered from 1 to T. */
  public enum Figure {
    ACC("mean over j of R[T][j]"),
    BWT("mean over j<T of R[T][j] − R[j][j]"),
    FWT("mean over j>1 of R[j−1][j] − b[j], b untrained"),
    FORGETTING("mean over j<T of max over i<T of R[i][j] − R[T][j]"),
    MIN_ACC("mean over j<T of the least accuracy on j at any time after j was learned"),
    STABILITY_GAP("mean over j<i of the fall of j during i below both R[i−1][j] and R[i][j], 0 if there is none");

    private final String formula;

    Figure(String formula) {
      this.formula = formula;
    }

    /** The formula in words. */
    public String formula() {
      return formula;
    }
  }

  private final double[][] matrix;
  private final double[] untrained;

  /** The least accuracy on concept j seen while concept i was learned, its end included; [T × T]. */
  private final double[][] least;

  private int learned;

  /**
   * @param untrained the accuracy on each concept before anything was learned, [concepts], at least one
   */
  public Forgetting(double[] untrained) {
    this.untrained = untrained.clone();
    matrix = new double[untrained.length][untrained.length];
    least = new double[untrained.length][untrained.length];
    for (double[] row : least) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
  }

  /** Notes the accuracy on a concept while the next concept is being learned. */
  public void during(int concept, double accuracy) {
    least[learned][concept] = Math.min(least[learned][concept], accuracy);
  }

  /**
   * Notes the accuracies after the next concept was learned.
   *
   * @param accuracies on each concept, [concepts]
   * @throws IllegalStateException if all concepts were learned
   */
  public void learned(double[] accuracies) {
    if (learned == matrix.length) {
      throw new IllegalStateException("all %d concepts were learned".formatted(matrix.length));
    }
    for (int j = 0; j < matrix.length; j++) {
      during(j, accuracies[j]);
      matrix[learned][j] = accuracies[j];
    }
    learned++;
  }

  /** The number of concepts learned. */
  public int learned() {
    return learned;
  }

  /** The matrix R as far as it is known, [learned × concepts]. */
  public double[][] matrix() {
    return Arrays.stream(matrix, 0, learned).map(double[]::clone).toArray(double[][]::new);
  }

  /** A figure over the concepts learned so far; {@code NaN} while too few were. */
  public double value(Figure figure) {
    int last = learned - 1;
    if (last < (figure == Figure.ACC ? 0 : 1)) {
      return Double.NaN;
    }
    return switch (figure) {
      case ACC -> Arrays.stream(matrix[last], 0, learned).average().orElse(Double.NaN);
      case BWT -> mean(j -> matrix[last][j] - matrix[j][j]);
      case FWT -> mean(j -> matrix[j][j + 1] - untrained[j + 1]);
      case FORGETTING -> mean(j -> best(j) - matrix[last][j]);
      case MIN_ACC -> mean(this::leastAfter);
      case STABILITY_GAP -> gap();
    };
  }

  /** A mean over all learned concepts but one. */
  private double mean(java.util.function.IntToDoubleFunction value) {
    double sum = 0;
    for (int j = 0; j < learned - 1; j++) {
      sum += value.applyAsDouble(j);
    }
    return sum / (learned - 1);
  }

  private double best(int j) {
    double best = 0;
    for (int i = 0; i < learned - 1; i++) {
      best = Math.max(best, matrix[i][j]);
    }
    return best;
  }

  private double leastAfter(int j) {
    double result = Double.POSITIVE_INFINITY;
    for (int i = j + 1; i < learned; i++) {
      result = Math.min(result, least[i][j]);
    }
    return result;
  }

  private double gap() {
    double sum = 0;
    for (int i = 1; i < learned; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.max(0, Math.min(matrix[i - 1][j], matrix[i][j]) - least[i][j]);
      }
    }
    return sum / (learned * (learned - 1) / 2);
  }
}
