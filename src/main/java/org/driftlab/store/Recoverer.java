// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.io.Writer;
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
 * <p>H2's file is log-structured, so an earlier state of it often survives: the file is copied and rolled back to its
 * newest whole state. Failing that, the newest whole backup is taken. The candidate replaces the damaged file in one
 * atomic step, and only after it has been read through and a copy of the damaged file is on the disk.
 */
final class Recoverer {
  /** How many states to go back at the most; each costs a copy of the file. */
  private static final int ATTEMPTS = 100;
  private static final String COPY = "recovering.copy";

  private final Workspace workspace;
  private final Path candidate;

  private Recoverer(Workspace workspace) {
    this.workspace = workspace;
    candidate = workspace.folder().resolve("recovering" + Workspace.SUFFIX);
  }

  static Recovery recover(Path folder) {
    Workspace workspace = Workspace.of(folder);
    workspace.requireThere();
    try (var _ = WorkspaceLock.exclusive(workspace)) {
      return new Recoverer(workspace).run();
    } catch (IOException e) {
      throw new InputException("Recovering the workspace '%s' needs to write there: %s; see to that and try again."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    }
  }

  private Recovery run() throws IOException {
    try {
      Optional<List<String>> asItIs = copied();
      if (isWhole(asItIs) || asItIs.isEmpty() && rolledBack()) {
        return replace("the newest whole state in the damaged file", List.of());
      }
      for (Path backup : Backups.forRecovery(workspace)) {
        if (isWhole(unpacked(backup))) {
          return replace("the backup " + backup.getFileName(), List.of());
        }
      }
      if (asItIs.isPresent()) {
        return replace("what can be read of the damaged file", copied().orElseThrow());
      }
    } finally {
      cleanUp();
    }
    throw new InputException(("The workspace file '%s' cannot be recovered and there is no whole backup; it was left as"
        + " it is, so start a new workspace in another folder.").formatted(workspace.file()));
  }

  private static boolean isWhole(Optional<List<String>> problems) {
    return problems.filter(List::isEmpty).isPresent();
  }

  /** The file as it is becomes the candidate. */
  private Optional<List<String>> copied() throws IOException {
    Files.copy(workspace.file(), candidate, StandardCopyOption.REPLACE_EXISTING);
    return problems();
  }

  /** Goes back state by state, as H2's own tool would, until one is whole. */
  private boolean rolledBack() throws IOException {
    Path copy = workspace.folder().resolve(COPY);
    Path result = workspace.folder().resolve(COPY + ".temp");
    Files.copy(workspace.file(), copy, StandardCopyOption.REPLACE_EXISTING);
    long state = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        state = MVStoreTool.rollback(copy.toString(), state, Writer.nullWriter());
      } catch (RuntimeException e) {
        // The tool gives up where the file makes no sense to it.
        return false;
      }
      if (state < 0 || !Files.exists(result)) {
        return false;
      }
      Files.move(result, candidate, StandardCopyOption.REPLACE_EXISTING);
      if (isWhole(problems())) {
        return true;
      }
      state--;
    }
    return false;
  }

  private Optional<List<String>> unpacked(Path backup) {
    try {
      return Backups.unpack(backup, candidate).isPresent() ? problems() : Optional.empty();
    } catch (IOException e) {
      // A backup may be damaged as well; the next one is tried.
      return Optional.empty();
    }
  }

  /** What is wrong with the candidate; empty if it cannot be read at all. */
  private Optional<List<String>> problems() {
    if (!Files.exists(candidate)) {
      return Optional.empty();
    }
    try {
      if (Database.format(workspace, candidate) < Schema.VERSION) {
        Migration.migrate(candidate);
      }
      try (Connection connection = Database.connectForReading(workspace, candidate)) {
        return Optional.of(Checkup.problems(connection));
      }
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
    for (String name : List.of("recovering" + Workspace.SUFFIX, COPY, COPY + ".temp")) {
      Database.deleteQuietly(workspace.folder().resolve(name));
    }
  }
}
