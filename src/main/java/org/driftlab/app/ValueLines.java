// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import org.driftlab.data.InputException;
import org.driftlab.detect.DetectorSpec;
import org.jspecify.annotations.Nullable;

/** Reads one value a line for a detector, and says which line is wrong and why. */
final class ValueLines {
  private final Terminal terminal;
  private final Interruption interruption;

  ValueLines(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /**
   * Hands over the values of a file in order.
   *
   * @param file its path, or - for standard input
   * @param spec the detector that decides which values make sense
   * @throws InputException for a file that cannot be read, is empty, or has a line that is no such value
   */
  void read(String file, DetectorSpec spec, DoubleConsumer values) {
    String name = file.equals("-") ? "standard input" : file;
    try (InputStream in = file.equals("-") ? terminal.in() : Files.newInputStream(Path.of(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      read(lines, name, spec, values);
    } catch (IOException e) {
      throw new InputException("The file %s cannot be read (%s); check its path.".formatted(name, Inputs.reason(e)), e);
    }
  }

  private void read(BufferedReader lines, String name, DetectorSpec spec, DoubleConsumer values) throws IOException {
    long lineNumber = 0;
    long blankLine = 0;
    @Nullable String line;
    while (!interruption.requested() && (line = lines.readLine()) != null) {
      lineNumber++;
      if (line.isBlank()) {
        blankLine = blankLine == 0 ? lineNumber : blankLine;
        continue;
      }
      if (blankLine > 0) {
        throw new InputException("Line %d of %s is empty; write one number a line.".formatted(blankLine, name));
      }
      values.accept(value(line, lineNumber, name, spec));
    }
    if (lineNumber == 0 || lineNumber == blankLine || blankLine == 1) {
      throw new InputException("There is no value in %s; write one number a line.".formatted(name));
    }
  }

  private static double value(String line, long lineNumber, String name, DetectorSpec spec) {
    double value;
    try {
      value = Double.parseDouble(line.strip());
    } catch (NumberFormatException e) {
      throw wrong(line, lineNumber, name, "must be a number; correct or remove it", e);
    }
    if (!Double.isFinite(value)) {
      throw wrong(line, lineNumber, name, "must be finite; correct or remove it", null);
    }
    if (!spec.input().accepts(value)) {
      throw wrong(line, lineNumber, name,
          "must be %s for %s; correct it or choose another detector".formatted(spec.input().range(), spec.id()), null);
    }
    return value;
  }

  private static InputException wrong(
      String line, long lineNumber, String name, String demand, @Nullable NumberFormatException cause) {
    String message = "Line %d of %s is '%s' but %s.".formatted(lineNumber, name, shortened(line), demand);
    return cause == null ? new InputException(message) : new InputException(message, cause);
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
