// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

/** How far a step of {@link PassiveAggressive} may go. */
public enum PassiveAggressiveVariant {
  /** As far as the margin of 1 needs. */
  PA,

  /** At most C. */
  PA_I,

  /** Less, the more so the smaller C is. */
  PA_II
}
