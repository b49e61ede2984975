// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * One mark on the {@link TimelineStrip}.
 *
 * @param at instance index
 * @param kind what it says
 * @param text shown when the cursor is on it
 */
public record TimelineMark(long at, Kind kind, String text) {
  /** How a detection and the truth agree, or what else happened. */
  public enum Kind {
    /** A detection of a true drift: filled triangle. */
    TRUE_ALARM,
    /** A detection of nothing: hollow triangle. */
    FALSE_ALARM,
    /** A true drift that was not detected: cross. */
    MISSED_DRIFT,
    /** A part of the scenario was changed on the way: filled diamond. */
    CHANGE
  }
}
