// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The numbered ZIP files in a workspace's {@code backups} folder; the newest {@value #KEPT} are kept. */
final class Backups {
  static final int KEPT = 5;
  private static final String NAME = "workspace-\\d{6,}\\.zip";

  private Backups() {}

  /** The backups, newest first. */
  static List<Path> list(Workspace workspace) throws IOException {
    if (!Files.isDirectory(workspace.backups())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(workspace.backups())) {
      return files.filter(file -> file.getFileName().toString().matches(NAME))
          .sorted((a, b) -> Long.compare(number(b), number(a))).toList();
    }
  }

  private static long number(Path backup) {
    String name = backup.getFileName().toString();
    return Long.parseLong(name.substring("workspace-".length(), name.length() - ".zip".length()));
  }

  /** Writes the next backup; it gets its name only when it is whole and on the disk. */
  static Path write(Workspace workspace, Connection connection) throws SQLException, IOException {
    Files.createDirectories(workspace.backups());
    List<Path> before = list(workspace);
    long number = before.isEmpty() ? 1 : number(before.getFirst()) + 1;
    Path unfinished = workspace.backups().resolve("unfinished.zip");
    Path backup = workspace.backups().resolve("workspace-%06d.zip".formatted(number));
    Files.deleteIfExists(unfinished);
    Sql.update(connection, "BACKUP TO ?", unfinished.toString());
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
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
