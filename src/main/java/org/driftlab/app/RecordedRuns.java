// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.data.InputException;
import org.driftlab.engine.Branch;
import org.driftlab.engine.Change;
import org.driftlab.engine.Fork;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Pacer;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Timeline;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.VersionMarks;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the window's runs, each on its own thread and recorded in the workspace; close it before the store. */
final class RecordedRuns implements RunFactory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedRuns.class);

  private final ModelStore store;
  private final long budget;
  private final Optional<Interrupted> interrupted;
  private final Set<Live> open = ConcurrentHashMap.newKeySet();
  private volatile boolean storeFailed;
  private volatile @Nullable Live newest;

  /**
   * Runs in a workspace.
   *
   * @param budget of a run's checkpoints, in bytes
   */
  RecordedRuns(ModelStore store, long budget) {
    this.store = store;
    this.budget = budget;
    interrupted = RunRecording.interrupted(store).flatMap(RecordedRuns::told);
  }

  /** The interrupted run, if this version of DriftLab can use its scenario. */
  private static Optional<Interrupted> told(RunInfo run) {
    try {
      return Optional.of(new Interrupted(run.id(), ScenarioYaml.readStored(run.scenarioText(), "run " + run.id()),
          run.position()));
    } catch (InputException e) {
      LOG.warn("The interrupted run {} cannot be restored", run.id(), e);
      return Optional.empty();
    }
  }

  @Override
  public LiveRun start(Scenario scenario, Pacer pacer) {
    return live(RunRecording.open(store, scenario, budget(), this::storeFailed), pacer);
  }

  @Override
  public Optional<Interrupted> interrupted() {
    return interrupted;
  }

  @Override
  public LiveRun resume(Interrupted run, Pacer pacer) {
    RunInfo info = store.runs().stream().filter(r -> r.id() == run.run()).findFirst().orElseThrow();
    RunRecording.Recorded recorded = RunRecording.resume(store, info, budget(), this::storeFailed);
    recorded.recording().restore(recorded.timeline(), info.position());
    return live(recorded, pacer);
  }

  private LiveRun live(RunRecording.Recorded recorded, Pacer pacer) {
    var live = new Live(recorded, pacer);
    open.add(live);
    newest = live;
    return live;
  }

  @Override
  public VersionMarks marks() {
    return new StoredMarks(store, () -> {
      Live live = newest;
      return live == null ? OptionalLong.empty() : OptionalLong.of(live.recording.run());
    });
  }

  /** The budget of the checkpoints, but never more than a quarter of the memory there is. */
  private long budget() {
    return Math.min(budget, Runtime.getRuntime().maxMemory() / 4);
  }

  private void storeFailed(Throwable problem) {
    storeFailed = true;
    LOG.error("The workspace takes no more; runs go on unrecorded", problem);
  }

  /** How safe the present runs are; cheap. */
  Saving saving() {
    if (storeFailed) {
      return Saving.UNSAVED;
    }
    return open.stream().allMatch(live -> live.recording.saved()) ? Saving.SAVED : Saving.SAVING;
  }

  /** Ends all runs and waits until what they finished is durable. */
  @Override
  public void close() {
    open.forEach(Live::close);
    open.forEach(live -> live.ended.join());
  }

  /** A run whose end is recorded when its thread has ended. */
  private final class Live implements LiveRun {
    private final RunThread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile RunRecording recording;

    Live(RunRecording.Recorded recorded, Pacer pacer) {
      recording = recorded.recording();
      thread = new RunThread(recorded.timeline(), pacer, this::fork);
      Thread.ofPlatform().daemon().name("run-recorder").start(this::recordEnd);
    }

    /** A fork is a run of its own in the workspace; the one whose place it takes ends there. */
    private Timeline fork(Timeline present, Branch branch) {
      RunRecording.Recorded fork = recording.fork(store, branch, RecordedRuns.this::storeFailed);
      recording.finish(present, false).exceptionally(problem -> {
        LOG.error("The end of a run could not be recorded", problem);
        return null;
      });
      recording = fork.recording();
      return fork.timeline();
    }

    private void recordEnd() {
      try {
        thread.awaitEnd();
        recording.finish(thread.timeline(), thread.latest().phase() == RunSnapshot.Phase.FAILED).join();
      } catch (InterruptedException | RuntimeException e) {
        LOG.error("The end of a run could not be recorded", e);
      } finally {
        open.remove(this);
        ended.complete(null);
      }
    }

    @Override
    public RunSnapshot latest() {
      return thread.latest();
    }

    @Override
    public void requestSnapshot() {
      thread.requestSnapshot();
    }

    @Override
    public void play() {
      thread.play();
    }

    @Override
    public void pause() {
      thread.pause();
    }

    @Override
    public void step(long instances) {
      thread.step(instances);
    }

    @Override
    public void send(RunCommand command) {
      thread.send(command);
    }

    @Override
    public CompletableFuture<Long> seek(long index) {
      return thread.seek(index);
    }

    @Override
    public CompletableFuture<Fork> fork(long at, Change change) {
      return thread.fork(at, change);
    }

    @Override
    public <T> CompletableFuture<T> ask(Function<Timeline, T> question) {
      return thread.ask(question);
    }

    @Override
    public void close() {
      thread.close();
    }
  }
}
