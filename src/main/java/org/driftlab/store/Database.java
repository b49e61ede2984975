// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * An open workspace database: the connection, and what has to be undone when it is closed.
 *
 * <p>The URL's settings never vary. H2 can run Java code named in SQL; DriftLab never does, so the system property
 * {@code h2.allowedClasses} is set here to a name that no class has, unless the launcher has set it already, and a file
 * that brings code of its own is refused.
 */
final class Database implements AutoCloseable {
  static {
    if (System.getProperty("h2.allowedClasses") == null) {
      System.setProperty("h2.allowedClasses", "org.driftlab.none");
    }
  }

  static final String SETTINGS = ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;WRITE_DELAY=500";
  private static final String READ_SETTINGS = SETTINGS + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
  private static final int SNAPSHOT_ATTEMPTS = 5;

  private final Connection connection;
  private final @Nullable WorkspaceLock lock;
  private final @Nullable Path snapshot;
  private final boolean writer;
  private boolean written;
  private boolean distrusted;

  private Database(Connection connection, @Nullable WorkspaceLock lock, @Nullable Path snapshot, boolean writer) {
    this.writer = writer;
    this.connection = connection;
    this.lock = lock;
    this.snapshot = snapshot;
  }

  Connection connection() {
    return connection;
  }

  /** For a reader: whether somebody had the workspace open for writing when it was opened. */
  boolean isWritten() {
    return written;
  }

  static Database readWrite(Workspace workspace) {
    workspace.prepare();
    WorkspaceLock lock = WorkspaceLock.exclusive(workspace);
    try {
      if (!workspace.exists()) {
        create(workspace);
      }
      int format = format(workspace, workspace.file());
      if (format < Schema.VERSION) {
        Migration.run(workspace, format);
      }
      return new Database(open(workspace, workspace.file(), SETTINGS + ";IFEXISTS=TRUE"), lock, null, true);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Reads the file itself when nobody has it open, else a copy of it as it is now. */
  static Database readOnly(Workspace workspace) {
    workspace.requireThere();
    Optional<WorkspaceLock> lock = WorkspaceLock.shared(workspace);
    if (lock.isEmpty()) {
      Database copy = readCopy(workspace);
      copy.written = true;
      return copy;
    }
    try {
      if (format(workspace, workspace.file()) < Schema.VERSION) {
        // A reader changes nothing here: it migrates a copy of its own.
        Database copy = readCopy(workspace);
        lock.get().close();
        return copy;
      }
      return new Database(open(workspace, workspace.file(), READ_SETTINGS), lock.get(), null, false);
    } catch (RuntimeException e) {
      lock.get().close();
      throw e;
    }
  }

  /** The owner may rearrange the file while it is copied; a copy that cannot be read is taken again. */
  private static Database readCopy(Workspace workspace) {
    InputException last = workspace.inUse();
    for (int attempt = 0; attempt < SNAPSHOT_ATTEMPTS; attempt++) {
      Path copy = copy(workspace);
      try {
        Path file = copy.resolve(workspace.file().getFileName());
        if (format(workspace, file) < Schema.VERSION) {
          Migration.migrate(file);
        }
        return new Database(open(workspace, file, READ_SETTINGS), null, copy, false);
      } catch (InputException | SQLException e) {
        last = e instanceof InputException input ? input : workspace.damaged(e);
        remove(copy);
      }
    }
    throw last;
  }

  private static Path copy(Workspace workspace) {
    try {
      Path folder = Files.createTempDirectory("driftlab-reading-");
      Files.copy(workspace.file(), folder.resolve(workspace.file().getFileName()));
      return folder;
    } catch (IOException e) {
      // Where the system's locks forbid others to read, there is no copy to be had.
      throw new InputException(("The workspace '%s' is in use and cannot be copied for reading; close the other"
          + " DriftLab.").formatted(workspace.folder()), e);
    }
  }

  /** Makes the tables under another name first, so that a file of the right name is always a whole workspace. */
  private static void create(Workspace workspace) {
    String name = Workspace.NAME + ".new-" + ProcessHandle.current().pid();
    Path fresh = workspace.folder().resolve(name + Workspace.SUFFIX);
    try {
      Files.deleteIfExists(fresh);
      try (Connection connection = connect(fresh, SETTINGS)) {
        Schema.create(connection);
      }
      Files.move(fresh, workspace.file());
    } catch (FileAlreadyExistsException e) {
      deleteQuietly(fresh);
    } catch (SQLException | IOException e) {
      throw new InputException("The workspace '%s' cannot be created: %s; choose another folder."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    }
  }

  /** The format a file is in; it is opened for reading only, because H2 would begin to write before it finds damage. */
  static int format(Workspace workspace, Path file) {
    try (Connection connection = open(workspace, file, READ_SETTINGS)) {
      return Schema.version(connection);
    } catch (SQLException e) {
      throw workspace.damaged(e);
    }
  }

  /** Opens a database file; what is wrong with it is said of the workspace. */
  private static Connection open(Workspace workspace, Path file, String settings) {
    Connection connection = null;
    try {
      if (Files.size(file) == 0 || FileHeader.isCutShort(file)) {
        throw workspace.damaged(new IOException("the file has lost its end"));
      }
      connection = connect(workspace.fileSystem(), file, settings);
      if (Schema.hasForeignParts(connection)) {
        throw workspace.damaged(new IOException("the file holds other things than a workspace's tables"));
      }
      int version = Schema.version(connection);
      if (version > Schema.VERSION) {
        throw new InputException(("The workspace '%s' was written by a later DriftLab (format %d, this one reads up to"
            + " %d); update DriftLab.").formatted(workspace.folder(), version, Schema.VERSION));
      }
      return connection;
    } catch (SQLException e) {
      closeQuietly(connection);
      throw e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1 ? workspace.inUse() : workspace.damaged(e);
    } catch (IOException e) {
      throw workspace.damaged(e);
    } catch (RuntimeException e) {
      closeQuietly(connection);
      throw e instanceof InputException ? e : workspace.damaged(e);
    }
  }

  /** Connects to a database file by its path; {@link Workspace#of} has seen to it that a URL can hold it. */
  static Connection connect(Path file, String settings) throws SQLException {
    return connect("file", file, settings);
  }

  private static Connection connect(String fileSystem, Path file, String settings) throws SQLException {
    String path = file.toString();
    String base = path.substring(0, path.length() - Workspace.SUFFIX.length());
    Connection connection = DriverManager.getConnection("jdbc:h2:" + fileSystem + ":" + base + settings, "driftlab", "");
    connection.setAutoCommit(false);
    return connection;
  }

  /** Opens a candidate of a recovery for a check; nothing is written to it. */
  static Connection connectForReading(Workspace workspace, Path file) {
    return open(workspace, file, READ_SETTINGS);
  }

  /** Forces everything committed so far to the disk: H2 itself only hands it to the operating system, and later. */
  void force() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT SYNC");
    }
  }

  /** What lies below the tables; a backup reads the file through it. */
  MVStore mvStore() {
    return session().getDatabase().getStore().getMvStore();
  }

  private SessionLocal session() {
    if (connection instanceof JdbcConnection jdbc && jdbc.getSession() instanceof SessionLocal session) {
      return session;
    }
    throw new IllegalStateException("the connection is not one of an embedded database");
  }

  /**
   * Why H2 has given the file up, if it has, as after a write that found the disk full. No statement may be run then: it may
   * look for a version to work on for ever.
   */
  Optional<Exception> givenUp() {
    return Optional.ofNullable(mvStore().getPanicException());
  }

  /** H2's state is not to be trusted any more: it is abandoned when it is closed, and the file stays as it is on the disk. */
  void distrust() {
    distrusted = true;
  }

  boolean isDistrusted() {
    return distrusted;
  }

  private boolean canWrite() {
    if (distrusted || givenUp().isPresent()) {
      return false;
    }
    try {
      force();
      return true;
    } catch (SQLException | RuntimeException | AssertionError e) {
      // Whoever waits for a write has heard of it already. After a failed write H2's own assertions fail too.
      return false;
    }
  }

  /** Closes the file without writing to it: where H2 cannot write, as on a full disk, it would fail and stay open. */
  private void abandon() {
    try {
      session().getDatabase().shutdownImmediately();
    } catch (RuntimeException | AssertionError e) {
      // It reports that the database is closed, which is what was asked.
      return;
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      if (!writer || canWrite()) {
        connection.close();
      } else {
        abandon();
      }
    } finally {
      if (lock != null) {
        lock.close();
      }
      if (snapshot != null) {
        remove(snapshot);
      }
    }
  }

  private static void remove(Path snapshot) {
    deleteQuietly(snapshot.resolve(Workspace.NAME + Workspace.SUFFIX));
    deleteQuietly(snapshot);
  }

  static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A left-over file does no harm: the next attempt replaces it, and the system clears its temporary folder.
      file.toFile().deleteOnExit();
    }
  }

  private static void closeQuietly(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        // The reason why it is closed is reported instead.
        return;
      }
    }
  }
}
