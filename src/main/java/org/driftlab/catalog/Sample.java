// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.engine.Scenario;
import org.driftlab.stream.drift.DriftingStream;
import org.driftlab.stream.drift.GroundTruth;

/**
 * A sample of a preset's made data as a CSV file that is shipped, with a datasheet. Both are made anew, byte for byte, from what
 * stands here; numbers are rounded, so that the file is small. The truth about the drift stands in the datasheet and not
 * in the file, where a learner would find it. A stream that hears predictions is told the true class each time.
 *
 * @param scenario the preset
 * @param every which of its instances are taken: the first of every so many
 * @param rows how many
 * @param decimals how many digits behind the point, 0..3
 * @param about what the data are, the first sentence to stand alone
 * @param columns what the columns mean, the class last
 */
public record Sample(Scenario scenario, int every, int rows, int decimals, String about, List<Column> columns) {
  private static final double[] POWERS = {1, 10, 100, 1_000};
  /** Far below what a double holds exactly, so that rounding neither overflows nor needs an exponent. */
  private static final double MOST = 1e6;

  /**
   * What one column means, or several with one meaning.
   *
   * @param names its name, or the first and the last one with an ellipsis between them
   * @param unit its unit, {@code –} for none
   */
  public record Column(String names, String unit, String meaning) {
    /** Whether this is about a column of the given name. */
    public boolean covers(String name) {
      int dots = names.indexOf('…');
      return dots < 0 ? names.equals(name)
          : stem(name).equals(stem(names.substring(0, dots))) && !stem(name).equals(name);
    }

    private static String stem(String name) {
      return name.replaceAll("\\d+$", "");
    }
  }

  public Sample {
    columns = List.copyOf(columns);
    if (every < 1 || rows < 1 || (rows - 1L) * every >= scenario.instances() || decimals < 0 || decimals >= POWERS.length) {
      throw new InputException("The sample of '%s' does not fit its %d instances.".formatted(scenario.id(), scenario.instances()));
    }
  }

  /** The scenario's id. */
  public String id() {
    return scenario.id();
  }

  /** The name of the file of rows. */
  public String fileName() {
    return id() + ".csv";
  }

  /** The name of the datasheet. */
  public String sheetName() {
    return id() + ".md";
  }

  /** The first sentence of what the data are. */
  public String summary() {
    return about.substring(0, about.indexOf(". ") < 0 ? about.length() : about.indexOf(". ") + 1);
  }

  /** Writes the rows, a header above them, each line ended by {@code \n}. */
  public void writeRows(Appendable out) throws IOException {
    try (DriftingStream stream = scenario.open()) {
      Schema schema = stream.schema();
      out.append(header(schema));
      var instance = new Instance(schema);
      for (long i = 0; i < (long) rows * every && stream.next(instance); i++) {
        if (stream.answers()) {
          stream.answer(stream.trueLabel());
        }
        if (i % every == 0) {
          out.append(row(instance, schema));
        }
      }
    }
  }

  private static String header(Schema schema) {
    var line = new StringBuilder();
    schema.features().forEach(feature -> line.append(feature.name()).append(','));
    return line.append(schema.label().name()).append('\n').toString();
  }

  private String row(Instance instance, Schema schema) {
    var line = new StringBuilder();
    for (int a = 0; a < schema.featureCount(); a++) {
      double value = instance.x[a];
      line.append(Double.isNaN(value) ? "?" : schema.feature(a) instanceof Attribute.Nominal nominal
          ? nominal.values().get((int) value) : number(value)).append(',');
    }
    return line.append(schema.label().values().get(instance.y)).append('\n').toString();
  }

  private String number(double value) {
    double rounded = Math.rint(value * POWERS[decimals]) / POWERS[decimals];
    if (Math.abs(rounded) > MOST) {
      throw new IllegalStateException("a value of " + value + " is not one to round");
    }
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** The true drifts, counted in rows of the file; those behind its end are left out. */
  public List<GroundTruth.Drift> drifts() {
    try (DriftingStream stream = scenario.open()) {
      if (stream.answers()) {
        var instance = new Instance(stream.schema());
        for (long i = 0; i < (long) rows * every && stream.next(instance); i++) {
          stream.answer(stream.trueLabel());
        }
      }
      return stream.truth().drifts().stream().filter(drift -> row(drift.at()) < rows)
          .map(drift -> new GroundTruth.Drift(row(drift.at()), row(drift.until()), drift.kind())).toList();
    }
  }

  /** The first row at or after an instance; rows are counted from 0. */
  private long row(long instance) {
    return (instance + every - 1) / every;
  }

  /** Writes the datasheet, in Markdown. */
  public void writeSheet(Appendable out) throws IOException {
    out.append("# %s%n%n%s%n%n".formatted(scenario.title(), about).replace("\r\n", "\n"));
    out.append(String.format(Locale.ROOT, """
        - **File**: `%s`, %,d rows, UTF-8, a header line, cells separated by commas, numbers %s.
        - **How it was made**: by DriftLab's generator `%s` with the drift of the scenario `%s`, seed %d; %s. No person's data is in it.
        - **Make it anew**, byte for byte: `driftlab dataset %s --out %s`
        - **Licence**: CC0 1.0, no rights reserved. The generator is Apache-2.0.

        """, fileName(), rows, decimals == 0 ? "whole" : "rounded to " + decimals + " decimals", scenario.stream().id(), id(), scenario.seed(), taken(), id(), fileName()));
    out.append("## Columns\n\n| column | unit | meaning |\n|---|---|---|\n");
    for (Column column : columns) {
      out.append("| `%s` | %s | %s |\n".formatted(column.names().replace("…", "` … `"), column.unit(), column.meaning()));
    }
    out.append("\n## Drift, the truth\n\n");
    List<GroundTruth.Drift> drifts = drifts();
    out.append(drifts.isEmpty() ? "None.\n"
        : "Rows are counted from 0, without the header. The story, in the scenario's instances: " + scenario.story() + "\n\n| row | complete at | kind |\n|---|---|---|\n");
    for (GroundTruth.Drift drift : drifts) {
      out.append(String.format(Locale.ROOT, "| %,d | %,d | %s |\n", drift.at(), drift.until(), drift.kind()));
    }
  }

  private String taken() {
    String which = every == 1 ? "the scenario's first instances"
        : String.format(Locale.ROOT, "one instance of every %,d, so indices of the scenario are divided by %,d", every, every);
    try (DriftingStream stream = scenario.open()) {
      return stream.answers() ? which + ", as if each prediction had been right" : which;
    }
  }
}
