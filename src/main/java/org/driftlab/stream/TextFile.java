// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.driftlab.data.InputException;

/**
 * A UTF-8 file given by a user, plain or compressed ({@code .gz}).
 *
 * @param name the path as the user wrote it; it stands in messages
 */
record TextFile(String name) {
  private static final int BUFFER = 1 << 16;

  /** Whether the file's name says it is ARFF. */
  boolean isArff() {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".arff") || lower.endsWith(".arff.gz");
  }

  /**
   * Opens the file at its first character, behind a byte order mark.
   *
   * @throws InputException if there is no such file or it is empty
   */
  Reader open() {
    Path path = path();
    try {
      return decoded(Files.newInputStream(path));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Reader decoded(InputStream raw) throws IOException {
    try {
      var bytes = new BufferedInputStream(isCompressed() ? new GZIPInputStream(raw, BUFFER) : raw, BUFFER);
      skipByteOrderMark(bytes);
      return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private boolean isCompressed() {
    return name.toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  private Path path() {
    if (name.isBlank()) {
      throw new InputException("No file is named; set 'path' to a CSV or ARFF file.");
    }
    Path path;
    try {
      path = Path.of(name);
      if (Files.isRegularFile(path) && Files.size(path) == 0) {
        throw empty();
      }
    } catch (InvalidPathException | IOException e) {
      throw new InputException("'%s' is not a file name that can be used; check the path.".formatted(name), e);
    }
    if (!Files.exists(path)) {
      throw new InputException("File '%s' does not exist; check the path.".formatted(name));
    } else if (Files.isDirectory(path)) {
      throw new InputException("'%s' is a directory; name a CSV or ARFF file in it.".formatted(name));
    } else if (!Files.isReadable(path)) {
      throw new InputException("File '%s' may not be read; check its permissions.".formatted(name));
    }
    return path;
  }

  InputException empty() {
    return new InputException(
        "File '%s' is empty; it needs a header line of column names and rows of data.".formatted(name));
  }

  private static void skipByteOrderMark(InputStream bytes) throws IOException {
    bytes.mark(3);
    if (bytes.read() != 0xEF || bytes.read() != 0xBB || bytes.read() != 0xBF) {
      bytes.reset();
    }
  }

  /** What to tell the user when reading failed. */
  InputException failure(IOException cause) {
    if (cause instanceof CharacterCodingException) {
      return new InputException(
          "File '%s' is not UTF-8 text at line %d; save it with the encoding UTF-8.".formatted(name, firstBadLine()),
          cause);
    }
    String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new InputException("File '%s' cannot be read (%s); check that it is complete.".formatted(name, reason),
        cause);
  }

  /** Reads again, slowly, because a decoder that fails has already read far ahead of the line it was asked for. */
  private long firstBadLine() {
    long line = 1;
    try (InputStream file = Files.newInputStream(Path.of(name));
        InputStream bytes = isCompressed() ? new GZIPInputStream(file) : file;
        var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null && text.indexOf('\uFFFD') < 0; text = reader.readLine()) {
        line++;
      }
    } catch (IOException e) {
      return line;
    }
    return line;
  }
}
