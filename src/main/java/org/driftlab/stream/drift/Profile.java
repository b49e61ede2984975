// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

/** How a drift event's strength rises from 0 to 1. */
public enum Profile {
  /** At once, at the start. */
  ABRUPT,
  /** In a straight line over the length. */
  LINEAR,
  /** Along a sigmoid that is 0 before the start and 1 after the end. */
  SIGMOID,
  /** Along the classical sigmoid, centred on the interval and nowhere quite 0 or 1. */
  CLASSICAL_SIGMOID
}
