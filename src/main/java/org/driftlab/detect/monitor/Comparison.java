// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/**
 * The two windows of one feature as a test reads them, and the test's answer: a buffer used again for every feature.
 *
 * <p>A numeric test looks at the values that are there. Where values are missing, the share of missing ones is tested
 * as well, and the smaller of the two p-values is doubled.
 */
final class Comparison {
  private FeatureWindows windows;
  private int feature;
  private int from;
  private int bins;
  private int[] before = new int[0];
  private int[] after = new int[0];
  private int cells;
  private long beforeCount;
  private long afterCount;
  private int missingBefore;
  private int missingAfter;

  /** The answer: how far apart the windows are. */
  double statistic;

  /** The answer: how probable that is without drift. */
  double pValue;

  Comparison(FeatureWindows windows) {
    this.windows = windows;
  }

  /** Turns to a feature. */
  void load(FeatureWindows newWindows, int newFeature) {
    windows = newWindows;
    feature = newFeature;
    from = windows.offset(feature);
    bins = windows.binCount(feature);
    missingBefore = windows.reference().counts[windows.missingPlace(feature)];
    missingAfter = windows.current().counts[windows.missingPlace(feature)];
    beforeCount = 0;
    afterCount = 0;
    for (int b = 0; b < bins; b++) {
      beforeCount += before(b);
      afterCount += after(b);
    }
    statistic = 0;
    pValue = 1;
  }

  boolean isNominal() {
    return windows.isNominal(feature);
  }

  /** Whether both windows hold a value that is not missing. */
  boolean hasValues() {
    return beforeCount > 0 && afterCount > 0;
  }

  /** Values of the reference window, missing ones left out. */
  long beforeCount() {
    return beforeCount;
  }

  /** Values of the current window, missing ones left out. */
  long afterCount() {
    return afterCount;
  }

  /** n₁n₂/(n₁ + n₂). */
  double harmonicCount() {
    return (double) beforeCount * afterCount / (beforeCount + afterCount);
  }

  int bins() {
    return bins;
  }

  int before(int bin) {
    return windows.reference().counts[from + bin];
  }

  int after(int bin) {
    return windows.current().counts[from + bin];
  }

  double sumBefore(int bin) {
    return windows.reference().sums[from + bin];
  }

  double sumAfter(int bin) {
    return windows.current().sums[from + bin];
  }

  double squaresBefore() {
    return windows.reference().squares[feature];
  }

  double squaresAfter() {
    return windows.current().squares[feature];
  }

  double spreadBefore() {
    return windows.reference().spreads[feature];
  }

  double spreadAfter() {
    return windows.current().spreads[feature];
  }

  WassersteinNull wasserstein() {
    return windows.wasserstein(feature);
  }

  /**
   * Groups the bins into cells that hold at least a given part of the reference each; missing values, if there are any,
   * are a cell of their own. The values of a nominal feature, and of a numeric one with no more values than cells, stay
   * apart.
   *
   * @return the number of cells, to be read by {@link #cellBefore} and {@link #cellAfter}
   */
  int group(int wanted) {
    if (before.length <= bins) {
      before = new int[bins + 1];
      after = new int[bins + 1];
    }
    cells = 0;
    boolean apart = isNominal() || bins <= wanted + 2;
    double part = (double) beforeCount / wanted;
    long seen = 0;
    int heldBefore = 0;
    int heldAfter = 0;
    for (int b = 0; b < bins; b++) {
      heldBefore += before(b);
      heldAfter += after(b);
      seen += before(b);
      if (apart || seen >= part * (cells + 1) && beforeCount > seen) {
        cell(heldBefore, heldAfter);
        heldBefore = 0;
        heldAfter = 0;
      }
    }
    if (!apart) {
      cell(heldBefore, heldAfter);
    }
    if (missingBefore + missingAfter > 0) {
      cell(missingBefore, missingAfter);
    }
    return cells;
  }

  private void cell(int inBefore, int inAfter) {
    before[cells] = inBefore;
    after[cells++] = inAfter;
  }

  int cellBefore(int cell) {
    return before[cell];
  }

  int cellAfter(int cell) {
    return after[cell];
  }

  /** All values of the reference window, missing ones included. */
  long allBefore() {
    return beforeCount + missingBefore;
  }

  /** All values of the current window, missing ones included. */
  long allAfter() {
    return afterCount + missingAfter;
  }

  /** Gives the answer of a test of the values that are there, corrected for missing ones. */
  void answer(double newStatistic, double newPValue) {
    statistic = newStatistic;
    pValue = newPValue;
    if (missingBefore + missingAfter > 0) {
      double share = Math.abs((double) missingBefore / allBefore() - (double) missingAfter / allAfter());
      statistic = Math.max(statistic, share);
      pValue = Math.min(1, 2 * Math.min(pValue, missingPValue(share)));
    }
  }

  /** The two-sided test of two shares, pooled. */
  private double missingPValue(double difference) {
    double pooled = (double) (missingBefore + missingAfter) / (allBefore() + allAfter());
    double variance = pooled * (1 - pooled) * (1.0 / allBefore() + 1.0 / allAfter());
    return variance > 0 ? Tails.normalTwoSided(difference / Math.sqrt(variance)) : 1;
  }

  /** Pearson's χ² of the cells: sets the statistic and its p-value. */
  void chiSquare(int wanted) {
    group(wanted);
    double total = allBefore() + (double) allAfter();
    double sum = 0;
    int filled = 0;
    for (int c = 0; c < cells; c++) {
      double column = before[c] + (double) after[c];
      if (column > 0) {
        filled++;
        // For two rows the sum of (observed − expected)²/expected is this.
        double difference = before[c] * (double) allAfter() - after[c] * (double) allBefore();
        sum += difference * difference / (column * allBefore() * allAfter());
      }
    }
    statistic = total > 0 && filled > 1 ? sum : 0;
    pValue = filled > 1 ? Tails.chiSquare(sum, filled - 1) : 1;
  }
}
