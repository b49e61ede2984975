// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.driftlab.data.InputException;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Timeline;
import org.driftlab.report.RunSummary;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.store.StoreException;

/**
 * Runs a scenario on the calling thread, flat out, with a progress bar, until its end or Ctrl-C, and records it in a
 * workspace.
 */
final class ScenarioRun {
  private static final long CHUNK = 16_384;
  /** Nobody goes back here. */
  private static final long NO_CHECKPOINTS = -1;

  private final Terminal terminal;
  private final Interruption interruption;
  private double seconds;
  private long number;

  ScenarioRun(Terminal terminal, Interruption interruption) {
    this.terminal = terminal;
    this.interruption = interruption;
  }

  /**
   * Runs it and returns when all of it is durable.
   *
   * @throws org.driftlab.data.InputException if the scenario or the workspace cannot be used; nothing is recorded then
   * @throws StoreException if the workspace could not take everything
   */
  RunSummary run(Scenario scenario, Path workspace) {
    if (!ModelStore.isThere(workspace)) {
      tryOut(scenario, workspace);
    }
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
      // A failure of the store is reported by finish, after the run.
      return toEnd(RunRecording.open(store, scenario, NO_CHECKPOINTS, problem -> {}), 0);
    }
  }

  /** Opens a scenario once before a workspace is made for it: one that cannot be opened leaves no folder behind. */
  private static void tryOut(Scenario scenario, Path workspace) {
    if (scenario.start().isPresent()) {
      ModelStore.open(workspace, ModelStore.Mode.READ_ONLY).close(); // says that nothing is stored there to begin from
    }
    new Run(scenario, new InMemoryArchive(), RunListener.NONE).close();
  }

  /**
   * Goes on with the newest run of a workspace, which was killed or stopped: replays it to where it was, then to its end.
   *
   * @throws InputException if the newest run was not interrupted, or it cannot be replayed to where it was
   * @throws StoreException if the workspace could not take everything
   */
  RunSummary resume(Path workspace) {
    if (!ModelStore.isThere(workspace)) {
      ModelStore.open(workspace, ModelStore.Mode.READ_ONLY).close(); // says that there is none, and makes none
    }
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
      RunInfo info = RunRecording.unfinished(store).orElseThrow(() -> new InputException(
          "The newest run of the workspace %s was not interrupted; there is nothing to resume.".formatted(workspace)));
      return toEnd(RunRecording.resume(store, info, NO_CHECKPOINTS, problem -> {}), info.position());
    }
  }

  private RunSummary toEnd(RunRecording.Recorded recorded, long restored) {
    try (Timeline timeline = recorded.timeline()) {
      boolean failed = true;
      number = recorded.recording().run();
      try {
        recorded.recording().restore(timeline, restored);
        advance(timeline);
        failed = false;
      } finally {
        finish(recorded, failed);
      }
      return new RunSummary(timeline.run().scenario(), timeline.run().snapshot());
    }
  }

  /** The run's number in the workspace. */
  long number() {
    return number;
  }

  /** How long the replay took, without opening and closing the workspace. */
  double seconds() {
    return seconds;
  }

  private void advance(Timeline timeline) {
    long began = System.nanoTime();
    try (var progress = new Progress(terminal, "instances", timeline.run().scenario().instances())) {
      while (!timeline.run().finished() && !interruption.requested()) {
        timeline.advance(CHUNK);
        progress.update(timeline.run().index());
      }
    }
    seconds = (System.nanoTime() - began) * 1e-9;
  }

  private static void finish(RunRecording.Recorded recorded, boolean failed) {
    try {
      recorded.recording().finish(recorded.timeline(), failed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
