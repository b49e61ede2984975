// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Pacer;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.store.ModelStore;
import org.driftlab.ui.support.RunFactory;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the window's runs, each on its own thread and recorded in the workspace; close it before the store. */
final class RecordedRuns implements RunFactory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordedRuns.class);

  private final ModelStore store;
  private final Set<Live> open = ConcurrentHashMap.newKeySet();
  private volatile boolean storeFailed;

  RecordedRuns(ModelStore store) {
    this.store = store;
  }

  @Override
  public LiveRun start(Scenario scenario, Pacer pacer) {
    RunRecording.Recorded recorded = RunRecording.open(store, scenario, this::storeFailed);
    var live = new Live(new RunThread(recorded.run(), pacer), recorded.recording());
    open.add(live);
    return live;
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
    private final RunRecording recording;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Live(RunThread thread, RunRecording recording) {
      this.thread = thread;
      this.recording = recording;
      Thread.ofPlatform().daemon().name("run-recorder").start(this::recordEnd);
    }

    private void recordEnd() {
      try {
        thread.awaitEnd();
        recording.finish(thread.latest().phase() == RunSnapshot.Phase.FAILED).join();
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
    public void close() {
      thread.close();
    }
  }
}
