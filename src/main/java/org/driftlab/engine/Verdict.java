// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** What the gate says of a candidate. */
public enum Verdict {
  /** The candidate is better and every guardrail holds. */
  PROMOTE,
  /** The champion is better, or a guardrail does not hold. */
  KEEP,
  /** The horizon was reached and neither proved to be better. */
  UNDECIDED
}
