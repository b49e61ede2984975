// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import javafx.scene.paint.Color;

/** The small shapes of the charts. */
final class Marks {
  private static final double HATCH = 8;

  private Marks() {}

  /** A marker centred on a point, with a rim in the ground's colour so that it stands out from lines. */
  static void marker(Pen g, Marker marker, double x, double y, double r, Color ink, Color ground) {
    g.setFill(ground);
    g.fillOval(x - r - 1.5, y - r - 1.5, 2 * r + 3, 2 * r + 3);
    g.setFill(ink);
    g.setStroke(ink);
    switch (marker) {
      case DISC -> g.fillOval(x - r, y - r, 2 * r, 2 * r);
      case RING -> {
        g.setLineWidth(1.5);
        g.strokeOval(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
      }
      case SQUARE -> g.fillRect(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
      case DIAMOND -> polygon(g, x, y - r - 0.5, x + r + 0.5, y, x, y + r + 0.5, x - r - 0.5, y);
      case TRIANGLE -> polygon(g, x, y - r, x + r, y + r * 0.8, x - r, y + r * 0.8);
    }
  }

  /** A mark of the timeline, centred on a point. */
  static void timeline(Pen g, TimelineMark.Kind kind, double x, double y, double r, Color ink,
      Color ground) {
    if (kind == TimelineMark.Kind.CHANGE) {
      marker(g, Marker.DIAMOND, x, y, r, ink, ground);
      return;
    }
    g.setFill(kind == TimelineMark.Kind.TRUE_ALARM ? ink : ground);
    g.setStroke(ink);
    g.setLineWidth(1.5);
    if (kind == TimelineMark.Kind.MISSED_DRIFT) {
      g.setLineWidth(2);
      g.strokeLine(x - r * 0.8, y - r * 0.8, x + r * 0.8, y + r * 0.8);
      g.strokeLine(x - r * 0.8, y + r * 0.8, x + r * 0.8, y - r * 0.8);
      return;
    }
    g.beginPath();
    g.moveTo(x - r, y - r * 0.8);
    g.lineTo(x + r, y - r * 0.8);
    g.lineTo(x, y + r);
    g.closePath();
    g.fill();
    g.stroke();
  }

  /** Diagonal lines over a rectangle, without leaving it. */
  static void hatch(Pen g, double x, double y, double width, double height, Color ink) {
    g.setStroke(ink);
    g.setLineWidth(1);
    for (double c = HATCH - (x + y) % HATCH; c < width + height; c += HATCH) {
      double fromX = Math.max(0, c - height);
      double toX = Math.min(width, c);
      g.strokeLine(x + fromX, y + c - fromX, x + toX, y + c - toX);
    }
  }

  private static void polygon(Pen g, double... points) {
    g.beginPath();
    g.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      g.lineTo(points[i], points[i + 1]);
    }
    g.closePath();
    g.fill();
  }
}
