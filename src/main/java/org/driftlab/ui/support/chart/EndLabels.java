// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/** Names the series where their lines end, moved apart where they would cover each other. */
final class EndLabels {
  private static final double LINE_HEIGHT = 16;
  private static final double GAP = 12;

  private final LabelSpread spread = new LabelSpread();
  private double[] ends = new double[8];
  private double[] wished = new double[8];
  private double[] placed = new double[8];
  private int[] order = new int[8];
  private int count;
  private List<ChartSeries> named = List.of();
  private double left;
  private double half;

  /** Forgets all ends, and makes room for so many. */
  void begin(int most) {
    count = 0;
    named = List.of();
    if (order.length < most) {
      ends = new double[2 * most];
      wished = new double[2 * most];
      placed = new double[2 * most];
      order = new int[2 * most];
    }
  }

  /** The series of that number ends at a point; they are kept from top to bottom. */
  void add(int series, double endX, double endY) {
    int k = count++;
    for (; k > 0 && wished[k - 1] > endY; k--) {
      ends[k] = ends[k - 1];
      wished[k] = wished[k - 1];
      order[k] = order[k - 1];
    }
    ends[k] = endX;
    wished[k] = endY;
    order[k] = series;
  }

  void paint(Pen g, TimeChart chart, Plot plot, Lettering lettering, List<ChartSeries> series) {
    System.arraycopy(wished, 0, placed, 0, count);
    half = LINE_HEIGHT * lettering.unit / 2;
    spread.spread(placed, count, 2 * half, plot.top + half - 4, plot.bottom() - half + 4);
    double x = Math.max(plot.clampedX(chart.getAxis().presentProperty().get()), furthest()) + GAP * lettering.unit;
    left = x;
    named = series;
    for (int i = 0; i < count; i++) {
      if (chart.isHidden(series.get(order[i]))) {
        hidden(g, chart, lettering, series.get(order[i]), i, x);
      } else {
        label(g, chart, lettering, series.get(order[i]), i, x);
      }
    }
  }

  /** Where the line ends that goes on longest: after going back in a run, other futures reach beyond the present. */
  private double furthest() {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      most = Math.max(most, ends[i]);
    }
    return most;
  }

  /** The series whose name stands at a point. */
  Optional<ChartSeries> at(double x, double y) {
    for (int i = 0; i < Math.min(count, named.size()); i++) {
      if (x >= left - GAP / 2 && Math.abs(y - placed[i]) <= half) {
        return Optional.of(named.get(order[i]));
      }
    }
    return Optional.empty();
  }

  /** The name of a line that is not drawn, struck out. */
  private void hidden(Pen g, TimeChart chart, Lettering lettering, ChartSeries one, int i, double x) {
    double y = Math.round(placed[i]);
    String name = lettering.fit(one.name(), lettering.normal, chart.getWidth() - x - 4);
    g.setFill(chart.color(Tone.MUTED));
    g.setFont(lettering.normal);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(name, x, y);
    g.setStroke(chart.color(Tone.MUTED));
    g.setLineWidth(1);
    g.strokeLine(x, Plot.crisp(y), x + lettering.width(name, lettering.normal), Plot.crisp(y));
  }

  private void label(Pen g, TimeChart chart, Lettering lettering, ChartSeries one, int i, double x) {
    var ink = chart.color(one.ink());
    double y = Math.round(placed[i]);
    if (Math.abs(y - wished[i]) > 3 || x - ends[i] > 2 * GAP * lettering.unit) {
      g.setStroke(ink.deriveColor(0, 1, 1, 0.5));
      g.setLineWidth(1);
      g.strokeLine(ends[i] + 4, wished[i], x - 2, y);
    }
    Marks.marker(g, one.marker(), ends[i], wished[i], 3.5 * lettering.unit, ink, chart.color(Tone.GROUND));
    g.setFill(one.ink() == Ink.SUBTLE ? chart.color(Tone.MUTED) : ink); // letters need more contrast than lines
    g.setFont(order[i] == 0 ? lettering.bold : lettering.normal);
    g.setTextAlign(TextAlignment.LEFT);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(lettering.fit(one.name(), g.getFont(), chart.getWidth() - x - 4), x, y);
  }
}
