// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Draws into an SVG 1.1 document. Text stays text, so that it can be searched and edited; numbers are written in the root
 * locale with at most two digits after the point.
 */
final class SvgPen implements Pen {
  private static final int OPAQUE = 255;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder path = new StringBuilder();
  private Color fill = Color.BLACK;
  private Color stroke = Color.BLACK;
  private Font font = Font.getDefault();
  private TextAlignment align = TextAlignment.LEFT;
  private VPos baseline = VPos.BASELINE;
  private double lineWidth = 1;
  private double[] dashes = {};
  private boolean open;

  /** From now on everything is drawn so much further right and down; once only. */
  SvgPen movedBy(double x, double y) {
    out.append("<g transform=\"translate(").append(number(x)).append(' ').append(number(y)).append(")\">\n");
    open = true;
    return this;
  }

  /** The document of all that was drawn, with a title and a description for screen readers. */
  String document(double width, double height, Color ground, String title, String description) {
    String size = "width=\"" + number(width) + "\" height=\"" + number(height) + '"';
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" " + size
        + " viewBox=\"0 0 " + number(width) + ' ' + number(height) + "\" role=\"img\">\n<title>" + escaped(title)
        + "</title>\n<desc>" + escaped(description) + "</desc>\n<rect " + size + paint("fill", ground) + "/>\n" + out
        + (open ? "</g>\n" : "") + "</svg>\n";
  }

  /** The text with what XML reserves written as references; characters that XML forbids become U+FFFD. */
  static String escaped(String text) {
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&apos;");
        default -> safe.appendCodePoint(isAllowed(c) ? c : 0xFFFD);
      }
    });
    return safe.toString();
  }

  /** The characters of XML 1.0, section 2.2. */
  private static boolean isAllowed(int c) {
    return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
  }

  static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString() : "0";
  }

  private static String paint(String attribute, Color color) {
    String web = " %s=\"#%02x%02x%02x\"".formatted(attribute, Math.round(color.getRed() * OPAQUE),
        Math.round(color.getGreen() * OPAQUE), Math.round(color.getBlue() * OPAQUE));
    return color.isOpaque() ? web : web + ' ' + attribute + "-opacity=\"" + number(color.getOpacity()) + '"';
  }

  private String filled() {
    return paint("fill", fill) + "/>\n";
  }

  private String stroked() {
    var look = new StringBuilder(" fill=\"none\"").append(paint("stroke", stroke)).append(" stroke-width=\"")
        .append(number(lineWidth)).append("\" stroke-linejoin=\"round\"");
    if (dashes.length > 0) {
      look.append(" stroke-dasharray=\"");
      for (int i = 0; i < dashes.length; i++) {
        look.append(i == 0 ? "" : ",").append(number(dashes[i]));
      }
      look.append('"');
    }
    return look.append("/>\n").toString();
  }

  private void shape(String element, String look, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(attributes[i + 1] instanceof Double d ? number(d) : attributes[i + 1]).append('"');
    }
    out.append(look);
  }

  @Override
  public void setFill(Color color) {
    fill = color;
  }

  @Override
  public void setStroke(Color color) {
    stroke = color;
  }

  @Override
  public void setLineWidth(double width) {
    lineWidth = width;
  }

  @Override
  public void setLineDashes(double... lengths) {
    dashes = lengths;
  }

  @Override
  public void setFont(Font newFont) {
    font = newFont;
  }

  @Override
  public Font getFont() {
    return font;
  }

  @Override
  public void setTextAlign(TextAlignment newAlign) {
    align = newAlign;
  }

  @Override
  public void setTextBaseline(VPos newBaseline) {
    baseline = newBaseline;
  }

  @Override
  public void fillText(String text, double x, double y) {
    write(text, x, y, "");
  }

  @Override
  public void fillText(String text, double x, double y, double room) {
    var ruler = new Text(text);
    ruler.setFont(font);
    boolean tooWide = ruler.getLayoutBounds().getWidth() > room;
    write(text, x, y, tooWide ? " textLength=\"" + number(room) + "\" lengthAdjust=\"spacingAndGlyphs\"" : "");
  }

  /** The baseline is worked out here: few programs know dominant-baseline. */
  private void write(String text, double x, double y, String length) {
    double down = switch (baseline) {
      case TOP -> 0.8;
      case CENTER -> 0.35;
      case BOTTOM -> -0.2;
      case BASELINE -> 0;
    };
    String anchor = switch (align) {
      case CENTER -> "middle";
      case RIGHT -> "end";
      default -> "start";
    };
    out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y + down * font.getSize()))
        .append("\" font-family=\"").append(escaped(font.getFamily())).append(", sans-serif\" font-size=\"")
        .append(number(font.getSize())).append('"');
    if (font.getStyle().contains("Bold")) {
      out.append(" font-weight=\"bold\"");
    }
    out.append(" text-anchor=\"").append(anchor).append('"').append(length).append(paint("fill", fill)).append('>')
        .append(escaped(text)).append("</text>\n");
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    shape("line", stroked(), "x1", fromX, "y1", fromY, "x2", toX, "y2", toY);
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    rect(x, y, width, height, 0, 0, filled());
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    rect(x, y, width, height, 0, 0, stroked());
  }

  @Override
  public void fillRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
    rect(x, y, width, height, arcWidth / 2, arcHeight / 2, filled());
  }

  @Override
  public void strokeRoundRect(double x, double y, double width, double height, double arcWidth, double arcHeight) {
    rect(x, y, width, height, arcWidth / 2, arcHeight / 2, stroked());
  }

  private void rect(double x, double y, double width, double height, double rx, double ry, String look) {
    if (width > 0 && height > 0) { // a negative size is an error in SVG
      shape("rect", look, "x", x, "y", y, "width", width, "height", height, "rx", rx, "ry", ry);
    }
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    oval(x, y, width, height, filled());
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    oval(x, y, width, height, stroked());
  }

  private void oval(double x, double y, double width, double height, String look) {
    shape("ellipse", look, "cx", x + width / 2, "cy", y + height / 2, "rx", width / 2, "ry", height / 2);
  }

  @Override
  public void fillPolygon(double[] x, double[] y, int points) {
    shape("polygon", filled(), "points", points(x, y, points));
  }

  @Override
  public void strokePolyline(double[] x, double[] y, int points) {
    shape("polyline", stroked(), "points", points(x, y, points));
  }

  private static String points(double[] x, double[] y, int points) {
    var list = new StringBuilder();
    for (int i = 0; i < points; i++) {
      list.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
    }
    return list.toString();
  }

  @Override
  public void beginPath() {
    path.setLength(0);
  }

  @Override
  public void moveTo(double x, double y) {
    path.append('M').append(number(x)).append(' ').append(number(y));
  }

  @Override
  public void lineTo(double x, double y) {
    path.append('L').append(number(x)).append(' ').append(number(y));
  }

  @Override
  public void closePath() {
    path.append('Z');
  }

  @Override
  public void fill() {
    shape("path", filled(), "d", path);
  }

  @Override
  public void stroke() {
    shape("path", stroked(), "d", path);
  }
}
