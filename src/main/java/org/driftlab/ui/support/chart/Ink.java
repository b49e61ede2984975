// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/** What a colour means; each theme gives it a tone that keeps 3:1 against the ground. */
public enum Ink {
  ACCENT,
  PURPLE,
  MUTED,
  SUBTLE,
  SUCCESS,
  WARNING,
  DANGER
}
