// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.driftlab.data.InputException;
import org.driftlab.data.SpecFinder;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunEvent;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;

/**
 * A workspace in an embedded H2 database: the file {@code workspace.mv.db} beside {@code logs} and {@code backups}.
 *
 * <p>A commit of H2 is not durable by itself: it reaches the operating system up to 500 ms later and the disk whenever
 * that pleases. So each group of commits is followed by {@code CHECKPOINT SYNC}, which writes and fsyncs, before it is
 * acknowledged.
 */
final class H2ModelStore implements ModelStore {
  private final Workspace workspace;
  private final Mode mode;
  private final StoreThread store;

  private H2ModelStore(Workspace workspace, Mode mode, Database database) {
    this.workspace = workspace;
    this.mode = mode;
    store = new StoreThread(database, workspace.folder().toString());
  }

  static H2ModelStore open(Path folder, Mode mode) {
    Workspace workspace = Workspace.of(folder);
    if (mode == Mode.READ_ONLY) {
      return new H2ModelStore(workspace, mode, Database.readOnly(workspace));
    }
    var opened = new H2ModelStore(workspace, mode, Database.readWrite(workspace));
    try {
      opened.store.await(opened.write(Runs::interruptLeftOvers));
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
    return store.await(write(connection -> Runs.insert(connection, run)));
  }

  @Override
  public CompletableFuture<Void> addVersion(long run, ModelVersion version, byte[] bytes) {
    return change(connection -> Versions.insert(connection, run, version, bytes));
  }

  @Override
  public CompletableFuture<Void> recordPromotion(long run, RunEvent.Promoted event) {
    return crown(run, new Reign(event.version(), event.at(), Reign.OPEN, event.by(), event.why()));
  }

  @Override
  public CompletableFuture<Void> recordRollback(long run, RunEvent.RolledBack event) {
    return crown(run, new Reign(event.to(), event.at(), Reign.OPEN, event.by(), event.why()));
  }

  private CompletableFuture<Void> crown(long run, Reign reign) {
    return change(connection -> Reigns.begin(connection, run, reign));
  }

  @Override
  public CompletableFuture<Void> appendEvents(long run, List<StoredEvent> events) {
    List<StoredEvent> copy = List.copyOf(events);
    return change(connection -> Runs.appendEvents(connection, run, copy));
  }

  @Override
  public CompletableFuture<Void> appendInterventions(long run, int first, List<Intervention> interventions) {
    List<Intervention> copy = List.copyOf(interventions);
    return change(connection -> Runs.appendInterventions(connection, run, first, copy));
  }

  @Override
  public CompletableFuture<Void> finishRun(long run, RunInfo.State state, long position,
      Optional<String> fingerprint) {
    return change(connection -> Runs.finish(connection, run, state, position, fingerprint));
  }

  @Override
  public CompletableFuture<Void> recordPosition(long run, long position) {
    return change(connection -> Runs.position(connection, run, position));
  }

  @Override
  public CompletableFuture<Void> goOn(long run) {
    return change(connection -> Runs.goOn(connection, run));
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
  public List<String> verify() {
    return store.read(Checkup::problems);
  }

  @Override
  public Path export(long run, Path folder) {
    return store.read(connection -> Exporter.export(connection, run, folder));
  }

  @Override
  public Path backup() {
    return store.await(write(connection -> Backups.write(workspace, connection)));
  }

  @Override
  public Path folder() {
    return workspace.folder();
  }

  @Override
  public void close() {
    store.close();
  }
}
