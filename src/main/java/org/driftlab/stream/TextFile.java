// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
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
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.driftlab.data.InputException;

/**
 * A UTF-8 file given by a user, plain or compressed ({@code .gz}, or {@code .zip} of one file).
 *
 * <p>Lines and the expansion of compressed files are bounded, see {@link BoundedText}.
 *
 * @param name the path as the user wrote it; it stands in messages
 */
record TextFile(String name) {
  private static final int BUFFER = 1 << 16;

  /** Whether the file's name says it is ARFF. */
  boolean isArff() {
    String lower = lower(name);
    return lower.endsWith(".arff") || lower.endsWith(".arff.gz")
        || isZip() && (lower.endsWith(".arff.zip") || lower(zipEntryName()).endsWith(".arff"));
  }

  /**
   * Opens the file at its first character, behind a byte order mark.
   *
   * @throws InputException if there is no such file or it is empty
   */
  Reader open() {
    Path path = path();
    try {
      return decoded(bytes(path), Files.size(path));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private Reader decoded(InputStream raw, long size) throws IOException {
    try {
      InputStream bounded = isZip() || isGzip() ? new BoundedText.Expansion(raw, size) : raw;
      var bytes = new BufferedInputStream(bounded, BUFFER);
      skipByteOrderMark(bytes);
      return new BoundedText.Lines(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private InputStream bytes(Path path) throws IOException {
    if (isZip()) {
      return new ZippedFile(new ZipFile(path.toFile()));
    }
    InputStream raw = Files.newInputStream(path);
    try {
      return isGzip() ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private boolean isGzip() {
    return lower(name).endsWith(".gz");
  }

  private boolean isZip() {
    return lower(name).endsWith(".zip");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private String zipEntryName() {
    Path path = path();
    try (var zip = new ZipFile(path.toFile())) {
      return entry(zip).getName();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** The only file in an archive. */
  private ZipEntry entry(ZipFile zip) {
    List<? extends ZipEntry> files = zip.stream().filter(e -> !e.isDirectory()).limit(2).toList();
    if (files.size() != 1) {
      throw new InputException("Archive '%s' holds %s; put exactly one CSV or ARFF file into it."
          .formatted(name, files.isEmpty() ? "no file" : "more than one file"));
    }
    return files.getFirst();
  }

  /** The bytes of the file in an archive; closing them closes the archive. */
  private final class ZippedFile extends FilterInputStream {
    private final ZipFile zip;

    ZippedFile(ZipFile zip) throws IOException {
      super(InputStream.nullInputStream());
      this.zip = zip;
      try {
        in = zip.getInputStream(entry(zip));
      } catch (IOException | InputException e) {
        zip.close();
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      try (zip) {
        in.close();
      }
    }
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
      throw new InputException(path.getParent() == null
          ? "There is no file '%s' in the folder %s; put it there or give its whole path.".formatted(name, path.toAbsolutePath().getParent())
          : "File '%s' does not exist; check the path.".formatted(name));
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
    if (cause instanceof BoundedText.Unfit bound) {
      return new InputException(bound.sentence.formatted("'" + name + "'"), cause);
    }
    String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new InputException("File '%s' cannot be read (%s); check that it is complete.".formatted(name, reason),
        cause);
  }

  /** Reads again, slowly, because a decoder that fails has already read far ahead of the line it was asked for. */
  private long firstBadLine() {
    long line = 1;
    try (InputStream bytes = bytes(path()); var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      var buffer = new char[BUFFER];
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        for (int i = 0; i < count; i++) {
          if (buffer[i] == '\uFFFD') {
            return line;
          }
          line += buffer[i] == '\n' ? 1 : 0;
        }
      }
    } catch (IOException e) {
      return line;
    }
    return line;
  }
}
