// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * McNemar's exact test at a fixed horizon: of the labels that just one of two models got right, is one model's share more
 * than chance explains? Q. McNemar, <i>Note on the sampling error of the difference between correlated proportions</i>,
 * Psychometrika 12 (1947) 153–157, with the binomial distribution in place of χ².
 *
 * <p>It speaks once, at the horizon; whoever looks earlier and stops when it pleases errs far more often than α. A loss
 * counts as a mistake when it is more than ½.
 */
public final class McNemarTest implements PairedTest {
  private final double alpha;
  private final double minGain;
  private final long horizon;
  private long labels;
  private long championOnly;
  private long candidateOnly;
  private double pValue = Double.NaN;

  /**
   * A test before the first label.
   *
   * @param alpha α, two-sided, in (0, 1)
   * @param minGain the gain that must be exceeded beside, in [0, 1)
   * @param horizon labels at which it speaks, at least 1
   */
  public McNemarTest(double alpha, double minGain, long horizon) {
    this.alpha = alpha;
    this.minGain = minGain;
    this.horizon = horizon;
  }

  private McNemarTest(McNemarTest other) {
    alpha = other.alpha;
    minGain = other.minGain;
    horizon = other.horizon;
    labels = other.labels;
    championOnly = other.championOnly;
    candidateOnly = other.candidateOnly;
    pValue = other.pValue;
  }

  @Override
  public void add(double championLoss, double candidateLoss) {
    if (labels == horizon) {
      return;
    }
    boolean champion = championLoss <= 0.5;
    boolean candidate = candidateLoss <= 0.5;
    if (champion != candidate) {
      if (champion) {
        championOnly++;
      } else {
        candidateOnly++;
      }
    }
    if (++labels == horizon) {
      pValue = pValue(championOnly, candidateOnly);
    }
  }

  /**
   * The two-sided p-value of so many labels that only the one and only the other got right: twice the smaller tail of a
   * binomial distribution with p = ½, at most 1. O(first + second).
   */
  public static double pValue(long first, long second) {
    long n = first + second;
    long few = Math.min(first, second);
    if (first == second) {
      return 1;
    }
    double logTerm = 0;
    double lost = 0; // Kahan's compensation: thousands of logarithms are added
    for (long i = 1; i <= few; i++) {
      double next = StrictMath.log((double) (n - few + i) / i) - lost;
      double total = logTerm + next;
      lost = total - logTerm - next;
      logTerm = total;
    }
    double term = 1;
    double tail = 0;
    for (long k = few; k >= 0 && term > 0; k--) {
      tail += term;
      term *= (double) k / (n - k + 1);
    }
    return Math.min(1, 2 * StrictMath.exp(logTerm - n * StrictMath.log(2)) * tail);
  }

  @Override
  public Finding finding() {
    if (labels < horizon) {
      return Finding.OPEN;
    }
    double gain = (double) (candidateOnly - championOnly) / labels;
    return Finding.atHorizon(pValue, alpha, gain, minGain);
  }

  @Override
  public double pValue() {
    return pValue;
  }

  @Override
  public McNemarTest copy() {
    return new McNemarTest(this);
  }
}
