// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What charts are drawn with: a canvas on screen, or a file. The methods do what those of
 * {@link javafx.scene.canvas.GraphicsContext} do; y points down, and units are pixels.
 */
public interface Pen {
  void setFill(Color color);

  void setStroke(Color color);

  void setLineWidth(double width);

  /** Lengths of dashes and gaps in turn; none for a solid line. */
  void setLineDashes(double... lengths);

  void setFont(Font font);

  Font getFont();

  void setTextAlign(TextAlignment align);

  void setTextBaseline(VPos baseline);

  void fillText(String text, double x, double y);

  /** Writes a text that is squeezed where it would be wider than the room. */
  void fillText(String text, double x, double y, double room);

  void strokeLine(double fromX, double fromY, double toX, double toY);

  void fillRect(double x, double y, double width, double height);

  void strokeRect(double x, double y, double width, double height);

  /** Fills a rectangle whose corners are arcs of these diameters. */
  void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

  /** Draws a rectangle whose corners are arcs of these diameters. */
  void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight);

  void fillOval(double x, double y, double width, double height);

  void strokeOval(double x, double y, double width, double height);

  /** Fills the polygon of the first so many points. */
  void fillPolygon(double[] x, double[] y, int points);

  /** Draws the line through the first so many points. */
  void strokePolyline(double[] x, double[] y, int points);

  void beginPath();

  void moveTo(double x, double y);

  void lineTo(double x, double y);

  void closePath();

  /** Fills the path since {@link #beginPath}. */
  void fill();

  /** Draws the path since {@link #beginPath}. */
  void stroke();
}
