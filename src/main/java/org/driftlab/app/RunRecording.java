// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.store.RunRecorder;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * Archive and listener of one run that is recorded in a workspace. The recording begins only when the run has proved to be
 * possible, so that a scenario that cannot be run leaves no trace.
 */
final class RunRecording implements ModelArchive, RunListener {
  private @Nullable RunRecorder recorder;
  private @Nullable Run run;
  private volatile long events;

  private RunRecording() {}

  /**
   * Opens a run at its first instance and begins to record it.
   *
   * @param onFailure hears of it when the workspace can take no more
   * @throws org.driftlab.data.InputException if the scenario cannot be run
   */
  static Recorded open(ModelStore store, Scenario scenario, Consumer<Throwable> onFailure) {
    var recording = new RunRecording();
    var run = new Run(scenario, recording, recording);
    recording.run = run;
    recording.recorder = RunRecorder.begin(store, RunInfo.begin(scenario.id(), ScenarioYaml.write(scenario),
        scenario.seed(), Instant.now(), DriftLabCommand.Version.number()), onFailure);
    return new Recorded(run, recording);
  }

  /** A run and its recording. */
  record Recorded(Run run, RunRecording recording) {}

  /** Whether all that has happened so far is on the disk; from any thread, cheap. */
  boolean saved() {
    return recorder().acknowledgedEvents() >= events;
  }

  /**
   * Records how the run ended; call it when nobody else touches the run.
   *
   * @param failed whether it ended by an error
   * @return completes when everything is durable
   */
  CompletableFuture<Void> finish(boolean failed) {
    RunSnapshot snapshot = run().snapshot();
    RunInfo.State state = failed ? RunInfo.State.FAILED
        : run().finished() ? RunInfo.State.FINISHED : RunInfo.State.STOPPED;
    recorder().interventions(run().interventions());
    return recorder().finish(state, snapshot.index(), snapshot.fingerprint());
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
    events = events + 1;
    recorder().onEvent(event);
    switch (event) {
      case RunEvent.Promoted e -> recordInterventions();
      case RunEvent.RolledBack e -> recordInterventions();
      case RunEvent.ShadowStarted e -> recordInterventions();
      case RunEvent.ShadowStopped e -> recordInterventions();
      case RunEvent.Kept e -> recordInterventions();
      case RunEvent.Refused e -> recordInterventions();
      default -> {}
    }
  }

  private void recordInterventions() {
    recorder().interventions(run().interventions());
  }

  private RunRecorder recorder() {
    if (recorder == null) {
      throw new IllegalStateException("nothing happens in a run before it is open");
    }
    return recorder;
  }

  private Run run() {
    if (run == null) {
      throw new IllegalStateException("nothing happens in a run before it is open");
    }
    return run;
  }
}
