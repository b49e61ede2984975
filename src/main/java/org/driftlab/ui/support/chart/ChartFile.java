// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.driftlab.ui.support.Images;
import org.driftlab.ui.support.chart.ThemedCanvas.Tone;

/** The kinds of file that a chart can be saved as. */
public enum ChartFile {
  /** A picture in twice the resolution of the screen. */
  PNG,
  /** A drawing whose text stays text. */
  SVG,
  /** All values. */
  CSV;

  private static final double LEAST_WIDTH = 640;
  private static final double LEAST_HEIGHT = 160;
  private static final double HEADING = 40;
  private static final double MARGIN = 16;
  private static final double SCALE = 2;

  /** The largest side of a picture, which a graphics card can still hold. */
  private static final double MOST_PIXELS = 8_000;

  /** What its file names end in. */
  String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /** Draws the chart now, on the FX thread; what is left, encoding it, can be done on any thread. */
  Callable<byte[]> of(ThemedCanvas chart) {
    return switch (this) {
      case PNG -> {
        WritableImage image = image(chart);
        yield () -> Images.png(image);
      }
      case SVG -> {
        String document = svg(chart);
        yield () -> document.getBytes(StandardCharsets.UTF_8);
      }
      case CSV -> {
        String values = chart.wholeTable().csv();
        yield () -> values.getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  /** The chart as a drawing, with its title above it. */
  public static String svg(ThemedCanvas chart) {
    var pen = new SvgPen();
    double width = width(chart);
    double height = height(chart, width);
    title(chart, pen);
    chart.paintFor(pen.movedBy(MARGIN, HEADING), width, height);
    return pen.document(width + 2 * MARGIN, height + HEADING + MARGIN, chart.color(Tone.GROUND), chart.titleProperty().get(),
        chart.summary());
  }

  /** The chart as a picture, with its title above it. */
  static WritableImage image(ThemedCanvas chart) {
    double width = width(chart);
    double height = height(chart, width);
    double scale = Math.min(SCALE, MOST_PIXELS / Math.max(width + 2 * MARGIN, height + HEADING + MARGIN));
    var canvas = new Canvas(scale * (width + 2 * MARGIN), scale * (height + HEADING + MARGIN));
    var g = canvas.getGraphicsContext2D();
    g.scale(scale, scale);
    var pen = new CanvasPen(g);
    title(chart, pen);
    g.translate(MARGIN, HEADING);
    chart.paintFor(pen, width, height);
    var parameters = new SnapshotParameters();
    parameters.setFill(chart.color(Tone.GROUND));
    return canvas.snapshot(parameters, null);
  }

  private static double width(ThemedCanvas chart) {
    return Math.max(LEAST_WIDTH, chart.getWidth());
  }

  private static double height(ThemedCanvas chart, double width) {
    return Math.max(LEAST_HEIGHT, Math.max(chart.getHeight(), chart.heightFor(width)));
  }

  private static void title(ThemedCanvas chart, Pen pen) {
    pen.setFill(chart.color(Tone.TEXT));
    pen.setFont(Font.font(chart.font().getFamily(), FontWeight.BOLD, chart.font().getSize()));
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setTextBaseline(VPos.CENTER);
    pen.fillText(chart.titleProperty().get(), MARGIN, HEADING / 2);
  }
}
