// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** What gate and guard count when they compare two models. */
public enum Loss {
  /** Every error alike: 0 or 1. */
  ERROR,
  /** What each error costs, as the scenario's stakes say. */
  COST
}
