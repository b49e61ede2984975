// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.driftlab.engine.Run;
import org.driftlab.engine.Scenario;
import org.driftlab.report.RunSummary;
import org.driftlab.store.ModelStore;
import org.driftlab.store.StoreException;

/**
 * Runs a scenario on the calling thread, flat out, with a progress bar, until its end or Ctrl-C, and records it in a
 * workspace.
 */
final class ScenarioRun {
  private static final long CHUNK = 16_384;

  private final Terminal terminal;
  private final Interruption interruption;
  private double seconds;

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
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
      // A failure of the store is reported by finish, after the run.
      RunRecording.Recorded recorded = RunRecording.open(store, scenario, problem -> {});
      try (Run run = recorded.run()) {
        boolean failed = true;
        try {
          advance(run);
          failed = false;
        } finally {
          finish(recorded.recording(), failed);
        }
        return new RunSummary(scenario, run.snapshot());
      }
    }
  }

  /** How long the replay took, without opening and closing the workspace. */
  double seconds() {
    return seconds;
  }

  private void advance(Run run) {
    long began = System.nanoTime();
    try (var progress = new Progress(terminal, "instances", run.scenario().instances())) {
      while (!run.finished() && !interruption.requested()) {
        run.advance(CHUNK);
        progress.update(run.index());
      }
    }
    seconds = (System.nanoTime() - began) * 1e-9;
  }

  private static void finish(RunRecording recording, boolean failed) {
    try {
      recording.finish(failed).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }
}
