// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.driftlab.ui.support.DataTable;

/** What stands on a {@link TimelineStrip} as a table: drifts, detections and reigns in the order in which they begin. */
final class TimelineTable {
  /** Chooses what happens between two instances. */
  interface InView {
    boolean test(double from, double until);
  }

  private TimelineTable() {}

  static DataTable of(TimelineStrip strip, InView inView) {
    var rows = new ArrayList<List<Object>>();
    for (DriftBand band : strip.getBands()) {
      add(rows, inView, strip.words().get("kind.drift"), band.from(), band.until(), band.name());
    }
    for (TimelineMark mark : strip.getMarks()) {
      String kind = mark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
      add(rows, inView, strip.words().get("kind." + kind), mark.at(), mark.at(), mark.text());
    }
    for (ReignSegment reign : strip.getReigns()) {
      add(rows, inView, strip.words().get("kind.reign"), reign.from(), reign.until(), reign.name());
    }
    rows.sort(Comparator.comparingLong(row -> (long) row.get(1)));
    return new DataTable(strip.titleProperty().get(), strip.summary(),
        Stream.of("kind", "from", "until", "what").map(strip::headed).toList(), rows);
  }

  private static void add(List<List<Object>> rows, InView inView, String kind, long from, long until, String what) {
    if (inView.test(from, until)) {
      rows.add(List.of(kind, from, until, what));
    }
  }
}
