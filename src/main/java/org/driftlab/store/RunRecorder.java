// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * Records one run in a workspace while it goes on: give it to the run both as archive and as listener.
 *
 * <p>Called on the run thread, it hands everything to the store's thread and goes on, in the order in which it happened. Events
 * travel in groups: while one group is on its way to the disk the next one gathers, until a version or a promotion comes. A model's bytes stay in memory until they are on the
 * disk; when more than the limit wait, {@link #put} waits for the oldest, for 30 s at the most. After the first
 * failure of the store the run is recorded no further and goes on; the failure is reported once, and then the oldest
 * unsaved models beyond the limit are let go.
 */
public final class RunRecorder implements ModelArchive, RunListener {
  /** How many bytes of models may wait for the disk: 64 MB. */
  public static final long DEFAULT_LIMIT = 64L << 20;
  private static final long PATIENCE_SECONDS = 30;

  private final ModelStore store;
  private final long run;
  private final long limit;
  private final Consumer<Throwable> onFailure;
  private final Recorded before;
  private final Map<VersionId, byte[]> waiting = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  // All below is guarded by the lock.
  private final Deque<Pending> queue = new ArrayDeque<>();
  private List<StoredEvent> gathering = new ArrayList<>();
  private CompletableFuture<Void> latest = CompletableFuture.completedFuture(null);
  private int groupsUnderWay;
  private long waitingBytes;
  private long events;
  private int interventions;
  private int interventionsHeard;
  private int reigns;
  private boolean positionUnderWay;
  private long acknowledgedEvents;
  private long acknowledgedVersions;
  private @Nullable Throwable failure;

  private record Pending(VersionId id, byte[] bytes, CompletableFuture<Void> done) {}

  /**
   * Begins a run in the workspace.
   *
   * @param onFailure hears of the store's first failure, on the store's thread or on the run's
   * @throws StoreException if the run cannot be stored
   */
  public static RunRecorder begin(ModelStore store, RunInfo run, Consumer<Throwable> onFailure) {
    return new RunRecorder(store, store.beginRun(run), DEFAULT_LIMIT, onFailure);
  }

  /**
   * Goes on recording a run that was interrupted and is replayed from its beginning: what is stored of it is compared with
   * what happens again, and not stored twice.
   *
   * @param run its number in the workspace
   * @param onFailure hears of the store's first failure, or that the replay differs from what is stored
   * @throws StoreException if the workspace cannot be used
   */
  public static RunRecorder resume(ModelStore store, long run, Consumer<Throwable> onFailure) {
    store.goOn(run).join();
    var before = new Recorded(store.events(run), store.versions(run).size(), store.reigns(run).size());
    var recorder = new RunRecorder(store, run, DEFAULT_LIMIT, onFailure, before);
    recorder.interventions = store.interventionCount(run);
    return recorder;
  }

  /** What is stored of the run already. */
  private record Recorded(List<StoredEvent> events, int versions, int reigns) {}

  RunRecorder(ModelStore store, long run, long limit, Consumer<Throwable> onFailure) {
    this(store, run, limit, onFailure, new Recorded(List.of(), 0, 0));
  }

  private RunRecorder(ModelStore store, long run, long limit, Consumer<Throwable> onFailure, Recorded before) {
    this.before = before;
    acknowledgedEvents = before.events.size();
    acknowledgedVersions = before.versions;
    this.store = store;
    this.run = run;
    this.limit = limit;
    this.onFailure = onFailure;
  }

  /** The run's number in the workspace. */
  public long run() {
    return run;
  }

  @Override
  public void put(ModelVersion version, byte[] bytes) {
    if (version.id().number() <= before.versions) {
      return;
    }
    makeRoom(bytes.length);
    synchronized (lock) {
      waiting.put(version.id(), bytes);
      waitingBytes += bytes.length;
      if (failure != null) {
        queue.add(new Pending(version.id(), bytes, CompletableFuture.completedFuture(null)));
        return;
      }
      sendEvents(); // the log tells first what came first
      var pending = new Pending(version.id(), bytes, new CompletableFuture<>());
      queue.add(pending);
      follow(store.addVersion(run, version, bytes), () -> versionStored(pending))
          .whenComplete((done, problem) -> pending.done.complete(null));
    }
  }

  private void versionStored(Pending pending) {
    acknowledgedVersions++;
    release(pending);
  }

  private void release(Pending pending) {
    if (queue.remove(pending)) {
      waitingBytes -= pending.bytes.length;
      waiting.remove(pending.id, pending.bytes);
    }
  }

  /** Waits while too many bytes are on their way; after a failure lets the oldest go instead. */
  private void makeRoom(int bytes) {
    while (true) {
      Pending oldest;
      synchronized (lock) {
        oldest = queue.peek();
        if (oldest == null || waitingBytes + bytes <= limit) {
          return;
        }
        if (failure != null) {
          release(oldest);
          continue;
        }
      }
      await(oldest);
    }
  }

  private void await(Pending oldest) {
    try {
      oldest.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      fail(new StoreException("The workspace '%s' has not answered for %d s, so the run is recorded no further."
          .formatted(store.folder(), PATIENCE_SECONDS), e));
    } catch (ExecutionException e) {
      throw new IllegalStateException("it never fails: a failure of the store is told apart", e);
    } catch (InterruptedException e) {
      fail(new StoreException("The run's thread was interrupted, so the run is recorded no further.", e));
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public byte[] get(VersionId version) {
    byte[] bytes = waiting.get(version);
    if (bytes != null) {
      return bytes;
    }
    try {
      return store.bytes(run, version);
    } catch (StoreException | IllegalStateException e) {
      throw new InputException("Version %s cannot be read from the workspace: %s"
          .formatted(version, e.getMessage()), e);
    }
  }

  @Override
  public void onEvent(RunEvent event) {
    synchronized (lock) {
      if (failure != null) {
        return;
      }
      boolean urgent = switch (event) {
        case RunEvent.Promoted promoted -> {
          if (++reigns > before.reigns) {
            sendEvents();
            follow(store.recordPromotion(run, promoted), () -> { });
          }
          yield true;
        }
        case RunEvent.RolledBack rolledBack -> {
          if (++reigns > before.reigns) {
            sendEvents();
            follow(store.recordRollback(run, rolledBack), () -> { });
          }
          yield true;
        }
        default -> false;
      };
      var stored = new StoredEvent(events++, event.at(), event.type(), Json.details(event));
      if (stored.seq() < before.events.size()) {
        compare(before.events.get((int) stored.seq()), stored);
        return;
      }
      gathering.add(stored);
      if (urgent || groupsUnderWay == 0) {
        sendEvents();
      }
    }
  }

  private void compare(StoredEvent then, StoredEvent now) {
    if (!then.equals(now)) {
      fail(new InputException("Run %d cannot be restored: event %d was '%s' at %d and is '%s' at %d now; it was made by another"
          .formatted(run, then.seq(), then.type(), then.at(), now.type(), now.at()) + " version of DriftLab or other data."));
    }
  }

  /** The store's first failure, if it has failed. */
  public Optional<Throwable> failure() {
    synchronized (lock) {
      return Optional.ofNullable(failure);
    }
  }

  @Override
  public void onIntervention(Intervention intervention) {
    synchronized (lock) {
      if (interventionsHeard++ == interventions && failure == null) {
        follow(store.appendInterventions(run, interventions++, List.of(intervention)), () -> { });
      }
    }
  }

  /** Records how far the run has come, unless a record of that is on its way to the disk already. */
  public void position(long index) {
    synchronized (lock) {
      if (!positionUnderWay && failure == null) {
        positionUnderWay = true;
        follow(store.recordPosition(run, index), () -> positionUnderWay = false);
      }
    }
  }

  /** Sends what has gathered; the store keeps the order of groups. */
  private void sendEvents() {
    if (!gathering.isEmpty() && failure == null) {
      List<StoredEvent> group = gathering;
      gathering = new ArrayList<>();
      groupsUnderWay++;
      follow(store.appendEvents(run, group), () -> eventsStored(group.size()));
    }
  }

  private void eventsStored(int count) {
    acknowledgedEvents += count;
    groupsUnderWay--;
    if (groupsUnderWay == 0) {
      sendEvents();
    }
  }

  /** Records the run's interventions so far; those recorded already are skipped. */
  public void interventions(List<Intervention> all) {
    synchronized (lock) {
      if (failure == null && all.size() > interventions) {
        follow(store.appendInterventions(run, interventions, all.subList(interventions, all.size())),
            () -> { });
        interventions = all.size();
      }
    }
  }

  /**
   * Records how the run ended, after all that came before.
   *
   * @return completes when everything is durable
   */
  public CompletableFuture<Void> finish(RunInfo.State state, long position, Optional<String> fingerprint) {
    return flushed().thenCompose(done -> follow(store.finishRun(run, state, position, fingerprint),
        () -> { }));
  }

  /** Completes when all that was handed in before is durable; fails if the store has failed. */
  public CompletableFuture<Void> flushed() {
    synchronized (lock) {
      if (failure != null) {
        return CompletableFuture.failedFuture(failure);
      }
      sendEvents();
      return latest.copy();
    }
  }

  /** Remembers a write as the last one, and hears of its failure; the store acknowledges in order. */
  private CompletableFuture<Void> follow(CompletableFuture<Void> write, Runnable onDisk) {
    CompletableFuture<Void> heard = write.whenComplete((done, problem) -> {
      if (problem == null) {
        synchronized (lock) {
          onDisk.run();
        }
      } else {
        fail(problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem);
      }
    });
    synchronized (lock) {
      latest = heard;
    }
    return heard;
  }

  private void fail(Throwable problem) {
    synchronized (lock) {
      if (failure != null) {
        return;
      }
      failure = problem;
      gathering = new ArrayList<>();
    }
    onFailure.accept(problem);
  }

  /** How many events are known to be on the disk. */
  public long acknowledgedEvents() {
    synchronized (lock) {
      return acknowledgedEvents;
    }
  }

  /** How many versions are known to be on the disk. */
  public long acknowledgedVersions() {
    synchronized (lock) {
      return acknowledgedVersions;
    }
  }

  /** Bytes of models in memory. */
  long waitingBytes() {
    synchronized (lock) {
      return waitingBytes;
    }
  }
}
