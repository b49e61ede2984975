// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The fonts of a chart, made from the inherited one, with the widths of texts and the user's way to write numbers. */
final class Lettering {
  private static final double DESIGN_SIZE = 14;
  private static final int MOST_KEPT = 500;

  private final Text ruler = new Text();
  private final Map<Font, Map<String, Double>> widths = new HashMap<>();
  private NumberFormat numbers = NumberFormat.getInstance(Locale.ROOT);
  private Locale locale = Locale.ROOT;
  private Font base = Font.getDefault();
  Font normal = base;
  Font small = base;
  Font bold = base;
  /** Pixels for one pixel of the design, which was drawn at a font size of 14. */
  double unit = 1;

  /** Takes over the inherited font, and the locale of the numbers. */
  void use(Font font, Locale newLocale) {
    if (!newLocale.equals(locale)) {
      locale = newLocale;
      numbers = NumberFormat.getInstance(newLocale);
    }
    if (!font.equals(base) || normal == base) {
      base = font;
      unit = font.getSize() / DESIGN_SIZE;
      normal = Font.font(font.getFamily(), 12 * unit);
      small = Font.font(font.getFamily(), 11 * unit);
      bold = Font.font(font.getFamily(), FontWeight.BOLD, 12 * unit);
      widths.clear();
    }
  }

  double width(String text, Font font) {
    var known = widths.computeIfAbsent(font, f -> new HashMap<>());
    if (known.size() > MOST_KEPT) {
      known.clear();
    }
    return known.computeIfAbsent(text, t -> measure(t, font));
  }

  /** The text, cut with an ellipsis where it is wider than the room; empty where not even one letter fits. */
  String fit(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    for (int length = text.length() - 1; length > 0; length--) {
      String cut = text.substring(0, length).strip() + "…";
      if (width(cut, font) <= room) {
        return cut;
      }
    }
    return "";
  }

  /**
   * The text in lines that are no wider than the room, broken between words, or anywhere in a text without any, as Chinese is;
   * the last of at most so many lines ends with an ellipsis where more would follow.
   */
  List<String> lines(String text, Font font, double room, int most) {
    var lines = new ArrayList<String>();
    String rest = text;
    while (lines.size() < most - 1 && width(rest, font) > room) {
      int end = lineEnd(rest, font, room);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(fit(rest, font, room));
    return lines;
  }

  /** Where the first line of a text that is too wide ends. */
  private int lineEnd(String text, Font font, double room) {
    int end = 1;
    int gap = 0;
    while (end < text.length() && width(text.substring(0, end + 1), font) <= room) {
      end++;
      if (text.charAt(end) == ' ') {
        gap = end;
      }
    }
    return gap > 0 ? gap : end;
  }

  /** A number with grouping and so many digits after the point, as the user's locale writes it. */
  String number(double value, int decimals) {
    numbers.setMinimumFractionDigits(decimals);
    numbers.setMaximumFractionDigits(decimals);
    return numbers.format(value + 0.0);
  }

  private double measure(String text, Font font) {
    ruler.setFont(font);
    ruler.setText(text);
    return ruler.getLayoutBounds().getWidth();
  }
}
