// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.driftlab.ui.support.DataTable;

/** A chart in words and numbers: for screen readers and for copying. */
final class ChartText {
  private ChartText() {}

  /** The points of the interval of instances, series after series. */
  static DataTable table(String title, String summary, List<DataTable.Column> columns, List<ChartSeries> series, double lower,
      double upper) {
    var rows = new ArrayList<List<Object>>();
    for (var one : series) {
      var points = one.points();
      for (int i = Decimation.firstAtOrAfter(points, lower); i < points.size() && points.at(i) <= upper; i++) {
        rows.add(List.of(one.name(), points.at(i), points.min(i), points.mean(i), points.max(i)));
      }
    }
    return new DataTable(title, summary, columns, rows);
  }

  /** The title, the newest value of each series and what is pointed out; the empty text where there is no value. */
  static String summary(String title, List<ChartSeries> series, List<Stretch> stretches, String emptyText) {
    var values = new StringBuilder();
    long newest = 0;
    for (var one : series) {
      int size = one.points().size();
      if (size > 0) {
        newest = Math.max(newest, one.points().at(size - 1));
        values.append(values.isEmpty() ? "" : "; ")
            .append(String.format(Locale.getDefault(Locale.Category.FORMAT), "%s %.3f", one.name(), one.last()));
      }
    }
    if (values.isEmpty()) {
      return title + ". " + emptyText;
    }
    var summary = new StringBuilder(
        String.format(Locale.getDefault(Locale.Category.FORMAT), "%s, %,d: %s.", title, newest, values));
    stretches.forEach(s -> summary.append(String.format(Locale.getDefault(Locale.Category.FORMAT), " %,d – %,d: %s.",
        s.from(), s.until(), s.label())));
    return summary.toString();
  }
}
