// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datadrift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.driftlab.detect.monitor.FeatureHistogram;
import org.driftlab.engine.RunSnapshot.Monitor;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.chart.Pen;
import org.driftlab.ui.support.chart.ThemedCanvas;

/**
 * A monitor's statistic through time against its level, and below it the chosen feature's reference window (outlined) and
 * current window (filled).
 */
public final class MonitorPicture extends ThemedCanvas {
  private static final double GAP = 8;
  private static final double LINE = 1.5;

  private Optional<FeatureRow> row = Optional.empty();
  private String reference = "";
  private String current = "";

  /** The words beside the two windows' looks. */
  void name(String referenceName, String currentName) {
    reference = referenceName;
    current = currentName;
    repaint();
  }

  void show(Optional<FeatureRow> newRow) {
    row = newRow;
    repaint();
  }

  @Override
  protected void paint(Pen g, double width, double height) {
    row.ifPresent(shown -> {
      g.setFont(font());
      double letters = font().getSize();
      double top = shown.histogram().isPresent() ? Math.max(24, height * 0.35) : height;
      paintSeries(g, shown.monitor(), width, top - GAP);
      shown.histogram().ifPresent(h -> {
        paintLegend(g, width, top, letters);
        paintHistogram(g, h, width, top + letters + GAP, height - 1);
      });
    });
  }

  @Override
  public DataTable table() {
    var rows = new ArrayList<List<Object>>();
    row.ifPresent(shown -> {
      add(rows, words().get("series.statistic"), shown.monitor().statistic());
      add(rows, words().get("series.level"), shown.monitor().level());
      shown.histogram().ifPresent(h -> {
        add(rows, reference, h, h.before(), h.missingBefore());
        add(rows, current, h, h.after(), h.missingAfter());
      });
    });
    return new DataTable(titleProperty().get(), summary(), List.of(column("series"), column("part"), column("value")), rows);
  }

  private static void add(List<List<Object>> rows, String name, SeriesView series) {
    for (int i = 0; i < series.size(); i++) {
      rows.add(List.of(name, series.at(i), series.max(i)));
    }
  }

  /** A bin of numbers is told as {@code [from, until)}. */
  private void add(List<List<Object>> rows, String name, FeatureHistogram of, List<Integer> counts, int missing) {
    for (int b = 0; b < counts.size(); b++) {
      String bin = of.edges().isEmpty() && b < of.labels().size() ? of.labels().get(b)
          : (b == 0 ? "(−∞" : "[" + of.edges().get(b - 1)) + ", " + (b < of.edges().size() ? of.edges().get(b) : "∞") + ")";
      rows.add(List.of(name, bin, counts.get(b)));
    }
    if (missing > 0) {
      rows.add(List.of(name, words().get("missing"), missing));
    }
  }

  @Override
  protected void paintOverlay(Pen g, double width, double height) {
    // Nothing follows the mouse here.
  }

  private void paintSeries(Pen g, Monitor monitor, double width, double height) {
    SeriesView statistic = monitor.statistic();
    double most = Math.max(largest(statistic), largest(monitor.level())) * 1.1 + 1e-9;
    long from = statistic.size() == 0 ? 0 : statistic.at(0);
    long span = Math.max(1, statistic.size() == 0 ? 1 : statistic.at(statistic.size() - 1) - from);
    g.setLineWidth(1);
    g.setLineDashes(4, 3);
    line(g, monitor.level(), color(Tone.DANGER), from, span, width, height, most);
    g.setLineDashes();
    g.setLineWidth(LINE);
    line(g, statistic, color(Tone.ACCENT), from, span, width, height, most);
  }

  private static void line(Pen g, SeriesView series, Color colour, long from, long span, double width, double height,
      double most) {
    g.setStroke(colour);
    g.beginPath();
    for (int i = 0; i < series.size(); i++) {
      double x = (double) (series.at(i) - from) / span * width;
      double y = height - series.max(i) / most * height;
      if (i == 0) {
        g.moveTo(x, y);
      } else {
        g.lineTo(x, y);
      }
    }
    g.stroke();
  }

  private static double largest(SeriesView series) {
    double most = 0;
    for (int i = 0; i < series.size(); i++) {
      most = Math.max(most, series.max(i));
    }
    return most;
  }

  private void paintLegend(Pen g, double width, double y, double letters) {
    g.setTextBaseline(VPos.TOP);
    g.setTextAlign(TextAlignment.LEFT);
    g.setFill(color(Tone.MUTED));
    g.setStroke(color(Tone.MUTED));
    g.strokeRect(0.5, y + 2.5, letters - 4, letters - 4);
    g.fillText(reference, letters + 2, y, width / 2 - letters - GAP);
    g.setFill(color(Tone.WARNING));
    g.fillRect(width / 2, y + 2, letters - 3, letters - 3);
    g.setFill(color(Tone.MUTED));
    g.fillText(current, width / 2 + letters + 2, y, width / 2 - letters - GAP);
  }

  private void paintHistogram(Pen g, FeatureHistogram histogram, double width, double top, double bottom) {
    List<Double> before = FeatureHistogram.shares(histogram.before(), histogram.missingBefore());
    List<Double> after = FeatureHistogram.shares(histogram.after(), histogram.missingAfter());
    if (before.isEmpty() || bottom - top < 8) {
      return;
    }
    double most = Math.max(1e-9, Math.max(Collections.max(before), Collections.max(after)));
    double bin = width / before.size();
    double room = bottom - top;
    g.setStroke(color(Tone.BORDER));
    g.setLineWidth(1);
    g.strokeLine(0, bottom, width, bottom);
    for (int b = 0; b < before.size(); b++) {
      double filled = after.get(b) / most * room;
      g.setFill(color(Tone.WARNING).deriveColor(0, 1, 1, 0.65));
      g.fillRect(b * bin + 1, bottom - filled, Math.max(1, bin - 2), filled);
      double outlined = before.get(b) / most * room;
      g.setStroke(color(Tone.TEXT));
      g.strokeRect(b * bin + 1.5, bottom - outlined, Math.max(1, bin - 3), outlined);
    }
  }
}
