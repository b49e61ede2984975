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
  G_MEAN
}
