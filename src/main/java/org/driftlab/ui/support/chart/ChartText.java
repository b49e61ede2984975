// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import java.util.Locale;

/** A chart in words and numbers: for screen readers and for copying. */
final class ChartText {
  private ChartText() {}

  /** All points as CSV with the columns series, index, min, mean and max; lines end with a line feed. */
  static String csv(List<ChartSeries> series) {
    var out = new StringBuilder("series,index,min,mean,max\n");
    for (var one : series) {
      var points = one.points();
      String name = quoted(one.name());
      for (int i = 0; i < points.size(); i++) {
        out.append(name).append(',').append(points.at()[i]).append(',').append(points.min()[i]).append(',')
            .append(points.mean()[i]).append(',').append(points.max()[i]).append('\n');
      }
    }
    return out.toString();
  }

  /** The title and the newest value of each series; the empty text where there is no value. */
  static String summary(String title, List<ChartSeries> series, String emptyText) {
    var values = new StringBuilder();
    long newest = 0;
    for (var one : series) {
      int size = one.points().size();
      if (size > 0) {
        newest = Math.max(newest, one.points().at()[size - 1]);
        values.append(values.isEmpty() ? "" : "; ")
            .append(String.format(Locale.getDefault(Locale.Category.FORMAT), "%s %.3f", one.name(), one.last()));
      }
    }
    if (values.isEmpty()) {
      return title + ". " + emptyText;
    }
    return String.format(Locale.getDefault(Locale.Category.FORMAT), "%s, %,d: %s.", title, newest, values);
  }

  private static String quoted(String text) {
    boolean plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\n') < 0;
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
