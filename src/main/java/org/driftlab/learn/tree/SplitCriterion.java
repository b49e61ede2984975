// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

/** By what a tree measures how much purer a split makes its branches. */
public enum SplitCriterion {
  /** The fall of the classes' entropy, in bits; it ranges up to log₂ classes. */
  INFO_GAIN,
  /**
   * The fall of the classes' entropy less what chance alone gains on average: (branches − 1)(classes − 1)/(2n·ln 2) bits
   * after a weight of n (G. A. Miller, "Note on the bias of information estimates", 1955). Without it a feature of many
   * values that tells nothing gains more than one of two values that tells a little.
   */
  INFO_GAIN_ABOVE_CHANCE,
  /** The fall of the Gini index, the chance of two draws to be of different classes; it ranges up to 1. */
  GINI
}
