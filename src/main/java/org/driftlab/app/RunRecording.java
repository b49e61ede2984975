// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.data.InputException;
import org.driftlab.engine.Branch;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.Pretrained;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Start;
import org.driftlab.engine.Timeline;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.store.RunRecorder;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * Archive and listener of one run that is recorded in a workspace. The recording begins only when the run has proved to be
 * possible, so that a scenario that cannot be run leaves no trace.
 *
 * <p>A run is a document: its scenario and its commands are stored as they come and how far it has come twice a second, so
 * that a run whose process was killed can be replayed to where it was.
 */
final class RunRecording implements ModelArchive, RunListener {
  private static final long POSITION_NANOS = 500_000_000;

  private final ModelStore store;
  private @Nullable RunRecorder recorder;
  private volatile long events;
  private long positionAt = System.nanoTime();

  private RunRecording(ModelStore store) {
    this.store = store;
  }

  /** A run and its recording. */
  record Recorded(Timeline timeline, RunRecording recording) {}

  /**
   * Opens a run at its first instance and begins to record it.
   *
   * @param budget how many bytes its checkpoints may take
   * @param onFailure hears of it when the workspace can take no more
   * @throws org.driftlab.data.InputException if the scenario cannot be run
   */
  static Recorded open(ModelStore store, Scenario scenario, long budget, Consumer<Throwable> onFailure) {
    var recording = new RunRecording(store);
    Scenario known = scenario.start()
        .map(start -> scenario.startingFrom(start.found(recording.pretrained(start)))).orElse(scenario);
    var timeline = new Timeline(new Run(known, recording, recording), budget);
    recording.recorder = begin(store, describe(known), onFailure);
    return new Recorded(timeline, recording);
  }

  private static RunRecorder begin(ModelStore store, RunInfo info, Consumer<Throwable> onFailure) {
    return RunRecorder.begin(store, info, onFailure);
  }

  private static RunInfo describe(Scenario scenario) {
    return RunInfo.begin(scenario.id(), ScenarioYaml.write(scenario), scenario.seed(), Instant.now(),
        DriftLabCommand.Version.number());
  }

  /** The newest run, if its process ended without saying so and it had come anywhere. */
  static Optional<RunInfo> interrupted(ModelStore store) {
    List<Long> conversations = store.conversations(); // they go on by themselves
    List<RunInfo> runs = store.runs().stream().filter(run -> !conversations.contains(run.id())).toList();
    return runs.isEmpty() ? Optional.empty()
        : Optional.of(runs.getLast()).filter(run -> run.state() == RunInfo.State.INTERRUPTED && run.position() > 0);
  }

  /** The newest run, if it is not finished, whether its process was killed or it was stopped. */
  static Optional<RunInfo> unfinished(ModelStore store) {
    List<Long> conversations = store.conversations();
    return store.runs().reversed().stream().filter(run -> !conversations.contains(run.id())).findFirst()
        .filter(run -> run.state() == RunInfo.State.INTERRUPTED || run.state() == RunInfo.State.STOPPED)
        .filter(run -> run.position() > 0);
  }

  /**
   * Opens an interrupted run at its first instance, with the commands it had been given; replayed as far as it had come it is
   * where it was, and it is recorded on from there.
   *
   * @param onFailure hears of it when the workspace can take no more, or the replay differs from what is stored
   * @throws org.driftlab.data.InputException if the scenario cannot be run any more
   */
  static Recorded resume(ModelStore store, RunInfo info, long budget, Consumer<Throwable> onFailure) {
    Scenario scenario = ScenarioYaml.readStored(info.scenarioText(), "run " + info.id());
    List<Intervention> commands = store.interventions(info.id(), Catalog::find);
    var recording = new RunRecording(store);
    var timeline = new Timeline(new Run(scenario, recording, recording), budget, commands);
    recording.recorder = RunRecorder.resume(store, info.id(), onFailure);
    return new Recorded(timeline, recording);
  }

  /**
   * Opens a fork as a run of its own in the workspace, with all that happened before and where it branched off.
   *
   * @param onFailure hears of it when the workspace can take no more
   */
  Recorded fork(ModelStore store, Branch branch, Consumer<Throwable> onFailure) {
    Run start = branch.start();
    var recording = new RunRecording(store);
    var origin = new RunInfo.Origin(recorder().run(), branch.fork().at(), branch.fork().words());
    RunRecorder recorder = begin(store, describe(start.scenario()).from(origin), onFailure);
    recording.recorder = recorder;
    start.interventions().forEach(recorder::onIntervention);
    for (RunEvent event : start.snapshot().events()) {
      if (event instanceof RunEvent.VersionCreated created) {
        recorder.put(created.version(), branch.model(created.version().id()));
      }
      recording.onEvent(event);
    }
    return new Recorded(branch.open(start, recording, recording), recording);
  }

  /**
   * Replays an interrupted run to where it was.
   *
   * @throws InputException if the replay differs from what is stored
   */
  void restore(Timeline timeline, long position) {
    timeline.advance(position);
    recorder().failure().ifPresent(problem -> {
      throw new InputException(String.valueOf(problem.getMessage()), problem);
    });
  }

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
  CompletableFuture<Void> finish(Timeline timeline, boolean failed) {
    if (timeline.inPast() && !failed) {
      timeline.seek(timeline.furthest());
    }
    RunSnapshot snapshot = timeline.run().snapshot();
    RunInfo.State state = failed ? RunInfo.State.FAILED
        : timeline.run().finished() ? RunInfo.State.FINISHED : RunInfo.State.STOPPED;
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
  public Pretrained pretrained(Start start) {
    return StoredModels.find(store, start);
  }

  /** The run's number in the workspace. */
  long run() {
    return recorder().run();
  }

  @Override
  public void onEvent(RunEvent event) {
    events = events + 1;
    recorder().onEvent(event);
  }

  @Override
  public void onIntervention(Intervention intervention) {
    recorder().onIntervention(intervention);
  }

  @Override
  public void onProgress(long index, boolean rests) {
    long now = System.nanoTime();
    if (rests || now - positionAt >= POSITION_NANOS) {
      positionAt = now;
      recorder().position(index);
    }
  }

  private RunRecorder recorder() {
    if (recorder == null) {
      throw new IllegalStateException("nothing happens in a run before it is open");
    }
    return recorder;
  }
}
