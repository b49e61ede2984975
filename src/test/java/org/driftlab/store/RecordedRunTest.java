// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.driftlab.catalog.Catalog;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenarios;
import org.driftlab.engine.Strategy;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run of the engine, recorded in a workspace. */
class RecordedRunTest {
  @TempDir
  Path folder;

  private final List<Throwable> failures = new ArrayList<>();

  /** Plays the scenario to its end with a rollback at 30,000 and a promotion at 35,000. */
  private static void play(Run run) {
    run.advance(30_000);
    run.apply(new RunCommand.RollBack(new VersionId(1), "user", "it was better"));
    run.advance(5_000);
    run.apply(new RunCommand.Promote(new VersionId(2), "user", "try it again"));
    run.advance(Long.MAX_VALUE / 2);
  }

  @Test
  void theWorkspaceHoldsWhatTheRunShows() {
    RunSnapshot end;
    List<Intervention> interventions;
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      RunRecorder recorder = RunRecorder.begin(store, Samples.RUN, failures::add);
      try (Run run = new Run(Scenarios.swap(new Strategy.Continuous(1_000), 0), recorder, recorder)) {
        play(run);
        end = run.snapshot();
        interventions = run.interventions();
        recorder.interventions(interventions);
        recorder.finish(RunInfo.State.FINISHED, run.index(), Optional.of(run.fingerprint())).join();
      }
    }
    assertThat(failures).isEmpty();
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      RunInfo info = store.runs().getFirst();
      assertThat(store.versions(info.id())).isEqualTo(end.versions()).hasSizeGreaterThan(20);
      assertThat(store.reigns(info.id())).isEqualTo(end.reigns());
      assertThat(store.events(info.id())).extracting(StoredEvent::type)
          .isEqualTo(end.events().stream().map(RunEvent::type).toList());
      assertThat(store.interventions(info.id(), Catalog::find)).isEqualTo(interventions).hasSize(2);
      assertThat(info.fingerprint()).isEqualTo(end.fingerprint());
      assertThat(info.position()).isEqualTo(40_000);
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void recordingDoesNotChangeTheFingerprint() {
    String recorded;
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      RunRecorder recorder = RunRecorder.begin(store, Samples.RUN, failures::add);
      recorded = fingerprint(new Run(Scenarios.swap(new Strategy.Continuous(1_000), 0), recorder, recorder));
    }
    Run plain = new Run(Scenarios.swap(new Strategy.Continuous(1_000), 0), new InMemoryArchive(), RunListener.NONE);
    assertThat(recorded).isEqualTo(fingerprint(plain));
  }

  private static String fingerprint(Run run) {
    try (run) {
      play(run);
      return run.fingerprint();
    }
  }
}
