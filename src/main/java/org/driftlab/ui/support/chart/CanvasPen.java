// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
record CanvasPen(GraphicsContext g) implements Pen {
  /** A pen for a canvas, with line ends that leave the gaps of short dashes open. */
  CanvasPen {
    g.setLineCap(StrokeLineCap.BUTT);
    g.setLineJoin(StrokeLineJoin.ROUND);
  }

  @Override
  public void setFill(Color color) {
    g.setFill(color);
  }

  @Override
  public void setStroke(Color color) {
    g.setStroke(color);
  }

  @Override
  public void setLineWidth(double width) {
    g.setLineWidth(width);
  }

  @Override
  public void setLineDashes(double... lengths) {
    g.setLineDashes(lengths);
  }

  @Override
  public void setFont(Font font) {
    g.setFont(font);
  }

  @Override
  public Font getFont() {
    return g.getFont();
  }

  @Override
  public void setTextAlign(TextAlignment align) {
    g.setTextAlign(align);
  }

  @Override
  public void setTextBaseline(VPos baseline) {
    g.setTextBaseline(baseline);
  }

  @Override
  public void fillText(String text, double x, double y) {
    g.fillText(text, x, y);
  }

  @Override
  public void fillText(String text, double x, double y, double room) {
    g.fillText(text, x, y, room);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    if (fromX == toX || fromY == toY) {
      straight(Math.min(fromX, toX), Math.min(fromY, toY), Math.max(fromX, toX), Math.max(fromY, toY));
    } else {
      g.strokeLine(fromX, fromY, toX, toY);
    }
  }

  /** A level or upright line, each dash of it a rectangle: software rendering fills ten of them in the time of one stroke. */
  private void straight(double left, double top, double right, double bottom) {
    Paint fill = g.getFill();
    g.setFill(g.getStroke());
    double[] dashes = g.getLineDashes();
    double length = Math.max(right - left, bottom - top);
    if (dashes == null) {
      dash(left, top, right, bottom, 0, length);
    } else {
      double from = 0;
      for (int i = 0; from < length; i++) {
        double until = Math.min(length, from + dashes[i % dashes.length]);
        if (i % 2 == 0) {
          dash(left, top, right, bottom, from, until);
        }
        from = until;
      }
    }
    g.setFill(fill);
  }

  private void dash(double left, double top, double right, double bottom, double from, double until) {
    double width = g.getLineWidth();
    if (top == bottom) {
      g.fillRect(left + from, top - width / 2, until - from, width);
    } else {
      g.fillRect(left - width / 2, top + from, width, until - from);
    }
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    g.fillRect(x, y, width, height);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    g.strokeRect(x, y, width, height);
  }

  @Override
  public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
    g.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
    g.strokeRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    g.fillOval(x, y, width, height);
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    g.strokeOval(x, y, width, height);
  }

  @Override
  public void fillPolygon(double[] x, double[] y, int points) {
    g.fillPolygon(x, y, points);
  }

  @Override
  public void strokePolyline(double[] x, double[] y, int points) {
    g.strokePolyline(x, y, points);
  }

  @Override
  public void beginPath() {
    g.beginPath();
  }

  @Override
  public void moveTo(double x, double y) {
    g.moveTo(x, y);
  }

  @Override
  public void lineTo(double x, double y) {
    g.lineTo(x, y);
  }

  @Override
  public void closePath() {
    g.closePath();
  }

  @Override
  public void fill() {
    g.fill();
  }

  @Override
  public void stroke() {
    g.stroke();
  }
}
