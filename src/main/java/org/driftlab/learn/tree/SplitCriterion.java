// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

/** By what a tree measures how much purer a split makes its branches. */
public enum SplitCriterion {
  /** The fall of the classes' entropy, in bits; it ranges up to log₂ classes. */
  INFO_GAIN,
  /** The fall of the Gini index, the chance of two draws to be of different classes; it ranges up to 1. */
  GINI
}
