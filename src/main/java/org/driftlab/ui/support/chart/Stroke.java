// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/** The dash pattern of a line; tells series apart without colour. */
public enum Stroke {
  SOLID(2),
  LONG_DASHES(1.5, 6, 3),
  SHORT_DASHES(2, 5, 3),
  DOTS(1.5, 1.5, 3),
  DASH_DOT(1.5, 8, 3, 1.5, 3);

  final double width;
  final double[] dashes;

  Stroke(double width, double... dashes) {
    this.width = width;
    this.dashes = dashes;
  }
}
