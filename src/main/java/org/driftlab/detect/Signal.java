// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** What a detector says after a value; at one value a drift wins over a warning. */
public enum Signal {
  STABLE,
  WARNING,
  DRIFT
}
