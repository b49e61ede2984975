// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.driftlab.data.InputException;
import org.driftlab.data.SpecFinder;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunEvent;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import org.h2.mvstore.MVStore;

/**
 * A workspace in an embedded H2 database: the file {@code workspace.mv.db} beside {@code logs} and {@code backups}.
 *
 * <p>A commit of H2 is not durable by itself: it reaches the operating system up to 500 ms later and the disk whenever
 * that pleases. So each group of commits is followed by {@code CHECKPOINT SYNC}, which writes and fsyncs, before it is
 * acknowledged.
 */
final class H2ModelStore implements ModelStore {
  /** A retention is applied again whenever so many bytes were added: 16 MB. */
  private static final long THIN_EVERY = 16L << 20;

  private final Workspace workspace;
  private final Mode mode;
  private final Database database;
  private final StoreThread store;
  private final Object backingUp = new Object();
  private long grown;

  private H2ModelStore(Workspace workspace, Mode mode, Database database) {
    this.workspace = workspace;
    this.mode = mode;
    this.database = database;
    store = new StoreThread(database, workspace.folder().toString());
  }

  static H2ModelStore open(Path folder, Mode mode) {
    Workspace workspace = Workspace.of(folder);
    return OwnThread.call("driftlab-opening", () -> open(workspace, mode));
  }

  static H2ModelStore open(Workspace workspace, Mode mode) {
    if (mode == Mode.READ_ONLY) {
      return new H2ModelStore(workspace, mode, Database.readOnly(workspace));
    }
    var opened = new H2ModelStore(workspace, mode, Database.readWrite(workspace));
    try {
      opened.store.await(opened.write(connection -> {
        for (RunInfo run : Runs.interruptLeftOvers(connection)) {
          Audit.append(connection, AuditTexts.ended(run.id(), RunInfo.State.INTERRUPTED, run.position(), Optional.empty()));
        }
        return Thinner.apply(connection, Thinner.retention(connection));
      }));
    } catch (StoreException e) {
      opened.close();
      throw workspace.damaged(e);
    }
    return opened;
  }

  private <T> CompletableFuture<T> write(StoreThread.Work<T> work) {
    if (mode == Mode.READ_ONLY) {
      return CompletableFuture.failedFuture(new InputException(
          "The workspace '%s' was opened read-only; open it for writing.".formatted(workspace.folder())));
    }
    return store.write(work);
  }

  private interface Change {
    void run(Connection connection) throws SQLException;
  }

  private CompletableFuture<Void> change(Change change) {
    return this.<Object>write(connection -> {
      change.run(connection);
      return connection;
    }).thenAccept(done -> { });
  }

  @Override
  public long beginRun(RunInfo run) {
    return store.await(write(connection -> {
      long id = Runs.insert(connection, run);
      Audit.append(connection, AuditTexts.begun(id, run));
      return id;
    }));
  }

  @Override
  public long beginConversation(RunInfo run, String knowledge) {
    return store.await(write(connection -> {
      long id = Runs.insert(connection, run);
      Conversations.insert(connection, id, knowledge);
      Audit.append(connection, AuditTexts.begun(id, run));
      return id;
    }));
  }

  @Override
  public CompletableFuture<Void> appendFeedback(long run, List<StoredFeedback> entries) {
    List<StoredFeedback> copy = List.copyOf(entries);
    return change(connection -> {
      Conversations.append(connection, run, copy);
      Runs.position(connection, run, copy.isEmpty() ? 0 : copy.getLast().number());
    });
  }

  @Override
  public List<StoredFeedback> feedback(long run) {
    return store.read(connection -> Conversations.list(connection, run));
  }

  @Override
  public Optional<String> knowledge(long run) {
    return store.read(connection -> Conversations.knowledge(connection, run));
  }

  @Override
  public boolean isWritten() {
    return mode == Mode.READ_WRITE || database.isWritten();
  }

  @Override
  public Optional<Instant> lastUsed(long conversation) {
    return store.read(connection -> Conversations.lastUsed(connection, conversation));
  }

  @Override
  public List<Long> conversations() {
    return store.read(Conversations::runs);
  }

  @Override
  public CompletableFuture<Void> addVersion(long run, ModelVersion version, byte[] bytes) {
    return change(connection -> {
      Versions.insert(connection, run, version, bytes);
      Audit.append(connection, AuditTexts.version(connection, run, version));
      thinIfGrown(connection, bytes.length);
    });
  }

  /** On the store's thread. */
  private void thinIfGrown(Connection connection, int bytes) throws SQLException {
    grown += bytes;
    if (grown > THIN_EVERY) {
      grown = 0;
      Thinner.apply(connection, Thinner.retention(connection));
    }
  }

  @Override
  public CompletableFuture<Void> recordPromotion(long run, RunEvent.Promoted event) {
    return crown(run, new Reign(event.version(), event.at(), Reign.OPEN, event.by(), event.why()),
        event.type());
  }

  @Override
  public CompletableFuture<Void> recordRollback(long run, RunEvent.RolledBack event) {
    return crown(run, new Reign(event.to(), event.at(), Reign.OPEN, event.by(), event.why()), event.type());
  }

  private CompletableFuture<Void> crown(long run, Reign reign, String type) {
    return change(connection -> {
      int deposed = Reigns.begin(connection, run, reign);
      Audit.append(connection, AuditTexts.reign(connection, run, reign, deposed, type));
    });
  }

  @Override
  public CompletableFuture<Void> annotate(long run, Annotation annotation) {
    return change(connection -> Annotations.add(connection, run, annotation));
  }

  @Override
  public CompletableFuture<Void> removeAnnotation(long run, VersionId version, Annotation.Kind kind, String text, String by) {
    return change(connection -> Annotations.remove(connection, run, new Annotation(version, kind, text, by, Instant.EPOCH)));
  }

  @Override
  public CompletableFuture<Thinning> retain(Retention retention, String by) {
    return write(connection -> Thinner.set(connection, retention, by));
  }

  @Override
  public CompletableFuture<Void> appendEvents(long run, List<StoredEvent> events) {
    List<StoredEvent> copy = List.copyOf(events);
    return change(connection -> {
      Runs.appendEvents(connection, run, copy);
      Audit.append(connection, AuditTexts.events(run, copy));
    });
  }

  @Override
  public CompletableFuture<Void> appendInterventions(long run, int first, List<Intervention> interventions) {
    List<Intervention> copy = List.copyOf(interventions);
    return change(connection -> Runs.appendInterventions(connection, run, first, copy));
  }

  @Override
  public CompletableFuture<Void> finishRun(long run, RunInfo.State state, long position,
      Optional<String> fingerprint) {
    return change(connection -> {
      Runs.finish(connection, run, state, position, fingerprint);
      Audit.append(connection, AuditTexts.ended(run, state, position, fingerprint));
      Thinner.apply(connection, Thinner.retention(connection));
    });
  }

  @Override
  public CompletableFuture<Void> recordPosition(long run, long position) {
    return change(connection -> Runs.position(connection, run, position));
  }

  @Override
  public CompletableFuture<Void> goOn(long run) {
    return change(connection -> {
      Runs.goOn(connection, run);
      Audit.append(connection, new Audit.Content(run, -1, "resumed", 0, "", "{}"));
    });
  }

  @Override
  public List<RunInfo> runs() {
    return store.read(Runs::list);
  }

  @Override
  public List<ModelVersion> versions(long run) {
    return store.read(connection -> Versions.list(connection, run));
  }

  @Override
  public byte[] bytes(long run, VersionId version) {
    return store.read(connection -> Versions.bytes(connection, run, version));
  }

  @Override
  public List<Reign> reigns(long run) {
    return store.read(connection -> Reigns.list(connection, run));
  }

  @Override
  public List<StoredEvent> events(long run) {
    return store.read(connection -> Runs.events(connection, run));
  }

  @Override
  public List<Intervention> interventions(long run, SpecFinder specs) {
    return store.read(connection -> Runs.interventions(connection, run, specs));
  }

  @Override
  public int interventionCount(long run) {
    return store.read(connection -> Runs.interventionCount(connection, run));
  }

  @Override
  public List<Annotation> annotations(long run) {
    return store.read(connection -> Annotations.list(connection, run));
  }

  @Override
  public Set<VersionId> thinned(long run) {
    return store.read(connection -> Thinner.thinned(connection, run));
  }

  @Override
  public Retention retention() {
    return store.read(Thinner::retention);
  }

  @Override
  public List<LogEntry> log(LogQuery query) {
    return store.read(connection -> Audit.list(connection, query));
  }

  @Override
  public List<String> verify() {
    return store.read(Checkup::problems);
  }

  @Override
  public Path export(long run, Path folder) {
    return store.read(connection -> Exporter.export(connection, run, folder));
  }

  @Override
  public Path backup() {
    synchronized (backingUp) {
      MVStore file = store.await(write(connection -> {
        MVStore below = database.mvStore();
        below.setReuseSpace(false);
        return below;
      }));
      return OwnThread.call("driftlab-backup", () -> copy(file));
    }
  }

  @Override
  public int backupHours() {
    return store.read(Backups::hours);
  }

  @Override
  public CompletableFuture<Void> setBackupHours(int hours, String by) {
    if (hours < 0 || hours > Backups.MOST_HOURS) {
      throw new InputException("The hours between two backups are %d but must be in [0, %d]; 0 is never."
          .formatted(hours, Backups.MOST_HOURS));
    }
    return change(connection -> Backups.setHours(connection, hours, by));
  }

  @Override
  public Optional<Instant> lastBackup() {
    return Backups.last(workspace);
  }

  @Override
  public Optional<Instant> lastChange() {
    return store.read(Audit::last);
  }

  private Path copy(MVStore file) {
    try {
      return Backups.write(workspace, file);
    } catch (IOException | RuntimeException e) {
      throw new StoreException("The backup of the workspace '%s' could not be written: %s."
          .formatted(workspace.folder(), Sql.reason(e)), e);
    } finally {
      file.setReuseSpace(true);
    }
  }

  @Override
  public Path folder() {
    return workspace.folder();
  }

  @Override
  public void close() {
    // After a backup under way, which reads the file.
    synchronized (backingUp) {
      store.close();
    }
  }
}
