// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.driftlab.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Says who has a workspace open: one writer, or readers, over all processes.
 *
 * <p>It is the operating system's lock on the file {@code workspace.lock}, which vanishes with its process; the file
 * itself stays. H2's own lock on the database is not enough: H2 shares a database within one process, and on POSIX
 * systems a process loses its lock on a file as soon as it closes that file anywhere, as after taking a copy of it.
 */
final class WorkspaceLock implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path key;
  private final @Nullable FileChannel channel;

  private WorkspaceLock(Path key, @Nullable FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /**
   * The writer's lock.
   *
   * @throws InputException if anyone has the workspace open
   */
  static WorkspaceLock exclusive(Workspace workspace) {
    return lock(workspace, false).orElseThrow(workspace::inUse);
  }

  /** A reader's lock; empty if a writer, or anyone in this process, has the workspace open. */
  static Optional<WorkspaceLock> shared(Workspace workspace) {
    return lock(workspace, true);
  }

  private static Optional<WorkspaceLock> lock(Workspace workspace, boolean shared) {
    try {
      Path key = workspace.folder().toRealPath();
      if (!HELD.add(key)) {
        return Optional.empty();
      }
      Optional<WorkspaceLock> lock = Optional.empty();
      try {
        lock = lock(workspace, key, shared);
      } finally {
        if (lock.isEmpty()) {
          HELD.remove(key);
        }
      }
      return lock;
    } catch (IOException e) {
      throw new InputException("The workspace folder '%s' cannot be used: %s; check its permissions."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    }
  }

  private static Optional<WorkspaceLock> lock(Workspace workspace, Path key, boolean shared) throws IOException {
    Path file = workspace.folder().resolve(Workspace.NAME + ".lock");
    if (shared && !Files.exists(file) && !Files.isWritable(workspace.folder())) {
      // Nobody can write here, so there is nobody to keep out.
      return Optional.of(new WorkspaceLock(key, null));
    }
    OpenOption[] options = shared && Files.exists(file) ? new OpenOption[] {StandardOpenOption.READ}
        : new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE};
    FileChannel channel = FileChannel.open(file, options);
    try {
      if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
        return Optional.of(new WorkspaceLock(key, channel));
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The system lets go of the lock all the same, at the latest with the process.
      return;
    } finally {
      HELD.remove(key);
    }
  }
}
