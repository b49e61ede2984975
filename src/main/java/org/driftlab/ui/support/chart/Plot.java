// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/** Where on a canvas the data go: gutters, and the scales of time and value. All charts of a page share the gutters. */
final class Plot {
  private static final double LEFT = 48;
  private static final double RIGHT = 136;
  private static final double LEAST_RIGHT = 128;
  private static final double RIGHT_SHARE = 0.2;

  double left;
  double top;
  double width;
  double height;
  double lower;
  double upper = 1;
  double low;
  double high = 1;

  /** Lays the plot out in a canvas of the size, with so much room above and below it. */
  void lay(double canvasWidth, double canvasHeight, double unit, double above, double below) {
    left = Math.round(LEFT * unit);
    top = Math.round(above * unit);
    double right = Math.clamp(RIGHT_SHARE * canvasWidth, LEAST_RIGHT * unit, RIGHT * unit);
    width = Math.max(1, canvasWidth - left - Math.round(right));
    height = Math.max(1, canvasHeight - top - Math.round(below * unit));
  }

  /** Takes over the visible interval of time. */
  void time(TimeAxis axis) {
    lower = axis.lowerProperty().get();
    upper = axis.upperProperty().get();
  }

  double x(double index) {
    return left + (index - lower) / (upper - lower) * width;
  }

  double y(double value) {
    return top + (1 - (Math.clamp(value, low, high) - low) / (high - low)) * height;
  }

  double index(double x) {
    return lower + (x - left) / width * (upper - lower);
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  boolean shows(double index) {
    return index >= lower && index <= upper;
  }

  boolean overlaps(double from, double until) {
    return from <= upper && until >= lower;
  }

  /** The x of an index, kept inside the plot. */
  double clampedX(double index) {
    return Math.clamp(x(index), left, right());
  }

  /** The coordinate at which a line of one pixel is sharp. */
  static double crisp(double coordinate) {
    return Math.floor(coordinate) + 0.5;
  }
}
