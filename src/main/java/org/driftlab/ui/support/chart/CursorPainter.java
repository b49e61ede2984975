// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/** Draws the cursor line, the values under it, the interval dragged out to zoom into, and the focus ring. */
final class CursorPainter {
  private static final double ROW = 20;
  private static final double PADDING = 10;
  private static final double SWATCH = 20;

  private final TimeChart chart;

  CursorPainter(TimeChart chart) {
    this.chart = chart;
  }

  void paint(Pen g, double width, double height) {
    var plot = chart.painter().plot();
    var gestures = chart.gestures();
    if (gestures.isSelecting()) {
      double from = gestures.selectionFrom();
      g.setFill(chart.color(Tone.ACCENT).deriveColor(0, 1, 1, 0.15));
      g.fillRect(from, plot.top, gestures.selectionUntil() - from, plot.height);
    }
    if (chart.isFocusVisible()) {
      g.setStroke(chart.color(Tone.ACCENT));
      g.setLineWidth(2);
      g.strokeRoundRect(1, 1, width - 2, height - 2, 8, 8);
    }
    long cursor = chart.getAxis().cursorProperty().get();
    if (cursor == TimeAxis.NO_CURSOR || !plot.shows(cursor)) {
      return;
    }
    double x = Plot.crisp(plot.x(cursor));
    g.setStroke(chart.color(Tone.SUBTLE));
    g.setLineWidth(1);
    g.strokeLine(x, 0, x, plot.bottom());
    var series = chart.shown();
    for (int i = series.size() - 1; i >= 0; i--) {
      double value = series.get(i).valueAt(cursor);
      if (!Double.isNaN(value)) {
        Marks.marker(g, series.get(i).marker(), x, plot.y(value), 3.5, chart.color(series.get(i).ink()),
            chart.color(Tone.GROUND));
      }
    }
    if (gestures.isHovered() || chart.isFocusVisible()) {
      box(g, plot, series, cursor, x);
    }
  }

  private void box(Pen g, Plot plot, List<ChartSeries> series, long cursor, double x) {
    var lettering = chart.painter().lettering();
    double unit = lettering.unit;
    String title = lettering.number(cursor, 0);
    double names = 0;
    double values = 0;
    int rows = 0;
    for (var one : series) {
      if (!Double.isNaN(one.valueAt(cursor))) {
        names = Math.max(names, lettering.width(one.name(), lettering.normal));
        values = Math.max(values, lettering.width(value(one, cursor), lettering.normal));
        rows++;
      }
    }
    double inner = Math.max(lettering.width(title, lettering.bold),
        rows == 0 ? 0 : (SWATCH + 8 + 16) * unit + names + values);
    double boxWidth = inner + 2 * PADDING * unit;
    double boxHeight = (2 * 6 + ROW * (rows + 1)) * unit;
    double left = boxLeft(plot, x, 12 * unit, boxWidth);
    double wishedTop = chart.gestures().isHovered() ? chart.gestures().mouseY() + 12 * unit : plot.top;
    double top = Math.max(2, Math.min(wishedTop, chart.getHeight() - boxHeight - 2));
    frame(g, Math.round(left), Math.round(top), boxWidth, boxHeight);
    double y = Math.round(top) + (6 + ROW / 2) * unit;
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(chart.color(Tone.TEXT));
    g.setFont(lettering.bold);
    g.fillText(title, left + PADDING * unit, y);
    g.setFont(lettering.normal);
    for (var one : series) {
      if (!Double.isNaN(one.valueAt(cursor))) {
        y += ROW * unit;
        row(g, one, cursor, left + PADDING * unit, left + boxWidth - PADDING * unit, y);
      }
    }
  }

  /** Right of the cursor, unless the box would leave the chart there, or cover the names at the lines' ends without need. */
  private double boxLeft(Plot plot, double x, double gap, double boxWidth) {
    double right = x + gap + boxWidth;
    boolean roomOnTheLeft = x - gap - boxWidth >= plot.left;
    boolean coversNames = right > plot.clampedX(chart.getAxis().presentProperty().get());
    return right > chart.getWidth() || coversNames && roomOnTheLeft ? Math.max(0, x - gap - boxWidth) : x + gap;
  }

  private void frame(Pen g, double left, double top, double width, double height) {
    g.setFill(chart.color(Tone.OVERLAY));
    g.fillRoundRect(left, top, width, height, 12, 12);
    g.setStroke(chart.color(Tone.BORDER));
    g.setLineWidth(1);
    g.strokeRoundRect(left + 0.5, top + 0.5, width, height, 12, 12);
  }

  private void row(Pen g, ChartSeries one, long cursor, double left, double right, double y) {
    var ink = chart.color(one.ink());
    double unit = chart.painter().lettering().unit;
    g.setStroke(ink);
    g.setLineWidth(one.stroke().width);
    g.setLineDashes(one.stroke().dashes);
    g.strokeLine(left, y, left + SWATCH * unit, y);
    g.setLineDashes();
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(chart.color(Tone.MUTED));
    g.fillText(one.name(), left + (SWATCH + 8) * unit, y);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setFill(chart.color(Tone.TEXT));
    g.fillText(value(one, cursor), right, y);
  }

  private String value(ChartSeries one, long cursor) {
    return chart.painter().lettering().number(one.valueAt(cursor), chart.painter().valueDecimals());
  }
}
