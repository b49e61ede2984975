// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.driftlab.data.Params;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.evaluate.WindowMeasure;
import org.driftlab.version.VersionId;

/** A run's metrics and events as CSV, in the root locale. */
public final class CsvReport {
  private static final List<String> EVENT_FIELDS =
      List.of("detector", "monitor", "features", "statistic", "version", "parent", "from",
          "reason", "by", "why", "learning", "how", "message",
          "changed", "before", "part");

  private static final List<WindowMeasure> OTHERS =
      Arrays.stream(WindowMeasure.values()).filter(measure -> measure != WindowMeasure.ACCURACY).toList();

  private CsvReport() {}

  /**
   * The measures of every contestant over its window, through time: one row a point of accuracy. A point covers the instances
   * since the contestant's row before; min, mean and max are of the values merged into it. The other measures have the mean of
   * their newest point up to the row's instance; empty where there is none.
   */
  public static String metrics(RunSnapshot snapshot) {
    var text = new StringWriter();
    CsvWriter csv = writer(text);
    var header = new ArrayList<String>(
        List.of("contestant", "role", "version", "instance", "accuracy_min", "accuracy_mean", "accuracy_max"));
    OTHERS.forEach(measure -> header.add(Params.word(measure).replace('-', '_')));
    csv.writeRecord(header);
    for (RunSnapshot.Contestant contestant : snapshot.contestants()) {
      SeriesView series = contestant.accuracy();
      List<SeriesView> others = OTHERS.stream().map(contestant.measured()::of).toList();
      var next = new int[others.size()];
      for (int i = 0; i < series.size(); i++) {
        var row = new ArrayList<String>(List.of(contestant.name(), Params.word(contestant.role()),
            contestant.version().map(VersionId::toString).orElse(""), Long.toString(series.at(i)),
            Double.toString(series.min(i)), Double.toString(series.mean(i)), Double.toString(series.max(i))));
        for (int m = 0; m < next.length; m++) {
          SeriesView other = others.get(m);
          while (next[m] < other.size() && other.at(next[m]) <= series.at(i)) {
            next[m]++;
          }
          row.add(next[m] == 0 ? "" : Double.toString(other.mean(next[m] - 1)));
        }
        csv.writeRecord(row);
      }
    }
    close(csv);
    return text.toString();
  }

  /** The events in order: one row each, with a column for every field that some kind of event has. */
  public static String events(RunSnapshot snapshot) {
    var text = new StringWriter();
    CsvWriter csv = writer(text);
    var header = new ArrayList<String>(List.of("instance", "type"));
    header.addAll(EVENT_FIELDS);
    csv.writeRecord(header);
    for (RunEvent event : snapshot.events()) {
      Map<String, Object> fields = EventFields.of(event);
      var row = new ArrayList<String>(List.of(Long.toString(event.at()), event.type()));
      EVENT_FIELDS.forEach(name -> row.add(EventFields.text(fields.getOrDefault(name, ""))));
      csv.writeRecord(row);
    }
    close(csv);
    return text.toString();
  }

  private static CsvWriter writer(StringWriter text) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
  }

  /** The writer holds rows back until it is closed. */
  private static void close(CsvWriter csv) {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }
}
