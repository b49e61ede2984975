// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.report.RunSummary;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.store.RunRecorder;
import org.driftlab.store.StoreException;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario on the calling thread, flat out, with a progress bar, until its end or Ctrl-C, and records it in a
 * workspace.
 */
final class ScenarioRun {
  private static final long CHUNK = 16_384;

  private final Terminal terminal;
  private final Interruption interruption;

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
    var recording = new Recording();
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE);
        var run = new Run(scenario, recording, recording)) {
      RunRecorder recorder = recording.begin(store, scenario);
      var state = RunInfo.State.FAILED;
      try {
        advance(run);
        state = run.finished() ? RunInfo.State.FINISHED : RunInfo.State.STOPPED;
      } finally {
        finish(recorder, run, state);
      }
      return new RunSummary(scenario, run.snapshot());
    }
  }

  private void advance(Run run) {
    try (var progress = new Progress(terminal, "instances", run.scenario().instances())) {
      while (!run.finished() && !interruption.requested()) {
        run.advance(CHUNK);
        progress.update(run.index());
      }
    }
  }

  private static void finish(RunRecorder recorder, Run run, RunInfo.State state) {
    RunSnapshot snapshot = run.snapshot();
    try {
      recorder.interventions(run.interventions());
      recorder.finish(state, snapshot.index(), snapshot.fingerprint()).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StoreException cause ? cause : e;
    }
  }

  /** Stands for the recorder, which begins only when the scenario has proved to be usable. */
  private static final class Recording implements ModelArchive, RunListener {
    private @Nullable RunRecorder recorder;

    RunRecorder begin(ModelStore store, Scenario scenario) {
      RunRecorder begun = RunRecorder.begin(store, RunInfo.begin(scenario.id(), ScenarioYaml.write(scenario),
          scenario.seed(), Instant.now(), DriftLabCommand.Version.number()), problem -> {});
      recorder = begun;
      return begun;
    }

    private RunRecorder recorder() {
      return Optional.ofNullable(recorder).orElseThrow(() -> new IllegalStateException("nothing happens before begin"));
    }

    @Override
    public void put(ModelVersion version, byte[] bytes) {
      recorder().put(version, bytes);
    }

    @Override
    public byte[] get(VersionId version) {
      return recorder().get(version);
    }

    @Override
    public void onEvent(RunEvent event) {
      recorder().onEvent(event);
    }
  }
}
