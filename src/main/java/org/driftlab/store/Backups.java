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
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.h2.mvstore.MVStore;

/** The numbered ZIP files in a workspace's {@code backups} folder; the newest {@value #KEPT} are kept. */
final class Backups {
  static final int KEPT = 5;
  private static final String NAME = "workspace-\\d{6,}\\.zip";

  /** A year. */
  static final int MOST_HOURS = 8_760;

  private Backups() {}

  /** The setting: after how many hours a backup is due. */
  static int hours(Connection connection) throws SQLException {
    return Sql.list(connection, "SELECT backup_hours FROM workspace", row -> row.getInt(1)).getFirst();
  }

  static void setHours(Connection connection, int hours, String by) throws SQLException {
    Sql.update(connection, "UPDATE workspace SET backup_hours = ?", hours);
    Audit.append(connection, new Audit.Content(0, -1, "backups", 0, by,
        Json.MAPPER.createObjectNode().put("hours", hours).toString()));
  }

  /** When the newest of the rotating backups was written. */
  static Optional<Instant> last(Workspace workspace) {
    try {
      List<Path> all = list(workspace);
      return all.isEmpty() ? Optional.empty() : Optional.of(Files.getLastModifiedTime(all.getFirst()).toInstant());
    } catch (IOException e) {
      throw new StoreException("The backups of the workspace '%s' cannot be read: %s."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    }
  }

  /** The rotating backups, newest first. */
  static List<Path> list(Workspace workspace) throws IOException {
    if (!Files.isDirectory(workspace.backups())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(workspace.backups())) {
      return files.filter(file -> file.getFileName().toString().matches(NAME))
          .sorted((a, b) -> Long.compare(number(b), number(a))).toList();
    }
  }

  /** What a recovery may fall back on: the rotating backups, then those made before a migration. */
  static List<Path> forRecovery(Workspace workspace) throws IOException {
    var backups = new ArrayList<Path>(list(workspace));
    if (Files.isDirectory(workspace.backups())) {
      try (Stream<Path> files = Files.list(workspace.backups())) {
        files.filter(file -> file.getFileName().toString().matches("workspace-format-.*\\.zip")).sorted().forEach(backups::add);
      }
    }
    return List.copyOf(backups);
  }

  private static long number(Path backup) {
    String name = backup.getFileName().toString();
    return Long.parseLong(name.substring("workspace-".length(), name.length() - ".zip".length()));
  }

  /**
   * Writes the next backup while the database goes on; it gets its name only when it is whole and on the disk.
   *
   * <p>H2's file is a log of chunks. As long as it does not use space again, what the file holds when the copy begins is
   * not overwritten, and chunks that are appended meanwhile do no harm: a reader of the copy takes the last whole one.
   *
   * @param store does not use space again
   */
  static Path write(Workspace workspace, MVStore store) throws IOException {
    Files.createDirectories(workspace.backups());
    Instant begun = Instant.now();
    List<Path> before = list(workspace);
    long number = before.isEmpty() ? 1 : number(before.getFirst()) + 1;
    Path unfinished = workspace.backups().resolve("unfinished.zip");
    Path backup = workspace.backups().resolve("workspace-%06d.zip".formatted(number));
    try (OutputStream out = Files.newOutputStream(unfinished); var zip = new ZipOutputStream(out)) {
      // Models hardly shrink: what little a higher level saves takes several times as long.
      zip.setLevel(Deflater.BEST_SPEED);
      store.getFileStore().backup(zip);
    }
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    // A file system's own clock may lag behind, and then what the backup holds would seem to have been stored after it.
    Files.setLastModifiedTime(unfinished, FileTime.from(begun));
    Files.move(unfinished, backup, StandardCopyOption.ATOMIC_MOVE);
    List<Path> all = list(workspace);
    for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
      Files.delete(old);
    }
    return backup;
  }

  /** Unpacks the database file of a backup; empty if there is none in it. */
  static Optional<Path> unpack(Path backup, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(backup); var zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        // Only this name is taken, so that no entry can reach outside the folder.
        if (entry.getName().equals(Workspace.NAME + Workspace.SUFFIX)) {
          Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
          return Optional.of(target);
        }
      }
    }
    return Optional.empty();
  }
}
