// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/** Draws a {@link TimelineStrip}. Design heights: 48 for the truth and the detections, 8 between, 16 for the reigns. */
final class TimelinePainter {
  /** A reign's box has round corners from this width on, in pixels. */
  private static final double ROUND = 8;
  private static final double TRUTH = 48;
  private static final double REIGN = 16;
  private static final double MARK = 5.5;

  private static final List<TimelineMark.Kind> DRAWING_ORDER = List.of(
      TimelineMark.Kind.FALSE_ALARM, TimelineMark.Kind.MISSED_DRIFT, TimelineMark.Kind.TRUE_ALARM, TimelineMark.Kind.CHANGE);

  private final TimelineStrip strip;
  private final Plot plot = new Plot();
  private final Lettering lettering = new Lettering();
  private double unit = 1;

  TimelinePainter(TimelineStrip strip) {
    this.strip = strip;
  }

  /** Where the row of the truth ends on the strip. */
  static double truthBottom(Plot plot, Node strip) {
    return plot.top + TRUTH * ((TimelineStrip) strip).font().getSize() / 14;
  }

  void paint(Pen g, double width, double height) {
    lettering.use(strip.font(), strip.numbers());
    unit = lettering.unit;
    plot.lay(width, height, unit, 4, 4);
    plot.time(strip.getAxis());
    strip.gestures().setPlot(plot);
    strip.plotted(plot);
    g.setFill(strip.color(Tone.INSET));
    g.setStroke(strip.color(Tone.BORDER));
    g.setLineWidth(1);
    g.fillRect(plot.left, plot.top, plot.width, TRUTH * unit);
    strip.getBands().forEach(band -> band(g, band));
    g.setStroke(strip.color(Tone.BORDER));
    g.setLineWidth(1);
    g.strokeRect(plot.left + 0.5, plot.top + 0.5, plot.width - 1, TRUTH * unit - 1);
    selected(g);
    bandNames(g);
    marks(g);
    reigns(g);
    present(g);
  }

  void paintOverlay(Pen g, double width, double height) {
    if (strip.isFocusVisible()) {
      g.setStroke(strip.color(Tone.ACCENT));
      g.setLineWidth(2);
      g.strokeRoundRect(1, 1, width - 2, height - 2, 8, 8);
    }
    if (strip.gestures().isSelecting()) {
      double from = strip.gestures().selectionFrom();
      g.setFill(strip.color(Tone.ACCENT).deriveColor(0, 1, 1, 0.15));
      g.fillRect(from, plot.top, strip.gestures().selectionUntil() - from, plot.height);
    }
    long cursor = strip.getAxis().cursorProperty().get();
    if (cursor == TimeAxis.NO_CURSOR || !plot.shows(cursor)) {
      return;
    }
    double x = Plot.crisp(plot.x(cursor));
    g.setStroke(strip.color(Tone.SUBTLE));
    g.setLineWidth(1);
    g.strokeLine(x, plot.top, x, height);
    if (strip.gestures().isHovered() || strip.isFocusVisible()) {
      note(g, x);
    }
  }

  private void band(Pen g, DriftBand band) {
    if (!plot.overlaps(band.from(), band.until())) {
      return;
    }
    var amber = strip.color(Tone.WARNING);
    double from = Math.round(plot.clampedX(band.from()));
    double height = TRUTH * unit;
    if (band.isAbrupt()) {
      g.setFill(amber);
      g.fillRect(from - 1, plot.top, 3, height);
      return;
    }
    double width = Math.max(3, Math.round(plot.clampedX(band.until())) - from);
    g.setFill(amber.deriveColor(0, 1, 1, strip.isDark() ? 0.16 : 0.12));
    g.fillRect(from, plot.top, width, height);
    Marks.hatch(g, from, plot.top, width, height, amber.deriveColor(0, 1, 1, 0.5));
  }

  /** The selected event in a frame with a grip at its end. */
  private void selected(Pen g) {
    strip.selectedEvent().ifPresent(event -> {
      if (!plot.overlaps(event.start(), event.end())) {
        return;
      }
      double from = Math.round(plot.clampedX(event.start())) - 2.5;
      double until = Math.round(plot.clampedX(event.end())) + 2.5;
      g.setStroke(strip.color(Tone.ACCENT));
      g.setLineWidth(2);
      g.strokeRoundRect(from, plot.top + 1, until - from, TRUTH * unit - 2, 4, 4);
      g.setFill(strip.color(Tone.ACCENT));
      g.fillRoundRect(until - 2, plot.top + TRUTH * unit / 2 - 6 * unit, 4, 12 * unit, 3, 3);
    });
  }

  /** Names the drifts in the upper row, each to the right of its start; one that has no room is left to the cursor. */
  private void bandNames(Pen g) {
    g.setFont(lettering.small);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    var bands = strip.getBands();
    double free = plot.left;
    for (int i = 0; i < bands.size(); i++) {
      var band = bands.get(i);
      if (!plot.overlaps(band.from(), band.until())) {
        continue;
      }
      double x = plot.clampedX(band.from()) + (band.isAbrupt() ? 5 : 4) * unit;
      boolean another = i + 1 < bands.size() && plot.shows(bands.get(i + 1).from());
      double end = another ? plot.clampedX(bands.get(i + 1).from()) - 6 * unit : plot.right() - 4;
      String name = lettering.fit(band.name(), lettering.small, end - x);
      if (x < free || name.length() < Math.min(4, band.name().length())) {
        continue;
      }
      double y = plot.top + 13 * unit;
      double width = lettering.width(name, lettering.small);
      g.setFill(strip.color(Tone.INSET).deriveColor(0, 1, 1, 0.85));
      g.fillRoundRect(x - 2, y - 8 * unit, width + 4, 16 * unit, 4, 4);
      g.setFill(strip.color(Tone.TEXT));
      g.fillText(name, x, y);
      free = x + width + 6 * unit;
    }
  }

  /**
   * Every detection as a tick at the foot; above, its mark, true alarms behind the false ones so that they are never covered, and
   * false ones only as close as shapes can be told apart; last what was changed on the way.
   */
  private void marks(Pen g) {
    var ground = strip.color(Tone.INSET);
    double y = plot.top + 31 * unit;
    for (var kind : DRAWING_ORDER) {
      var ink = strip.color(switch (kind) {
        case TRUE_ALARM -> Tone.SUCCESS;
        case FALSE_ALARM, MISSED_DRIFT -> Tone.DANGER;
        case CHANGE -> Tone.ACCENT;
      });
      double last = Double.NEGATIVE_INFINITY;
      for (var mark : strip.getMarks()) {
        if (mark.kind() != kind || !plot.shows(mark.at())) {
          continue;
        }
        double x = plot.x(mark.at());
        tick(g, kind, x, ink);
        if (x - last >= (kind == TimelineMark.Kind.FALSE_ALARM ? 2 * MARK * unit : 1)) {
          Marks.timeline(g, kind, x, y, MARK * unit, ink, ground);
          last = x;
        }
      }
    }
  }

  private void tick(Pen g, TimelineMark.Kind kind, double x, Color ink) {
    if (kind != TimelineMark.Kind.MISSED_DRIFT) {
      double foot = plot.top + TRUTH * unit - 1;
      g.setStroke(ink);
      g.setLineWidth(1);
      g.strokeLine(Plot.crisp(x), foot - 6 * unit, Plot.crisp(x), foot);
    }
  }

  /** The name of the champion whose reign is at a point; empty where there is none. */
  String reignAt(double x, double y) {
    double top = plot.top + (TRUTH + 8) * unit;
    if (y < top || y > top + REIGN * unit || x < plot.left || x > plot.right()) {
      return "";
    }
    double index = plot.index(x);
    return strip.getReigns().stream().filter(r -> index >= r.from() && (r.present() || index < r.until()))
        .map(ReignSegment::name).findFirst().orElse("");
  }

  private void reigns(Pen g) {
    double top = plot.top + (TRUTH + 8) * unit;
    g.setFont(lettering.small);
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setFill(strip.color(Tone.MUTED));
    g.fillText(strip.reignLabelProperty().get(), plot.left - 8 * unit, top + REIGN * unit / 2);
    g.setTextAlign(TextAlignment.LEFT);
    double drawn = Double.NEGATIVE_INFINITY;
    for (var reign : strip.getReigns()) {
      long until = reign.present() ? Math.max(reign.until(), strip.getAxis().presentProperty().get()) : reign.until();
      if (!plot.overlaps(reign.from(), until)) {
        continue;
      }
      double from = Math.round(plot.clampedX(reign.from()));
      double width = Math.max(2, Math.round(plot.clampedX(until)) - from - 1);
      if (from + width <= drawn && !reign.present()) {
        continue; // thousands of reigns share a few hundred pixels: one that would show nothing new is not drawn
      }
      drawn = from + width;
      String hovered = strip.getAxis().highlightProperty().get();
      boolean standsOut = !hovered.isEmpty() && Highlight.matches(hovered, reign.name());
      box(g, from, top, width, standsOut ? Tone.ACCENT : Tone.ACCENT_SOFT, reign.present() ? 1.5 : 1);
      String name = (reign.present() ? "★ " : "") + reign.name();
      if (width > 16 * unit && lettering.width(name, lettering.small) <= width - 8 * unit) {
        g.setFill(strip.color(standsOut ? Tone.GROUND : Tone.ACCENT));
        g.fillText(name, from + 5 * unit, top + REIGN * unit / 2);
      }
    }
  }

  /** The box of a reign, with round corners where it is wide enough for them: they are dear when there are hundreds. */
  private void box(Pen g, double from, double top, double width, Tone inside, double line) {
    double height = REIGN * unit;
    if (width < ROUND) {
      g.setFill(strip.color(Tone.ACCENT));
      g.fillRect(from, top, width, height);
      g.setFill(strip.color(inside));
      g.fillRect(from + 1, top + 1, width - 2, height - 2);
    } else {
      g.setFill(strip.color(inside));
      g.setStroke(strip.color(Tone.ACCENT));
      g.setLineWidth(line);
      g.fillRoundRect(from, top, width, height, 4, 4);
      g.strokeRoundRect(from + 0.5, top + 0.5, width - 1, height - 1, 4, 4);
    }
  }

  private void present(Pen g) {
    long present = strip.getAxis().presentProperty().get();
    if (present > 0 && plot.shows(present)) {
      double x = Plot.crisp(plot.x(present));
      g.setStroke(strip.color(Tone.ACCENT));
      g.setLineWidth(1.5);
      g.strokeLine(x, 0, x, strip.getHeight());
    }
  }

  /** The mark nearest to the cursor, else the drift under it, in words, below what they explain. */
  private void note(Pen g, double x) {
    String text = noteAt(x);
    if (text.isEmpty()) {
      return;
    }
    text = lettering.fit(text, lettering.normal, strip.getWidth() - 20 * unit);
    double width = lettering.width(text, lettering.normal) + 16 * unit;
    double left = Math.clamp(x + 10 * unit, 2, Math.max(2, strip.getWidth() - width - 2));
    double top = plot.top + (TRUTH + 3) * unit;
    g.setFill(strip.color(Tone.OVERLAY));
    g.fillRoundRect(left, top, width, 24 * unit, 12, 12);
    g.setStroke(strip.color(Tone.BORDER));
    g.strokeRoundRect(left + 0.5, top + 0.5, width - 1, 24 * unit - 1, 12, 12);
    g.setFont(lettering.normal);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(strip.color(Tone.TEXT));
    g.fillText(text, left + 8 * unit, top + 12 * unit);
  }

  /** The change on the way whose mark is where an instance is. */
  Optional<TimelineMark> changeNear(long index) {
    return strip.getMarks().stream().filter(mark -> mark.kind() == TimelineMark.Kind.CHANGE
            && Math.abs(plot.x(mark.at()) - plot.x(index)) <= (MARK + 1) * unit)
        .min(Comparator.comparingLong(mark -> Math.abs(mark.at() - index)));
  }

  String noteAt(double x) {
    String text = "";
    double nearest = 8 * unit;
    for (var mark : strip.getMarks()) {
      double distance = Math.abs(plot.x(mark.at()) - x);
      if (distance <= nearest) {
        nearest = distance;
        text = mark.text();
      }
    }
    if (!text.isEmpty()) {
      return text;
    }
    for (var band : strip.getBands()) {
      if (x >= plot.x(band.from()) - 4 && x <= plot.x(band.until()) + 4) {
        text = band.name();
      }
    }
    return text;
  }
}
