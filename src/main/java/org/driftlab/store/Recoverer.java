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
 * newest whole state. That or the newest whole backup is taken, whichever holds more; but if the damaged file still shows runs,
 * versions or log entries that neither has, the rows that can be read are carried over into a new file (see {@link Salvage}). The candidate replaces the
 * damaged file in one atomic step, and only after it has been read through and a copy of the damaged file is on the disk.
 */
final class Recoverer {
  /** How many states to go back at the most; each costs a copy of the file. */
  private static final int ATTEMPTS = 100;
  private static final String COPY = "recovering.copy";
  private static final String STATE = "the newest whole state in the damaged file";
  private static final String FRESH = "recovering.fresh";
  private static final String WHOLE = "recovering.whole";
  private static final String BEST = "recovering.best";

  private final Workspace workspace;
  private final Path candidate;

  /** The whole one that holds most so far, its contents, and where it comes from. */
  private final Path best;

  private Contents most = Contents.NONE;
  private String source = "";

  private Recoverer(Workspace workspace) {
    this.workspace = workspace;
    candidate = workspace.folder().resolve("recovering" + Workspace.SUFFIX);
    best = workspace.folder().resolve(BEST);
  }

  static Recovery recover(Path folder, boolean fromBackup) {
    Workspace workspace = Workspace.of(folder);
    workspace.requireThere();
    try (var _ = WorkspaceLock.exclusive(workspace)) {
      return new Recoverer(workspace).run(fromBackup);
    } catch (IOException e) {
      throw new InputException("Recovering the workspace '%s' needs to write there: %s; see to that and try again."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    }
  }

  private Recovery run(boolean fromBackup) throws IOException {
    try {
      Optional<List<String>> asItIs = copied();
      Contents shown = asItIs.isPresent() ? contents() : Contents.NONE;
      if (isWhole(asItIs) && !fromBackup) {
        return replace(STATE, shown, shown, List.of());
      }
      newestWholeBackup();
      if (fromBackup && source.isEmpty()) {
        throw new InputException("The workspace '%s' has no whole backup; it was left as it is, so recover without --backup."
            .formatted(workspace.folder()));
      }
      if (!fromBackup && (!shown.isReadable() || !most.isNoLessThan(shown))) {
        rollBack();
      }
      if (!source.isEmpty() && (fromBackup || shown.isReadable() && most.isNoLessThan(shown))) {
        Files.move(best, candidate, StandardCopyOption.REPLACE_EXISTING);
        return replace(source, most, shown, List.of());
      }
      Optional<Recovery> read = salvaged(shown);
      if (read.isPresent()) {
        return read.get();
      }
      if (!source.isEmpty()) {
        Files.move(best, candidate, StandardCopyOption.REPLACE_EXISTING);
        return replace(source, most, shown, List.of());
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

  /** What can be read of the damaged file, and of the best whole one where rows are gone; nothing if that holds no more. */
  private Optional<Recovery> salvaged(Contents shown) throws IOException {
    Path fresh = workspace.folder().resolve(FRESH + Workspace.SUFFIX);
    Database.deleteQuietly(fresh);
    if (copied().isEmpty()) {
      return Optional.empty();
    }
    Path whole = workspace.folder().resolve(WHOLE + Workspace.SUFFIX);
    int lost;
    try {
      if (!source.isEmpty()) {
        Files.copy(best, whole, StandardCopyOption.REPLACE_EXISTING);
      }
      lost = Salvage.into(fresh, workspace, source.isEmpty() ? List.of(candidate) : List.of(candidate, whole));
    } catch (SQLException e) {
      return Optional.empty();
    } finally {
      Database.deleteQuietly(whole);
    }
    Files.move(fresh, candidate, StandardCopyOption.REPLACE_EXISTING);
    Optional<List<String>> found = problems();
    Contents holds = contents();
    if (found.isEmpty() || !holds.isReadable() || holds.runs() == 0 || !source.isEmpty() && most.isNoLessThan(holds)) {
      return Optional.empty();
    }
    String from = "what can be read of the damaged file" + (source.isEmpty() ? "" : " and " + source);
    Recovery recovery = replace(from, holds, shown, found.get());
    return Optional.of(lost == 0 ? recovery : recovery.lackingToo(
        (lost == 1 ? "One model has lost its bytes; its record is kept." : "%d models have lost their bytes; their records are kept.").formatted(lost)));
  }

  /** A backup holds what it holds: with a damaged file that shows nothing at all the newest whole one is the measure. */
  private void newestWholeBackup() throws IOException {
    for (Path backup : Backups.forRecovery(workspace)) {
      if (isWhole(unpacked(backup))) {
        keep("the backup " + backup.getFileName());
        return;
      }
    }
  }

  private void keep(String from) throws IOException {
    most = contents();
    source = from;
    Files.copy(candidate, best, StandardCopyOption.REPLACE_EXISTING);
  }

  private Contents contents() {
    try (Connection connection = Database.connectForReading(workspace, candidate)) {
      return Contents.of(connection);
    } catch (SQLException | RuntimeException e) {
      return Contents.NONE;
    }
  }

  /** Goes back state by state, as H2's own tool would, until one is whole, or none can be more than what a backup holds. */
  private void rollBack() throws IOException {
    Path copy = workspace.folder().resolve(COPY);
    Path result = workspace.folder().resolve(COPY + ".temp");
    Files.copy(workspace.file(), copy, StandardCopyOption.REPLACE_EXISTING);
    long state = Long.MAX_VALUE;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        state = MVStoreTool.rollback(copy.toString(), state, Writer.nullWriter());
      } catch (RuntimeException e) {
        return; // the tool gives up where the file makes no sense to it
      }
      if (state < 0 || !Files.exists(result)) {
        return;
      }
      Files.move(result, candidate, StandardCopyOption.REPLACE_EXISTING);
      Optional<List<String>> found = problems();
      Contents there = found.isPresent() ? contents() : Contents.NONE;
      if (there.isReadable() && most.isNoLessThan(there)) {
        return;
      }
      if (isWhole(found)) {
        keep(STATE);
        return;
      }
      state--;
    }
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

  private Recovery replace(String from, Contents holds, Contents shown, List<String> problems) throws IOException {
    Path aside = setAside();
    force(candidate);
    Files.move(candidate, workspace.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return new Recovery(aside, from, holds.toString(), lacking(holds, shown, aside), problems);
  }

  private static Optional<String> lacking(Contents holds, Contents shown, Path aside) {
    return !shown.isReadable()
        ? Optional.of("What the damaged file held cannot be told; whatever came later is only in %s.".formatted(aside))
        : holds.isNoLessThan(shown) ? Optional.empty()
        : Optional.of("The damaged file shows %s; what is missing now is only in %s.".formatted(shown, aside));
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
    for (String name : List.of("recovering" + Workspace.SUFFIX, COPY, COPY + ".temp", BEST,
        FRESH + Workspace.SUFFIX, WHOLE + Workspace.SUFFIX)) {
      Database.deleteQuietly(workspace.folder().resolve(name));
    }
  }
}
