// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import org.driftlab.data.InputException;

/** The rows of a CSV file, its header being the first. */
final class CsvRows implements RowReader {
  private static final char[] DELIMITERS = {',', ';', '\t'};

  private final TextFile file;
  private final Handler handler = new Handler();
  private final CloseableIterator<Cells> rows;

  CsvRows(TextFile file, char delimiter) {
    this.file = file;
    this.rows = CsvReader.builder()
        .fieldSeparator(delimiter)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .trimWhitespacesAroundQuotes(true)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .build(handler, file.open())
        .iterator();
  }

  /**
   * The delimiter that occurs most often in the first line outside quotes; a comma if none does. Where another stands in the
   * line, a comma between two digits is a decimal comma.
   */
  static char delimiter(TextFile file) {
    try (Reader reader = file.open(); var lines = new BufferedReader(reader)) {
      String header = lines.readLine();
      while (header != null && header.isBlank()) {
        header = lines.readLine();
      }
      if (header == null) {
        throw file.empty();
      }
      return mostFrequent(header);
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  private static char mostFrequent(String header) {
    var counts = new int[DELIMITERS.length];
    int decimal = 0;
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      quoted ^= header.charAt(i) == '"';
      for (int d = 0; d < DELIMITERS.length; d++) {
        counts[d] += !quoted && header.charAt(i) == DELIMITERS[d] ? 1 : 0;
      }
      decimal += !quoted && isDecimalComma(header, i) ? 1 : 0;
    }
    if (counts[1] + counts[2] > 0) {
      counts[0] -= decimal;
    }
    int best = 0;
    for (int d = 1; d < DELIMITERS.length; d++) {
      best = counts[d] > counts[best] ? d : best;
    }
    return DELIMITERS[best];
  }

  private static boolean isDecimalComma(String line, int i) {
    return line.charAt(i) == ',' && i > 0 && i + 1 < line.length()
        && Character.isDigit(line.charAt(i - 1)) && Character.isDigit(line.charAt(i + 1));
  }

  @Override
  public boolean next() {
    try {
      if (!rows.hasNext()) {
        return false;
      }
      rows.next();
      return true;
    } catch (UncheckedIOException | CsvParseException e) {
      if (e.getCause() instanceof IOException io) {
        throw file.failure(io);
      }
      throw new InputException("File '%s' cannot be read as CSV after line %d; check the quotes there."
          .formatted(file.name(), handler.line), e);
    }
  }

  @Override
  public Cells cells() {
    return handler.cells;
  }

  @Override
  public long line() {
    return handler.line;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw file.failure(e);
    }
  }

  /** Takes the characters of each field as they stand in the reader's buffer, so that no strings are made. */
  private static final class Handler extends AbstractBaseCsvCallbackHandler<Cells> {
    final Cells cells = new Cells();
    long line;

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      cells.clear();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      // Some programs quote every cell, so that quotes say nothing about a question mark.
      cells.add(buffer, offset, length, false);
    }

    @Override
    protected Cells buildRecord() {
      return cells;
    }
  }
}
