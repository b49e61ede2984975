// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/** What is measured of a contestant over its sliding window of labels, through time. */
public enum WindowMeasure {
  /** The share of right predictions. */
  ACCURACY,
  /** Cohen's κ, see {@link Metrics#kappa}. */
  KAPPA,
  /** κ against the majority class, see {@link Metrics#kappaM}. */
  KAPPA_M,
  /** κ against the last label, see {@link Metrics#kappaT}. */
  KAPPA_T,
  /** See {@link Confusion#balancedAccuracy}. */
  BALANCED_ACCURACY,
  /** See {@link Confusion#macroF1}. */
  MACRO_F1,
  /** See {@link Confusion#gMean}. */
  G_MEAN,
  /** The mean of −ln P(true class), clipped at 1e-15; this and those below of models, where something is at stake. */
  LOG_LOSS,
  /** The mean squared distance of the probabilities from what happened, 0 to 2. */
  BRIER,
  /** The expected calibration error: how far confidence and accuracy lie apart, over ten bins of confidence. */
  CALIBRATION_ERROR
}
