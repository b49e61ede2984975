// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.InputException;

/**
 * Whether the first line of a CSV file reads like a row of data and not like names: all its cells are numbers, or some are, in
 * columns of numbers, and one of its other cells stands in its column again (as the class does in a file without a header).
 */
final class HeaderGuess {
  /** So many rows below the first line are looked at. */
  private static final int ROWS = 200;

  private HeaderGuess() {}

  /**
   * Looks at the beginning of a file.
   *
   * @throws org.driftlab.data.InputException if it cannot be read or is empty
   */
  static boolean looksLikeData(TextFile file, char delimiter) {
    try (var rows = new CsvRows(file, delimiter)) {
      if (!rows.next()) {
        throw file.empty();
      }
      Cells cells = rows.cells();
      List<String> first = new ArrayList<>();
      int numbers = 0;
      var number = new boolean[cells.count()];
      for (int c = 0; c < number.length; c++) {
        number[c] = isNumber(cells, c, delimiter);
        numbers += number[c] ? 1 : 0;
        first.add(cells.get(c));
      }
      return numbers == number.length || numbers > 0 && goesOn(rows, first, number, delimiter);
    }
  }

  /** Whether the rows below are of the same kinds and repeat one of the first line's texts. */
  private static boolean goesOn(CsvRows rows, List<String> first, boolean[] number, char delimiter) {
    boolean again = false;
    for (int i = 0; i < ROWS && hasNext(rows); i++) {
      Cells cells = rows.cells();
      for (int c = 0; c < Math.min(number.length, cells.count()); c++) {
        if (number[c] && !cells.isMissing(c) && !isNumber(cells, c, delimiter)) {
          return false;
        }
        again |= !number[c] && !first.get(c).isEmpty() && first.get(c).equals(cells.get(c));
      }
    }
    return again;
  }

  /** A row that cannot be read tells nothing here; it is told when the file is read. */
  private static boolean hasNext(CsvRows rows) {
    try {
      return rows.next();
    } catch (InputException e) {
      return false;
    }
  }

  private static boolean isNumber(Cells cells, int c, char delimiter) {
    char[] text = cells.text();
    return Decimals.isFinite(text, cells.start(c), cells.end(c))
        || delimiter != ',' && Decimals.isFiniteWithComma(text, cells.start(c), cells.end(c));
  }
}
