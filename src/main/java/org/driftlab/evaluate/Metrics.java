// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * Prequential metrics of one contestant over some labels; {@code NaN} where a metric is absent.
 *
 * @param labels the number of labels scored
 * @param accuracy share of right predictions, in 0..1
 * @param kappa Cohen's κ = (p₀ − pₑ)/(1 − pₑ), against chance with the same marginals
 * @param kappaM κ_M = (p₀ − p_m)/(1 − p_m), against the majority class of the same labels
 * @param kappaT κ_T = (p₀ − p_n)/(1 − p_n), against predicting the last label (no change)
 */
public record Metrics(long labels, double accuracy, double kappa, double kappaM, double kappaT) {
  /** Metrics of no labels: all absent. */
  public static final Metrics NONE = new Metrics(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
