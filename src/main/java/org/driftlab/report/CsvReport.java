// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftlab.data.Params;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.version.VersionId;

/** A run's metrics and events as CSV, in the root locale. */
public final class CsvReport {
  private static final List<String> EVENT_FIELDS =
      List.of("detector", "monitor", "features", "statistic", "version", "parent", "from",
          "reason", "by", "why", "learning", "how", "message",
          "changed", "before", "part");

  private CsvReport() {}

  /**
   * The windowed accuracy of every contestant through time: one row a point. A point covers the instances since the
   * contestant's row before; min, mean and max are of the values merged into it.
   */
  public static String metrics(RunSnapshot snapshot) {
    var text = new StringWriter();
    CsvWriter csv = writer(text);
    csv.writeRecord("contestant", "role", "version", "instance", "accuracy_min", "accuracy_mean", "accuracy_max");
    for (RunSnapshot.Contestant contestant : snapshot.contestants()) {
      SeriesView series = contestant.accuracy();
      for (int i = 0; i < series.size(); i++) {
        csv.writeRecord(contestant.name(), Params.word(contestant.role()),
            contestant.version().map(VersionId::toString).orElse(""), Long.toString(series.at()[i]),
            Double.toString(series.min()[i]), Double.toString(series.mean()[i]), Double.toString(series.max()[i]));
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
