// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/** Draws the picture of a {@link TimeChart}; its buffers are kept between redraws. */
final class TimeChartPainter {
  private static final double TIME_LABEL_ROOM = 80;
  private static final double VALUE_LABEL_ROOM = 36;
  private static final double THOUSANDS_FROM = 10_000;
  private static final int LEAST_FOR_ENDS = 4;
  private static final double DIFFERENCE_SLICE = 2;

  private final TimeChart chart;
  private final Plot plot = new Plot();
  private final Lettering lettering = new Lettering();
  private final Decimation thinned = new Decimation();
  private final EndLabels labels = new EndLabels();
  private final StretchPainter stretches;
  private double[] polygonX = new double[0];
  private double[] polygonY = new double[0];
  private Ticks valueTicks = new Ticks(0, 1, 2, 0);

  TimeChartPainter(TimeChart chart) {
    this.chart = chart;
    stretches = new StretchPainter(chart, plot, lettering);
  }

  Plot plot() {
    return plot;
  }

  StretchPainter stretches() {
    return stretches;
  }

  Lettering lettering() {
    return lettering;
  }

  /** Digits after the point with which values of this chart are told. */
  int valueDecimals() {
    return Math.max(3, valueTicks.decimals() + 1);
  }

  void paint(Pen g, double width, double height) {
    lettering.use(chart.font(), chart.numbers());
    double below = chart.isTimeLabels() ? 24 : 8;
    plot.lay(width, height, lettering.unit, 8, below);
    plot.time(chart.getAxis());
    plot.lay(width, height, lettering.unit, 8 + stretches.lay(width, height), below);
    chart.gestures().setPlot(plot);
    scaleValues();
    stretches.shade(g);
    driftBands(g);
    grid(g);
    if (chart.isTimeLabels()) {
      timeLabels(g);
    }
    if (chart.isEmpty()) {
      emptyText(g);
      return;
    }
    for (var level : chart.getLevels()) {
      level(g, level);
    }
    chart.difference().ifPresent(shaded -> difference(g, shaded));
    var series = chart.filled();
    labels.begin(series.size());
    String hovered = chart.getAxis().highlightProperty().get();
    boolean any = !hovered.isEmpty() && series.stream().anyMatch(one -> Highlight.matches(hovered, one.name()));
    for (int i = series.size() - 1; i >= 0; i--) {
      if (series(g, series.get(i), any, any && Highlight.matches(hovered, series.get(i).name()))) {
        labels.add(i, thinned.x[thinned.size - 1], thinned.mean[thinned.size - 1]);
      }
    }
    presentLine(g);
    labels.paint(g, chart, plot, lettering, series);
    stretches.label(g);
  }

  private void scaleValues() {
    var range = chart.getRange();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (var one : chart.getSeries()) {
      if (chart.isHidden(one)) {
        continue;
      }
      var points = one.points();
      int from = Math.max(0, Decimation.firstAtOrAfter(points, plot.lower) - 1);
      int until = Math.min(points.size(), Decimation.firstAtOrAfter(points, plot.upper) + 1);
      for (int i = from; i < until; i++) {
        low = Math.min(low, points.mean(i));
        high = Math.max(high, points.mean(i));
      }
    }
    for (var level : chart.getLevels()) {
      low = Math.min(low, level.value());
      high = Math.max(high, level.value());
    }
    if (range.fixed() || low > high) {
      low = Double.isFinite(range.low()) ? range.low() : 0;
      high = Double.isFinite(range.high()) ? range.high() : 1;
    }
    int wanted = (int) Math.clamp(plot.height / (VALUE_LABEL_ROOM * lettering.unit), 2, 6);
    // A low chart has room for few marks, but its ends are as near to its points as those of a high one.
    var ends = Ticks.around(Math.max(low, range.low()), Math.min(high, range.high()), Math.max(wanted, LEAST_FOR_ENDS));
    plot.low = Math.max(range.low(), ends.at(0));
    plot.high = Math.min(range.high(), ends.last());
    valueTicks = wanted < LEAST_FOR_ENDS ? Ticks.inside(plot.low, plot.high, wanted, 0) : ends;
  }

  private void driftBands(Pen g) {
    var amber = chart.color(Tone.WARNING);
    var fill = amber.deriveColor(0, 1, 1, chart.isDark() ? 0.16 : 0.12);
    for (var band : chart.getBands()) {
      if (!plot.overlaps(band.from(), band.until())) {
        continue;
      }
      double from = plot.clampedX(band.from());
      if (band.isAbrupt()) {
        g.setStroke(amber);
        g.setLineWidth(1.5);
        g.setLineDashes(2, 3);
        g.strokeLine(Plot.crisp(from), plot.top, Plot.crisp(from), plot.bottom());
        g.setLineDashes();
      } else {
        g.setFill(fill);
        g.fillRect(from, plot.top, Math.max(2, plot.clampedX(band.until()) - from), plot.height);
      }
    }
  }

  private void grid(Pen g) {
    g.setLineWidth(1);
    g.setStroke(chart.color(Tone.GRID).deriveColor(0, 1, 1, chart.isDark() ? 1 : 0.6));
    g.setFill(chart.color(Tone.MUTED));
    g.setFont(lettering.small);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    boolean empty = chart.isEmpty();
    for (int i = 0; i < valueTicks.count(); i++) {
      double value = valueTicks.at(i);
      if (value < plot.low || value > plot.high) {
        continue;
      }
      double y = Plot.crisp(plot.y(value));
      g.strokeLine(plot.left, y, plot.right(), y);
      if (!empty || chart.getRange().high() < Double.POSITIVE_INFINITY) {
        g.fillText(valueLabel(value), plot.left - 8 * lettering.unit, y);
      }
    }
  }

  /** A value beside its line, in thousands where more digits than a label has room for would be needed. */
  private String valueLabel(double value) {
    double largest = Math.max(Math.abs(valueTicks.at(0)), Math.abs(valueTicks.last()));
    if (largest < THOUSANDS_FROM || value == 0) {
      return lettering.number(value, valueTicks.decimals());
    }
    double thousands = value / 1_000;
    return lettering.number(thousands, thousands == Math.rint(thousands) ? 0 : 1) + " k";
  }

  private void timeLabels(Pen g) {
    int most = (int) Math.max(2, plot.width / (TIME_LABEL_ROOM * lettering.unit));
    var ticks = Ticks.inside(plot.lower, plot.upper, most, 1);
    g.setFill(chart.color(Tone.MUTED));
    g.setStroke(chart.color(Tone.BORDER));
    g.setFont(lettering.small);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.TOP);
    for (int i = 0; i < ticks.count(); i++) {
      double x = plot.x(ticks.at(i));
      g.strokeLine(Plot.crisp(x), plot.bottom(), Plot.crisp(x), plot.bottom() + 4 * lettering.unit);
      g.fillText(lettering.number(ticks.at(i), 0), x, plot.bottom() + 8 * lettering.unit);
    }
  }

  private void emptyText(Pen g) {
    if (chart.emptyTextProperty().get().isEmpty()) {
      return;
    }
    double line = 17 * lettering.unit;
    List<String> lines = lettering.lines(chart.emptyTextProperty().get(), lettering.normal, plot.width,
        (int) (plot.height / line));
    double widest = lines.stream().mapToDouble(text -> lettering.width(text, lettering.normal)).max().orElse(0);
    double half = widest / 2 + 12 * lettering.unit;
    double x = plot.left + plot.width / 2;
    double top = plot.top + (plot.height - lines.size() * line) / 2;
    double around = 4 * lettering.unit;
    g.setFill(chart.color(Tone.GROUND));
    g.fillRect(x - half, top - around, 2 * half, lines.size() * line + 2 * around);
    g.setFill(chart.color(Tone.MUTED));
    g.setFont(lettering.normal);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    for (int i = 0; i < lines.size(); i++) {
      g.fillText(lines.get(i), x, top + (i + 0.5) * line);
    }
  }

  private void level(Pen g, Level level) {
    var ink = chart.color(level.ink());
    double y = Plot.crisp(plot.y(level.value()));
    g.setStroke(ink);
    g.setLineWidth(1.5);
    g.setLineDashes(5, 3);
    g.strokeLine(plot.left, y, plot.right(), y);
    g.setLineDashes();
    g.setFill(ink);
    g.setFont(lettering.small);
    g.setTextAlign(TextAlignment.LEFT);
    boolean below = y - 16 * lettering.unit < plot.top;
    g.setTextBaseline(below ? VPos.TOP : VPos.BOTTOM);
    g.fillText(level.name(), plot.left + 4 * lettering.unit, below ? y + 2 : y - 2);
  }

  /** Shades between the two lines, a slice for each two columns where both have a value. */
  private void difference(Pen g, Difference shaded) {
    var ink = chart.color(shaded.one().ink());
    g.setFill(ink.deriveColor(0, 1, 1, chart.isDark() ? 0.28 : 0.18));
    double scale = (plot.upper - plot.lower) / plot.width;
    for (double x = 0; x < plot.width; x += DIFFERENCE_SLICE) {
      double index = plot.lower + x * scale;
      double one = shaded.one().between(index);
      double other = shaded.other().between(index);
      if (!Double.isNaN(one) && !Double.isNaN(other)) {
        double top = plot.y(Math.max(one, other));
        g.fillRect(plot.left + x, top, DIFFERENCE_SLICE, plot.y(Math.min(one, other)) - top);
      }
    }
  }

  /** Draws a series, unless it is hidden; gives whether any of it lies in view. */
  private boolean series(Pen g, ChartSeries one, boolean some, boolean standsOut) {
    thinned.thin(one.points(), plot.lower, plot.upper, plot.width);
    int n = thinned.size;
    if (n == 0 || thinned.x[0] > plot.width || thinned.x[n - 1] < 0) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      thinned.x[i] += plot.left;
      thinned.mean[i] = plot.y(thinned.mean[i]);
      thinned.low[i] = plot.y(thinned.low[i]);
      thinned.high[i] = plot.y(thinned.high[i]);
    }
    cutEnds(n);
    if (chart.isHidden(one)) {
      return true;
    }
    var ink = chart.color(one.ink()).deriveColor(0, 1, 1, some && !standsOut ? Highlight.FADED : 1);
    if (one.band()) {
      band(g, ink, n);
    }
    g.setStroke(ink);
    g.setLineWidth(standsOut ? one.stroke().width + 1 : one.stroke().width);
    g.setLineDashes(one.stroke().dashes);
    g.strokePolyline(thinned.x, thinned.mean, n);
    g.setLineDashes();
    return true;
  }

  /** The series whose name at its line's end is at a point. */
  Optional<ChartSeries> nameAt(double x, double y) {
    return labels.at(x, y);
  }

  /** The series whose line is nearest to a point, within so many pixels up or down; none if there is none. */
  Optional<ChartSeries> near(double x, double y, double reach) {
    double index = plot.index(x);
    ChartSeries nearest = null;
    double least = reach;
    for (var one : chart.shown()) {
      double value = one.valueAt(index);
      double distance = Double.isNaN(value) ? Double.POSITIVE_INFINITY : Math.abs(plot.y(value) - y);
      if (distance < least) {
        least = distance;
        nearest = one;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private void band(Pen g, Color ink, int n) {
    if (polygonX.length < 2 * n) {
      polygonX = new double[3 * n];
      polygonY = new double[3 * n];
    }
    for (int i = 0; i < n; i++) {
      polygonX[i] = thinned.x[i];
      polygonY[i] = thinned.high[i];
      polygonX[2 * n - 1 - i] = thinned.x[i];
      polygonY[2 * n - 1 - i] = thinned.low[i];
    }
    g.setFill(ink.deriveColor(0, 1, 1, chart.isDark() ? 0.22 : 0.16));
    g.fillPolygon(polygonX, polygonY, 2 * n);
  }

  /** Ends line and band at the plot's edges: a canvas clip would cost more than all else. */
  private void cutEnds(int n) {
    if (n > 1 && thinned.x[0] < plot.left) {
      cut(0, 1, plot.left);
    }
    if (n > 1 && thinned.x[n - 1] > plot.right()) {
      cut(n - 1, n - 2, plot.right());
    }
  }

  private void cut(int outside, int inside, double edge) {
    double share = (edge - thinned.x[inside]) / (thinned.x[outside] - thinned.x[inside]);
    thinned.x[outside] = edge;
    thinned.mean[outside] = between(thinned.mean, inside, outside, share);
    thinned.low[outside] = between(thinned.low, inside, outside, share);
    thinned.high[outside] = between(thinned.high, inside, outside, share);
  }

  private static double between(double[] values, int from, int to, double share) {
    return values[from] + share * (values[to] - values[from]);
  }

  private void presentLine(Pen g) {
    long present = chart.getAxis().presentProperty().get();
    if (present > 0 && plot.shows(present)) {
      double x = Plot.crisp(plot.x(present));
      g.setStroke(chart.color(Tone.ACCENT));
      g.setLineWidth(1.5);
      g.strokeLine(x, 0, x, plot.bottom());
    }
  }
}
