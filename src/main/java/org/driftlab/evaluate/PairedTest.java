// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * A test that compares two models, a champion and a candidate, on the same labels; single-threaded.
 *
 * <p>The gain is the mean of (loss of the champion − loss of the candidate), so a positive one speaks for the candidate. A
 * test is two-sided at level α: of two models that are equally good it prefers the candidate with a probability of at most
 * α/2. A sequential test keeps that promise though it is looked at after every label; one at a fixed horizon speaks once.
 */
public interface PairedTest {
  /** What a test says after the labels so far. */
  enum Finding {
    /** It is too early to say. */
    OPEN,
    /** The candidate is better, by more than the minimum gain. */
    CANDIDATE,
    /** The champion is better. */
    CHAMPION,
    /** The horizon is reached and neither is shown to be better. */
    NEITHER;

    /** What a test of a fixed horizon says there. */
    static Finding atHorizon(double pValue, double alpha, double gain, double minGain) {
      return pValue > alpha ? NEITHER : gain > minGain ? CANDIDATE : gain < 0 ? CHAMPION : NEITHER;
    }
  }

  /**
   * Takes the losses of one label, each in [0, 1]; O(1) but for the one label at which a test of a fixed horizon speaks.
   */
  void add(double championLoss, double candidateLoss);

  /** What is known now; a test of a fixed horizon does not change its mind. */
  Finding finding();

  /** The lower end of the confidence interval of the gain; {@code NaN} for a test without one. */
  default double lower() {
    return Double.NaN;
  }

  /** The upper end of the confidence interval of the gain; {@code NaN} for a test without one. */
  default double upper() {
    return Double.NaN;
  }

  /**
   * The p-value of "equally good" (always valid for a sequential test): {@code NaN} for the confidence sequence, and
   * before the horizon for a test that has one.
   */
  double pValue();

  /** An independent copy that goes on identically. */
  PairedTest copy();
}
