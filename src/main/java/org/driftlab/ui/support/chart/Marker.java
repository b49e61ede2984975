// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/** The shape at a line's end and under the cursor; tells series apart without colour. */
public enum Marker {
  DISC,
  RING,
  SQUARE,
  DIAMOND,
  TRIANGLE
}
