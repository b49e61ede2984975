// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.io.Flushable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/**
 * Writes instances as CSV or ARFF text: numbers as {@link Double#toString} gives them, nominal values and the class by
 * index or by name, a missing value as {@code ?}, each line ended by {@code \n}.
 *
 * <p>Text is gathered and handed on in pieces of some ten thousand characters; call {@link #flush} at the end.
 */
public final class InstanceWriter implements Flushable {
  /** The kind of file. */
  public enum Format {
    /** A header line of attribute names, then rows. */
    CSV,
    /** A header that declares each attribute, then rows. */
    ARFF
  }

  /** How nominal values and classes are written. */
  public enum NominalForm {
    /** The zero-based index of the value. */
    INDEX,
    /** The value's name, in quotes where it needs them. */
    NAME
  }

  private static final int PIECE = 1 << 14;

  private final Appendable out;
  private final Format format;
  private final NominalForm nominal;
  private final int labelColumn;
  private final List<Attribute> attributes;
  /** For each attribute the texts of its values; none for a numeric one. */
  private final String[][] texts;
  private final StringBuilder buffer = new StringBuilder(PIECE + 1024);

  public InstanceWriter(Appendable out, Schema schema, Format format, NominalForm nominal) {
    this(out, schema, format, nominal, false);
  }

  private InstanceWriter(Appendable out, Schema schema, Format format, NominalForm nominal, boolean truth) {
    this.out = out;
    this.format = format;
    this.nominal = nominal;
    this.labelColumn = schema.featureCount();
    this.attributes = new ArrayList<>(schema.features());
    this.attributes.add(schema.label());
    if (truth) {
      attributes.add(new Attribute.Numeric(free("concept", schema)));
      attributes.add(new Attribute.Nominal(free("cleanLabel", schema), schema.label().values()));
    }
    this.texts = attributes.stream().map(this::texts).toArray(String[][]::new);
  }

  /**
   * A writer with two more columns, {@code concept} and {@code cleanLabel}, for {@link #write(Instance, int, int)}; an
   * underscore is put behind a name that the schema has already.
   */
  public static InstanceWriter withTruth(Appendable out, Schema schema, Format format, NominalForm nominal) {
    return new InstanceWriter(out, schema, format, nominal, true);
  }

  private static String free(String name, Schema schema) {
    boolean taken = name.equals(schema.label().name())
        || schema.features().stream().anyMatch(feature -> feature.name().equals(name));
    return taken ? free(name + "_", schema) : name;
  }

  private String[] texts(Attribute attribute) {
    if (!(attribute instanceof Attribute.Nominal n)) {
      return new String[0];
    }
    var result = new String[n.values().size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = nominal == NominalForm.INDEX ? Integer.toString(i) : quote(n.values().get(i));
    }
    return result;
  }

  /** Writes what stands above the rows. */
  public void header() throws IOException {
    if (format == Format.ARFF) {
      arffHeader();
    } else {
      for (int a = 0; a < attributes.size(); a++) {
        buffer.append(a == 0 ? "" : ",").append(quote(attributes.get(a).name()));
      }
      buffer.append('\n');
    }
    flushIfLong();
  }

  private void arffHeader() {
    buffer.append("@relation driftlab\n\n");
    for (int a = 0; a < attributes.size(); a++) {
      buffer.append("@attribute ").append(quote(attributes.get(a).name())).append(' ');
      if (attributes.get(a) instanceof Attribute.Nominal) {
        buffer.append('{').append(String.join(",", texts[a])).append("}\n");
      } else {
        buffer.append("numeric\n");
      }
    }
    buffer.append("\n@data\n");
  }

  /** Writes one row. */
  public void write(Instance instance) throws IOException {
    row(instance);
    buffer.append('\n');
    flushIfLong();
  }

  /**
   * Writes one row of a writer {@link #withTruth}.
   *
   * @param concept the number of the concept in force
   * @param cleanLabel the true class, or {@link Instance#NO_LABEL}
   */
  public void write(Instance instance, int concept, int cleanLabel) throws IOException {
    row(instance);
    buffer.append(',').append(concept).append(',').append(label(cleanLabel)).append('\n');
    flushIfLong();
  }

  private void row(Instance instance) {
    for (int a = 0; a < labelColumn; a++) {
      double value = instance.x[a];
      if (Double.isNaN(value)) {
        buffer.append('?');
      } else if (texts[a].length > 0) {
        buffer.append(texts[a][(int) value]);
      } else {
        buffer.append(value);
      }
      buffer.append(',');
    }
    buffer.append(label(instance.y));
  }

  private String label(int index) {
    return index == Instance.NO_LABEL ? "?" : texts[labelColumn][index];
  }

  private void flushIfLong() throws IOException {
    if (buffer.length() >= PIECE) {
      flush();
    }
  }

  /** Hands on what has been gathered; the target itself is not flushed. */
  @Override
  public void flush() throws IOException {
    out.append(buffer);
    buffer.setLength(0);
  }

  private String quote(String text) {
    if (format == Format.CSV) {
      return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
          ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
    return text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || "{},%'\"\\?".indexOf(c) >= 0)
        ? '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'' : text;
  }
}
