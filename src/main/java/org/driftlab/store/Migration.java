// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.driftlab.data.InputException;

/**
 * Brings a workspace of an earlier format up to the present one.
 *
 * <p>H2 commits each change of a table by itself, so a migration that is broken off would leave a file between two formats.
 * Hence a copy is migrated, read through, forced to the disk and then put in the file's place in one step; the file as it was
 * stays in {@code backups} for good.
 */
final class Migration {
  private Migration() {}

  /** Migrates a workspace whose lock the caller holds. */
  static void run(Workspace workspace, int format) {
    Path copy = workspace.folder().resolve(Workspace.NAME + ".migrating" + Workspace.SUFFIX);
    try {
      backUp(workspace, format);
      Files.copy(workspace.file(), copy, StandardCopyOption.REPLACE_EXISTING);
      migrate(copy);
      force(copy);
      Files.move(copy, workspace.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException | IOException e) {
      throw new InputException(("The workspace '%s' of format %d cannot be brought up to format %d: %s; it was left as it"
          + " is.").formatted(workspace.folder(), format, Schema.VERSION, Sql.reason(e)), e);
    } finally {
      Database.deleteQuietly(copy);
    }
  }

  /** Migrates a file that nobody else knows of. */
  static void migrate(Path file) throws SQLException {
    try (Connection connection = Database.connect(file, ";IFEXISTS=TRUE" + Database.SETTINGS)) {
      Schema.migrate(connection);
      List<String> problems = Checkup.problems(connection);
      // What was damaged before is told by the next check; here only the log is new.
      if (problems.stream().anyMatch(problem -> problem.contains("audit log"))) {
        throw new SQLException("the migrated log does not verify");
      }
    }
  }

  /** Writes {@code workspace-format-1.zip}, which is never rotated away. */
  private static void backUp(Workspace workspace, int format) throws IOException {
    Files.createDirectories(workspace.backups());
    Path backup = workspace.backups().resolve("%s-format-%d.zip".formatted(Workspace.NAME, format));
    for (int number = 2; Files.exists(backup); number++) {
      backup = workspace.backups().resolve("%s-format-%d-%d.zip".formatted(Workspace.NAME, format, number));
    }
    Path unfinished = workspace.backups().resolve("unfinished-format.zip");
    try (OutputStream out = Files.newOutputStream(unfinished); var zip = new ZipOutputStream(out);
        InputStream in = Files.newInputStream(workspace.file())) {
      zip.putNextEntry(new ZipEntry(Workspace.NAME + Workspace.SUFFIX));
      in.transferTo(zip);
      zip.closeEntry();
    }
    force(unfinished);
    Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Format 1 had no log: what it knows of each run is entered now, in the order of runs, versions, reigns and events. */
  static void logTheRunsBefore(Connection connection) throws SQLException {
    for (RunInfo run : Runs.list(connection)) {
      Audit.append(connection, AuditTexts.begun(run.id(), run));
      for (var version : Versions.list(connection, run.id())) {
        Audit.append(connection, AuditTexts.version(connection, run.id(), version));
      }
      Set<Long> rollbacks = Runs.events(connection, run.id()).stream().filter(event -> event.type().equals("rollback"))
          .map(StoredEvent::at).collect(Collectors.toSet());
      int deposed = 0;
      for (var reign : Reigns.list(connection, run.id())) {
        Audit.append(connection, AuditTexts.reign(connection, run.id(), reign, deposed,
            rollbacks.contains(reign.from()) ? "rollback" : "promotion"));
        deposed = reign.version().number();
      }
      Audit.append(connection, AuditTexts.events(run.id(), Runs.events(connection, run.id())));
      if (run.state() != RunInfo.State.RUNNING) {
        Audit.append(connection, AuditTexts.ended(run.id(), run.state(), run.position(), run.fingerprint()));
      }
    }
  }
}
