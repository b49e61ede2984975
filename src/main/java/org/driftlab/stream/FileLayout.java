// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;

/** What is known of a data file once its header and columns have been looked at, and how its rows become instances. */
final class FileLayout {
  /** The most characters of a cell, and the most values of a list, that a message shows. */
  private static final int MAX_SHOWN = 40;

  private final TextFile file;
  private final char delimiter;
  private final boolean header;
  private final List<String> columns;
  private final int labelColumn;
  private final Schema schema;
  /** For each column the values it may hold; none for a numeric one. */
  private final List<ValueIndex> values;
  private long rowCount;
  private boolean decimalComma;

  /**
   * A layout.
   *
   * @param header whether a line of names stands above the rows of a CSV file
   * @param attributes all columns in order, the label among them
   * @param label the column that is the label; it is nominal
   */
  FileLayout(TextFile file, char delimiter, boolean header, List<Attribute> attributes, int label) {
    this.file = file;
    this.delimiter = delimiter;
    this.header = header;
    this.columns = attributes.stream().map(Attribute::name).toList();
    this.labelColumn = label;
    var features = new ArrayList<>(attributes);
    features.remove(label);
    this.schema = new Schema(features, (Attribute.Nominal) attributes.get(label));
    this.values = attributes.stream()
        .map(a -> a instanceof Attribute.Nominal n ? new ValueIndex(n.values()) : new ValueIndex()).toList();
  }

  Schema schema() {
    return schema;
  }

  /** How many rows a survey found. */
  long rowCount() {
    return rowCount;
  }

  /** The same layout once the rows have been counted. */
  FileLayout withRowCount(long rows) {
    rowCount = rows;
    return this;
  }

  /** The same layout of a file whose numbers have a comma before the decimals, or a point. */
  FileLayout withDecimalComma(boolean comma) {
    decimalComma = comma;
    return this;
  }

  /** The file's data rows, from the first. */
  RowReader open() {
    if (file.isArff()) {
      return new ArffRows(file);
    }
    var rows = new CsvRows(file, delimiter);
    if (header) {
      rows.next();
    }
    return rows;
  }

  /** The column named by a user, or the last one for an empty name. */
  static int labelColumn(TextFile file, String label, List<String> columns) {
    if (columns.size() < 2) {
      throw new InputException("File '%s' has the single column '%s'; it needs at least one feature and the label."
          .formatted(file.name(), columns.isEmpty() ? "" : shown(columns.getFirst())));
    }
    int index = label.isBlank() ? columns.size() - 1 : columns.indexOf(label.strip());
    if (index < 0) {
      throw new InputException("File '%s' has no column '%s' for the label; choose from %s."
          .formatted(file.name(), label, shown(columns)));
    }
    return index;
  }

  /** Refuses a row of the wrong number of cells. */
  static void checkCount(TextFile file, RowReader row, int columns) {
    if (row.cells().count() != columns) {
      throw badCount(file, row, columns);
    }
  }

  /** What to say of a row of the wrong number of cells. */
  static InputException badCount(TextFile file, RowReader row, int columns) {
    int count = row.cells().count();
    return new InputException("Line %d of '%s' has %d %s but the header names %d columns; mend that line."
        .formatted(row.line(), file.name(), count, count == 1 ? "value" : "values", columns));
  }

  /** What to say when a row has no label. */
  static InputException missingLabel(TextFile file, long line, String column) {
    return new InputException("Line %d of '%s' has no label in column '%s'; fill it in or remove the line."
        .formatted(line, file.name(), column));
  }

  /**
   * Turns the row just read into an instance.
   *
   * @throws InputException naming line and column of a cell that does not fit
   */
  void fill(RowReader row, Instance out) {
    checkCount(file, row, columns.size());
    Cells cells = row.cells();
    int feature = 0;
    for (int c = 0; c < columns.size(); c++) {
      if (c == labelColumn) {
        if (cells.isMissing(c)) {
          throw missingLabel(file, row.line(), columns.get(c));
        }
        out.y = value(row, c);
      } else {
        out.x[feature] = cells.isMissing(c) ? Double.NaN
            : schema.isNominal(feature) ? value(row, c) : number(row, c);
        feature++;
      }
    }
    out.weight = 1;
  }

  private int value(RowReader row, int column) {
    Cells cells = row.cells();
    int value = values.get(column).find(cells.text(), cells.start(column), cells.end(column));
    if (value < 0) {
      throw new InputException("Line %d of '%s' has '%s' in column '%s', which is not one of the declared %s: %s."
          .formatted(row.line(), file.name(), shown(cells.get(column)), columns.get(column),
              column == labelColumn ? "classes" : "values", shown(values.get(column).values())));
    }
    return value;
  }

  private double number(RowReader row, int column) {
    Cells cells = row.cells();
    if (decimalComma) {
      cells.pointForComma(column);
    }
    double number = Decimals.parse(cells.text(), cells.start(column), cells.end(column));
    if (!Double.isFinite(number)) {
      throw badNumber(file, row.line(), columns.get(column), cells.get(column));
    }
    return number;
  }

  /** What to say of a cell of a numeric column that holds no finite number. */
  static InputException badNumber(TextFile file, long line, String column, String text) {
    char[] chars = text.toCharArray();
    boolean nonFinite = Decimals.isNonFiniteWord(chars, 0, chars.length)
        || Double.isInfinite(Decimals.parse(chars, 0, chars.length));
    return new InputException("Line %d of '%s' has '%s' in the numeric column '%s', which is not %s; %s.".formatted(
        line, file.name(), shown(text), column, nonFinite ? "a finite number" : "a number",
        nonFinite || file.isArff() ? "mend it, or write ? for a missing value"
            : "mend it, write ? for a missing value, or name the column under 'nominal'"));
  }

  /** A cell as a message shows it: on one line, and not for pages. */
  static String shown(String text) {
    String oneLine = text.replaceAll("\\p{Cntrl}", " ");
    return oneLine.length() <= MAX_SHOWN ? oneLine : oneLine.substring(0, MAX_SHOWN) + "…";
  }

  private static String shown(List<String> texts) {
    String shown = String.join(", ", texts.subList(0, Math.min(texts.size(), MAX_SHOWN)));
    return texts.size() <= MAX_SHOWN ? shown : shown + ", …";
  }
}
