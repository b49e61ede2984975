// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * Two games of betting on paired differences, which together are an anytime-valid test: one gains when the candidate is better
 * by more than the minimum gain, the other when the champion is better. Whose capital reaches 2/α has won.
 *
 * <p>It is the hedged capital process of I. Waudby-Smith and A. Ramdas, <i>Estimating means of bounded random variables by
 * betting</i>, JRSS-B 86 (2024) 1–27, section 4.4, each half at the one mean m it has to refute, so that no search for roots is
 * needed: K ← K·(1 + λ(x − m)) and K ← K·(1 − λ(x − m)) with x = (d + 1)/2, the predictable plug-in bets λ of {@link
 * ConfidenceSequence}, and λ cut off at c/m and c/(1 − m). If the expected difference never exceeds the minimum gain the
 * capital is a nonnegative supermartingale that begins at one, so by Ville's inequality it reaches 2/α with a probability of at
 * most α/2, even if the expectation changes.
 *
 * <p>Tighter than the confidence sequence, but it gives no interval. O(1) a label, one root, no allocation.
 */
public final class BettingTest implements PairedTest {
  private final double cap;
  private final double better;
  private final double needed;
  private final double logTerm;
  private final CountLog count;
  private double sum;
  private double squares;
  private double variance = 0.25;
  private double forCandidate = 1;
  private double forChampion = 1;
  private double mostForCandidate = 1;
  private double mostForChampion = 1;

  /**
   * A test before the first label.
   *
   * @param alpha α, in (0, 1)
   * @param cap c, the largest share of the capital that a bet may lose, in (0, 1)
   * @param minGain the gain the candidate must exceed, in [0, 1)
   */
  public BettingTest(double alpha, double cap, double minGain) {
    this.cap = cap;
    better = (1 + minGain) / 2;
    needed = 2 / alpha;
    logTerm = StrictMath.log(2 / alpha);
    count = new CountLog();
  }

  private BettingTest(BettingTest other) {
    cap = other.cap;
    better = other.better;
    needed = other.needed;
    logTerm = other.logTerm;
    count = new CountLog(other.count);
    sum = other.sum;
    squares = other.squares;
    variance = other.variance;
    forCandidate = other.forCandidate;
    forChampion = other.forChampion;
    mostForCandidate = other.mostForCandidate;
    mostForChampion = other.mostForChampion;
  }

  @Override
  public void add(double championLoss, double candidateLoss) {
    double x = (championLoss - candidateLoss + 1) / 2;
    double log = count.next();
    double bet = Math.sqrt(2 * logTerm / (variance * count.count() * log));
    forCandidate *= 1 + Math.min(bet, cap / better) * (x - better);
    forChampion *= 1 - Math.min(bet, 2 * cap) * (x - 0.5);
    mostForCandidate = Math.max(mostForCandidate, forCandidate);
    mostForChampion = Math.max(mostForChampion, forChampion);
    sum += x;
    double residual = x - (0.5 + sum) * count.reciprocal();
    squares += residual * residual;
    variance = (0.25 + squares) * count.reciprocal();
  }

  @Override
  public Finding finding() {
    return mostForCandidate >= needed ? Finding.CANDIDATE : mostForChampion >= needed ? Finding.CHAMPION : Finding.OPEN;
  }

  /** Two over the larger of the two capitals at its best, at most 1. */
  @Override
  public double pValue() {
    return Math.min(1, 2 / Math.max(mostForCandidate, mostForChampion));
  }

  @Override
  public BettingTest copy() {
    return new BettingTest(this);
  }
}
