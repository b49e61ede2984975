// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.StringJoiner;

/**
 * What a picture shows, as a table: for screen readers, for copying and for files.
 *
 * @param title what it is called
 * @param summary the same in a sentence or two
 * @param columns the columns
 * @param rows a value for each column: a {@link Long}, an {@link Integer}, a {@link Double} ({@code NaN} where there is
 *     none) or a text
 */
public record DataTable(String title, String summary, List<Column> columns, List<List<Object>> rows) {
  /**
   * A column.
   *
   * @param id its heading in files, the same in every language
   * @param title its heading on screen
   */
  public record Column(String id, String title) {}

  public DataTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Comma-separated values as RFC 4180 quotes them, numbers in the root locale; lines end with a line feed. */
  public String csv() {
    var out = new StringBuilder();
    var heading = new StringJoiner(",", "", "\n");
    columns.forEach(column -> heading.add(quoted(column.id())));
    out.append(heading);
    for (List<Object> row : rows) {
      var line = new StringJoiner(",", "", "\n");
      row.forEach(cell -> line.add(quoted(plain(cell))));
      out.append(line);
    }
    return out.toString();
  }

  /** The headings and some of the rows, a tab between values, as spreadsheets paste them; numbers in the root locale. */
  public String tsv(List<List<Object>> some) {
    var out = new StringBuilder();
    var heading = new StringJoiner("\t", "", "\n");
    columns.forEach(column -> heading.add(oneLine(column.title())));
    out.append(heading);
    for (List<Object> row : some) {
      var line = new StringJoiner("\t", "", "\n");
      row.forEach(cell -> line.add(oneLine(plain(cell))));
      out.append(line);
    }
    return out.toString();
  }

  private static String plain(Object cell) {
    return cell instanceof Double d && d.isNaN() ? "" : cell.toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\t\\r\\n]+", " ");
  }

  private static String quoted(String text) {
    boolean special = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
