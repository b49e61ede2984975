// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.driftlab.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * The places in a workspace folder, and whether H2 can be trusted with its path.
 *
 * @param folder absolute
 * @param fileSystem H2's name of the file system through which it reaches the file; {@code file} but for tests of faults
 */
record Workspace(Path folder, String fileSystem) {
  static final String NAME = "workspace";
  static final String SUFFIX = ".mv.db";

  /** The workspace in a folder that need not exist yet. */
  static Workspace of(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    String text = absolute.toString();
    // H2 has no way to quote these in a URL: it would cut the path at the semicolon and take the rest for settings, and
    // it turns every backslash into a slash.
    boolean backslash = File.separatorChar != '\\' && text.indexOf('\\') >= 0;
    if (text.indexOf(';') >= 0 || backslash || text.chars().anyMatch(Character::isISOControl)) {
      throw new InputException(("The workspace cannot be in the folder '%s' because its path contains %s; choose"
          + " another folder.").formatted(text, text.indexOf(';') >= 0 ? "a semicolon"
              : backslash ? "a backslash" : "a control character"));
    }
    return new Workspace(absolute, "file");
  }

  Path file() {
    return folder.resolve(NAME + SUFFIX);
  }

  Path backups() {
    return folder.resolve("backups");
  }

  boolean exists() {
    return Files.exists(file());
  }

  /** Makes the folders, and rejects one that cannot be written. */
  void prepare() {
    try {
      Files.createDirectories(folder);
      requireWritable();
      Files.createDirectories(folder.resolve("logs"));
      Files.createDirectories(backups());
    } catch (FileAlreadyExistsException e) {
      throw new InputException("The workspace '%s' needs a folder where there is a file ('%s'); choose another folder."
          .formatted(folder, e.getFile()), e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void requireWritable() {
    if (!Files.isWritable(folder) || exists() && !Files.isWritable(file())) {
      throw unwritable(null);
    }
  }

  private InputException unwritable(@Nullable Throwable cause) {
    return new InputException(("The workspace '%s' cannot be written; choose another folder, or change its permissions"
        + " (the 'driftlab store' commands read it with --read-only).").formatted(folder), cause);
  }

  /** Rejects a folder without a workspace. */
  void requireThere() {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InputException("The workspace '%s' is a file, not a folder; choose a folder.".formatted(folder));
    }
    if (!exists()) {
      throw new InputException("There is no workspace in '%s'; choose another folder.".formatted(folder));
    }
  }

  InputException inUse() {
    return new InputException(("The workspace '%s' is in use by another DriftLab; close that one, or choose another folder"
        + " (the 'driftlab store' commands read it with --read-only).").formatted(folder));
  }

  InputException damaged(Throwable cause) {
    return new InputException(("The workspace file '%s' is damaged or not a DriftLab workspace; it was left as it is;"
        + " 'driftlab store recover' sets it aside and recovers what can be read, or the last backup.").formatted(file()), cause);
  }
}
