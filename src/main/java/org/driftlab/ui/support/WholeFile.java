// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.driftlab.data.InputException;

/** Writes a file as a whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes beside the file first, so that a full disk leaves the old one as it is.
   *
   * @return the file
   * @throws InputException if it cannot be written; its message says what to do
   */
  public static Path write(Path file, byte[] content) {
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(draft, content);
      return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(draft);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw new InputException("%s could not be written (%s); choose another folder.".formatted(file, e.getMessage()), e);
    }
  }
}
