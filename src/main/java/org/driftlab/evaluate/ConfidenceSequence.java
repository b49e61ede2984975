// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * An anytime-valid confidence sequence for the mean of bounded paired differences: the predictable plug-in empirical-Bernstein
 * sequence of I. Waudby-Smith and A. Ramdas, <i>Estimating means of bounded random variables by betting</i>, Journal of
 * the Royal Statistical Society B 86 (2024) 1–27, theorem 2.
 *
 * <p>With probability 1 − α all intervals together hold the mean, so it may be looked at after every label. It assumes that
 * the expected difference, given the past, does not change; where it does, "the candidate is better" still errs with at most
 * α/2 as long as the expectation never exceeds the minimum gain. The differences d in [−1, 1] are taken as x = (d + 1)/2, and
 * the interval is the intersection of all so far.
 *
 * <p>A label costs O(1), a root and at most two logarithms, and allocates nothing.
 */
public final class ConfidenceSequence implements PairedTest {
  /** The bet's bound that the paper recommends. */
  public static final double DEFAULT_CAP = 0.5;

  private final double cap;
  private final double minGain;
  private final double logTerm;
  private final double psiOfCap;
  private final CountLog count;
  private double sum;
  private double squares;
  private double mean = 0.5;
  private double variance = 0.25;
  private double bets;
  private double weighted;
  private double slack;
  private double low;
  private double high = 1;

  /**
   * A sequence before the first label.
   *
   * @param alpha α, the probability that the mean is ever outside, in (0, 1)
   * @param cap c, the largest bet, in (0, 1)
   * @param minGain the gain the candidate must exceed, in [0, 1)
   */
  public ConfidenceSequence(double alpha, double cap, double minGain) {
    this.cap = cap;
    this.minGain = minGain;
    logTerm = StrictMath.log(2 / alpha);
    psiOfCap = psi(cap);
    count = new CountLog();
  }

  private ConfidenceSequence(ConfidenceSequence other) {
    cap = other.cap;
    minGain = other.minGain;
    logTerm = other.logTerm;
    psiOfCap = other.psiOfCap;
    count = new CountLog(other.count);
    sum = other.sum;
    squares = other.squares;
    mean = other.mean;
    variance = other.variance;
    bets = other.bets;
    weighted = other.weighted;
    slack = other.slack;
    low = other.low;
    high = other.high;
  }

  @Override
  public void add(double championLoss, double candidateLoss) {
    add(championLoss - candidateLoss);
  }

  /** Takes one difference in [−1, 1]. */
  public void add(double difference) {
    double x = (difference + 1) / 2;
    double log = count.next();
    double bet = Math.sqrt(2 * logTerm / (variance * count.count() * log));
    double psi = psiOfCap;
    if (bet < cap) {
      psi = psi(bet);
    } else {
      bet = cap;
    }
    double surprise = x - mean;
    bets += bet;
    weighted += bet * x;
    slack += 4 * surprise * surprise * psi;
    sum += x;
    mean = (0.5 + sum) * count.reciprocal();
    double residual = x - mean;
    squares += residual * residual;
    variance = (0.25 + squares) * count.reciprocal();
    double scale = 1 / bets;
    double centre = weighted * scale;
    double half = (logTerm + slack) * scale;
    low = Math.max(low, centre - half);
    high = Math.min(high, centre + half);
  }

  /** (−ln(1 − b) − b)/4; small bets, which are most, by the series b²/2 + b³/3 + … without cancellation. */
  private static double psi(double b) {
    if (b > 1.0 / 64) {
      return (-StrictMath.log(1 - b) - b) / 4;
    }
    return b * b * (1.0 / 2 + b * (1.0 / 3 + b * (1.0 / 4 + b * (1.0 / 5 + b * (1.0 / 6 + b * (1.0 / 7 + b * (1.0 / 8)))))))
        / 4;
  }

  @Override
  public Finding finding() {
    return lower() > minGain ? Finding.CANDIDATE : upper() < 0 ? Finding.CHAMPION : Finding.OPEN;
  }

  @Override
  public double lower() {
    return 2 * low - 1;
  }

  @Override
  public double upper() {
    return 2 * high - 1;
  }

  @Override
  public double pValue() {
    return Double.NaN;
  }

  @Override
  public ConfidenceSequence copy() {
    return new ConfidenceSequence(this);
  }
}
