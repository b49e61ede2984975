// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * A true drift on the time axis.
 *
 * @param from index of the first affected instance
 * @param until first index at which the change is complete; equal to {@code from} for an abrupt one
 * @param name what changes
 */
public record DriftBand(long from, long until, String name) {
  /** Whether the change comes at once. */
  public boolean isAbrupt() {
    return until <= from;
  }
}
