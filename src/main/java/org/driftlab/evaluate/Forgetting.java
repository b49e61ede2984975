// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a learner forgets while it learns one concept after the other, from R[i][j], the accuracy on the held-out set of
 * concept j after concept i was learned. Where concepts come back, row i is the i-th stretch of one concept: j&lt;T is then
 * any concept learned so far but that of the last row, R[j][j] stands in the row where j came first, and pairs j&lt;i are
 * those of a row and a concept learned before it that is not its own. The first five figures are those of D. Lopez-Paz and M. Ranzato (NeurIPS 2017)
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

  private final double[] untrained;
  private final List<double[]> rows = new ArrayList<>();

  /** The least accuracy on each concept seen while a row was learned, its end included; the last is of the row at hand. */
  private final List<double[]> least = new ArrayList<>();

  /** The concept of each row. */
  private final List<Integer> concepts = new ArrayList<>();

  /**
   * @param untrained the accuracy on each concept before anything was learned, [concepts], at least one
   */
  public Forgetting(double[] untrained) {
    this.untrained = untrained.clone();
    least.add(highest());
  }

  private double[] highest() {
    var row = new double[untrained.length];
    Arrays.fill(row, Double.POSITIVE_INFINITY);
    return row;
  }

  /** Notes the accuracy on a concept while the next concept is being learned. */
  public void during(int concept, double accuracy) {
    double[] row = least.getLast();
    row[concept] = Math.min(row[concept], accuracy);
  }

  /**
   * Notes the accuracies after the next concept was learned, in the order of the concepts.
   *
   * @param accuracies on each concept, [concepts]
   * @throws IllegalStateException if all concepts were learned
   */
  public void learned(double[] accuracies) {
    if (rows.size() == untrained.length) {
      throw new IllegalStateException("all %d concepts were learned".formatted(untrained.length));
    }
    learned(rows.size(), accuracies);
  }

  /**
   * Notes the accuracies after a stretch of one concept, which may have been learned before.
   *
   * @param concept whose stretch it was
   * @param accuracies on each concept, [concepts]
   */
  public void learned(int concept, double[] accuracies) {
    for (int j = 0; j < untrained.length; j++) {
      during(j, accuracies[j]);
    }
    rows.add(accuracies.clone());
    concepts.add(concept);
    least.add(highest());
  }

  /** The number of rows: stretches learned. */
  public int learned() {
    return rows.size();
  }

  /** The concept of each row, from 0. */
  public List<Integer> concepts() {
    return List.copyOf(concepts);
  }

  /** The matrix R as far as it is known, [learned × concepts]. */
  public double[][] matrix() {
    return rows.stream().map(double[]::clone).toArray(double[][]::new);
  }

  /** The accuracy on each concept before anything was learned, [concepts]. */
  public double[] untrained() {
    return untrained.clone();
  }

  /** An independent copy. */
  public Forgetting copy() {
    var copy = new Forgetting(untrained);
    copy.rows.addAll(rows);
    copy.concepts.addAll(concepts);
    copy.least.clear();
    least.forEach(row -> copy.least.add(row.clone()));
    return copy;
  }

  /** A figure over what was learned so far; {@code NaN} while too little was. */
  public double value(Figure figure) {
    int last = rows.size() - 1;
    if (last < (figure == Figure.ACC ? 0 : 1)) {
      return Double.NaN;
    }
    double[] now = rows.get(last);
    return switch (figure) {
      case ACC -> seen(last).mapToDouble(j -> now[j]).average().orElse(Double.NaN);
      case BWT -> past(last).mapToDouble(j -> now[j] - rows.get(concepts.indexOf(j))[j]).average().orElse(Double.NaN);
      case FWT -> seen(last).filter(j -> concepts.indexOf(j) > 0)
          .mapToDouble(j -> rows.get(concepts.indexOf(j) - 1)[j] - untrained[j]).average().orElse(Double.NaN);
      case FORGETTING -> past(last).mapToDouble(j -> best(j) - now[j]).average().orElse(Double.NaN);
      case MIN_ACC -> past(last).mapToDouble(this::leastAfter).average().orElse(Double.NaN);
      case STABILITY_GAP -> gap();
    };
  }

  /** The concepts learned up to a row, its own included, in order. */
  private IntStream seen(int row) {
    return concepts.stream().limit(row + 1L).mapToInt(Integer::intValue).distinct();
  }

  /** The concepts learned up to a row but for its own. */
  private IntStream past(int row) {
    return seen(row).filter(j -> j != concepts.get(row));
  }

  private double best(int j) {
    return rows.stream().limit(rows.size() - 1L).mapToDouble(row -> row[j]).max().orElse(0);
  }

  private double leastAfter(int j) {
    return IntStream.range(concepts.indexOf(j) + 1, rows.size()).mapToDouble(i -> least.get(i)[j]).min()
        .orElse(Double.NaN);
  }

  private double gap() {
    return IntStream.range(1, rows.size()).boxed().flatMapToDouble(i -> past(i).filter(j -> concepts.indexOf(j) < i)
        .mapToDouble(j -> Math.max(0, Math.min(rows.get(i - 1)[j], rows.get(i)[j]) - least.get(i)[j])))
        .average().orElse(Double.NaN);
  }
}
