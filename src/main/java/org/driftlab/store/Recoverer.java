// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.h2.mvstore.MVStoreTool;

/**
 * Mends a damaged workspace without losing the damaged file.
 *
 * <p>H2's file is log-structured, so an earlier state of it often survives: the file is copied and rolled back to its newest
 * whole state. Failing that, the newest whole backup is taken. The candidate replaces the damaged file in one atomic
 * step, and only after it has been read through and a copy of the damaged file is on the disk.
 */
final class Recoverer {
  private final Workspace workspace;
  private final Path candidate;

  private Recoverer(Workspace workspace) {
    this.workspace = workspace;
    candidate = workspace.folder().resolve("recovering" + Workspace.SUFFIX);
  }

  static Recovery recover(Path folder) {
    Workspace workspace = Workspace.of(folder);
    workspace.requireThere();
    try (var lock = WorkspaceLock.exclusive(workspace)) {
      return new Recoverer(workspace).run();
    } catch (IOException e) {
      throw new InputException("Recovering the workspace '%s' needs to write there: %s; see to that and try again."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    }
  }

  private Recovery run() throws IOException {
    try {
      if (repair().filter(List::isEmpty).isPresent()) {
        return replace("the newest whole state in the damaged file", List.of());
      }
      for (Path backup : Backups.list(workspace)) {
        if (unpack(backup).filter(List::isEmpty).isPresent()) {
          return replace("the backup " + backup.getFileName(), List.of());
        }
      }
      Optional<List<String>> rest = repair();
      if (rest.isPresent()) {
        return replace("what can be read of the damaged file", rest.get());
      }
    } finally {
      cleanUp();
    }
    throw new InputException(("The workspace file '%s' cannot be recovered and there is no whole backup; it was left as it"
        + " is, so start a new workspace in another folder.").formatted(workspace.file()));
  }

  /** Rolls a copy back to its newest whole state; the answer is what is wrong with it, or empty if it cannot be read. */
  private Optional<List<String>> repair() throws IOException {
    Files.copy(workspace.file(), candidate, StandardCopyOption.REPLACE_EXISTING);
    Optional<List<String>> asItIs = check();
    if (asItIs.isPresent()) {
      return asItIs;
    }
    try {
      MVStoreTool.repair(candidate.toString());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    return check();
  }

  private Optional<List<String>> unpack(Path backup) {
    try {
      return Backups.unpack(backup, candidate).isPresent() ? check() : Optional.empty();
    } catch (IOException e) {
      // A backup may be damaged as well; the next one is tried.
      return Optional.empty();
    }
  }

  private Optional<List<String>> check() {
    if (!Files.exists(candidate)) {
      return Optional.empty();
    }
    try (Connection connection = Database.connectForReading(workspace, candidate)) {
      return Optional.of(Checkup.problems(connection));
    } catch (SQLException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private Recovery replace(String source, List<String> problems) throws IOException {
    Path aside = setAside();
    force(candidate);
    Files.move(candidate, workspace.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Recovery(aside, source, problems);
  }

  private Path setAside() throws IOException {
    int number = 1;
    while (Files.exists(damaged(number))) {
      number++;
    }
    Path aside = damaged(number);
    Files.copy(workspace.file(), aside, StandardCopyOption.COPY_ATTRIBUTES);
    force(aside);
    return aside;
  }

  private Path damaged(int number) {
    return workspace.folder().resolve(Workspace.NAME + ".damaged-" + number + Workspace.SUFFIX);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** What H2's tool and a failed attempt leave behind. */
  private void cleanUp() {
    for (String ending : List.of("", ".back", ".temp", ".newFile", ".tempFile")) {
      Database.deleteQuietly(workspace.folder().resolve("recovering" + Workspace.SUFFIX + ending));
    }
  }
}
