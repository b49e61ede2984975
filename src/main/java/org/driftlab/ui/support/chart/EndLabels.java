// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/** Names the series where their lines end, moved apart where they would cover each other. */
final class EndLabels {
  private static final double LINE_HEIGHT = 16;
  private static final double GAP = 12;

  private final LabelSpread spread = new LabelSpread();
  private double[] wished = new double[8];
  private double[] placed = new double[8];
  private int[] order = new int[8];

  void paint(GraphicsContext g, TimeChart chart, Plot plot, Lettering lettering, List<ChartSeries> series) {
    int count = arrange(series, plot, lettering);
    for (int i = 0; i < count; i++) {
      var one = series.get(order[i]);
      var ink = chart.color(one.ink());
      double endX = plot.clampedX(end(one, plot));
      double x = anchor(chart, plot) + GAP * lettering.unit;
      double y = Math.round(placed[i]);
      if (Math.abs(y - wished[i]) > 3 || x - endX > 2 * GAP * lettering.unit) {
        g.setStroke(ink.deriveColor(0, 1, 1, 0.5));
        g.setLineWidth(1);
        g.strokeLine(endX + 4, wished[i], x - 2, y);
      }
      Marks.marker(g, one.marker(), endX, wished[i], 3.5, ink, chart.color(Tone.GROUND));
      g.setFill(one.ink() == Ink.SUBTLE ? chart.color(Tone.MUTED) : ink); // letters need more contrast than lines
      g.setFont(order[i] == 0 ? lettering.bold : lettering.normal);
      g.setTextAlign(TextAlignment.LEFT);
      g.setTextBaseline(VPos.CENTER);
      g.fillText(lettering.fit(one.name(), g.getFont(), chart.getWidth() - x - 4), x, y);
    }
  }

  private int arrange(List<ChartSeries> series, Plot plot, Lettering lettering) {
    reserve(series.size());
    int count = 0;
    for (int i = 0; i < series.size(); i++) {
      var points = series.get(i).points();
      if (points.at()[0] > plot.upper || points.at()[points.size() - 1] < plot.lower) {
        continue;
      }
      double y = plot.y(series.get(i).valueAt(end(series.get(i), plot)));
      int k = count++;
      for (; k > 0 && wished[k - 1] > y; k--) {
        wished[k] = wished[k - 1];
        order[k] = order[k - 1];
      }
      wished[k] = y;
      order[k] = i;
    }
    System.arraycopy(wished, 0, placed, 0, count);
    double half = LINE_HEIGHT * lettering.unit / 2;
    spread.spread(placed, count, 2 * half, plot.top + half - 4, plot.bottom() - half + 4);
    return count;
  }

  /** The last visible index of the series. */
  private static double end(ChartSeries one, Plot plot) {
    return Math.min(one.points().at()[one.points().size() - 1], plot.upper);
  }

  private static double anchor(TimeChart chart, Plot plot) {
    return plot.clampedX(Math.min(chart.getAxis().presentProperty().get(), plot.upper));
  }

  private void reserve(int count) {
    if (order.length < count) {
      wished = new double[2 * count];
      placed = new double[2 * count];
      order = new int[2 * count];
    }
  }
}
