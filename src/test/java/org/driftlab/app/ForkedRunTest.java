// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.driftlab.catalog.Scenarios;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.engine.Change;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.LabelRule;
import org.driftlab.engine.Labels;
import org.driftlab.engine.Replay;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Timeline;
import org.driftlab.engine.Update;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.memory.ReservoirMemory;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fork is a run of its own in the workspace, which knows where it branched off and can be restored like any other. */
class ForkedRunTest {
  private static final Scenario SCENARIO = Scenarios.find("static-model").withInstances(60_000).withDrift(swapAt(30_000));

  @TempDir
  Path folder;

  @Test
  void theWorkspaceTellsWhatAForkBranchedOffAndHow() {
    String fingerprint;
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      fingerprint = forked(store, new Change.Drift(swapAt(45_000)), 60_000, true);
      assertThat(store.runs().getLast().origin())
          .contains(new RunInfo.Origin(1, 30_000, "with label-swap moved from 30,000 to 45,000"));
      assertThat(store.verify()).isEmpty();
    }
    try (Run fresh = new Run(SCENARIO.withDrift(swapAt(45_000)), new InMemoryArchive(), RunListener.NONE)) {
      fresh.advance(60_000);
      assertThat(fingerprint).isEqualTo(fresh.fingerprint());
    }
    assertThat(Cli.run("store", "list", "--workspace", folder.toString()).out())
        .contains("  forked from run 1 at 30,000, with label-swap moved from 30,000 to 45,000\n");
    assertThat(Cli.run("store", "list", "--json", "--workspace", folder.toString()).json().path(1).path("origin").path("at")
        .asLong()).isEqualTo(30_000);
  }

  @Test
  void aForkThatWasKilledIsRestoredWithItsChange() {
    List<Change> changes = List.of(new Change.Drift(swapAt(20_000)),
        new Change.With(new RunCommand.Use(new HoeffdingTree())),
        new Change.With(new RunCommand.Use(new Update.MiniBatch(50))),
        new Change.With(new RunCommand.Use(new Gate())),
        new Change.With(new RunCommand.Use(new Guard(1_000, 0.1, 0.01))),
        new Change.With(new RunCommand.Use(new ReservoirMemory(200))),
        new Change.With(new RunCommand.UseReplay(new Replay(new ReservoirMemory(200), 16, 64))),
        new Change.With(new RunCommand.UseMonitors(List.of(new Psi(), new Ks()))),
        new Change.With(new RunCommand.UseMonitors(List.of())),
        new Change.With(new RunCommand.Drop(RunCommand.Part.MEMORY)),
        new Change.With(new RunCommand.Drop(RunCommand.Part.GATE)),
        new Change.With(new RunCommand.Drop(RunCommand.Part.GUARD)),
        new Change.With(new RunCommand.UseLabels(new Labels(new LabelRule(new LabelDelay.Uniform(10, 300), 0.8, 0.1)))));
    for (Change change : changes) {
      Path workspace = folder.resolve("w" + changes.indexOf(change));
      String before;
      try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
        before = forked(store, change, 50_000, false);
      }
      try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
        RunInfo info = RunRecording.interrupted(store).orElseThrow();
        RunRecording.Recorded restored = RunRecording.resume(store, info, 0, problem -> {
          throw new AssertionError(problem);
        });
        try (Timeline timeline = restored.timeline()) {
          restored.recording().restore(timeline, info.position());
          assertThat(timeline.run().index()).isEqualTo(50_000);
          assertThat(timeline.run().fingerprint()).isEqualTo(before);
          restored.recording().finish(timeline, false).join();
        }
      }
    }
  }

  /** A recorded run to its end, and a recorded fork of it; returns the fork's fingerprint where it was left. */
  private static String forked(ModelStore store, Change change, long until, boolean finished) {
    RunRecording.Recorded run = RunRecording.open(store, SCENARIO, 1 << 24, problem -> { });
    try (Timeline timeline = run.timeline()) {
      timeline.advance(60_000);
      RunRecording.Recorded fork = run.recording().fork(store, timeline.prepare(40_000, change), problem -> { });
      run.recording().finish(timeline, false).join();
      try (Timeline other = fork.timeline()) {
        other.advance(until - other.run().index());
        fork.recording().onProgress(until, true);
        if (finished) {
          fork.recording().finish(other, false).join();
        }
        return other.run().fingerprint();
      }
    }
  }

  private static DriftSchedule swapAt(long start) {
    return new DriftSchedule(List.of(new DriftEvent.LabelSwap(0, 1, start, 0, Profile.ABRUPT)));
  }
}
