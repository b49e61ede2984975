// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.driftlab.data.InputException;

/** A file that a command writes: whole or not at all, and never in the place of another. */
final class NewFile {
  private NewFile() {}

  /** What is written. */
  interface Content {
    void to(Writer writer) throws IOException;
  }

  /**
   * Writes a file beside its place and moves it there when it is complete, so that a full disk leaves nothing half-written.
   *
   * @throws InputException if there is one of that name, or it cannot be written
   */
  static void write(Path file, Content content) {
    try {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        try (BufferedWriter writer = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          content.to(writer);
        }
        Files.move(part, file);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new InputException("The file %s cannot be written (%s); choose another place."
          .formatted(file, Inputs.reason(e)), e);
    }
  }
}
