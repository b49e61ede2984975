// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Timeline;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed is restored by replay and ends as if nothing had happened. */
@Timeout(180)
class ResumeTest {
  private static final Scenario SCENARIO = Scenarios.find("retrain-on-drift").withInstances(400_000_000);
  private static final int KILLS = 3;

  @TempDir
  Path folder;

  @Test
  void aRunKilledAtARandomMomentIsRestoredWithItsCommandsAndEndsWithTheFingerprintOfTheUninterruptedOne() throws Exception {
    var random = new Random(8);
    for (int kill = 0; kill < KILLS; kill++) {
      Path workspace = folder.resolve("w" + kill);
      Process child = start(workspace);
      // The child says how far it is known to have come; the moment after that is random.
      try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
        for (int i = 0; i < 2 + random.nextInt(6); i++) {
          assertThat(lines.readLine()).isNotNull();
        }
      } finally {
        child.toHandle().destroyForcibly();
        child.waitFor();
      }
      assertThat(restoredAndFinished(workspace)).isEqualTo(true);
    }
  }

  /** Restores the run, and ends both it and an undisturbed one a little later. */
  private static boolean restoredAndFinished(Path workspace) {
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
      RunInfo info = RunRecording.interrupted(store).orElseThrow();
      assertThat(info.position()).isGreaterThan(100_000);
      RunRecording.Recorded recorded = RunRecording.resume(store, info, 0, problem -> {
        throw new AssertionError(problem);
      });
      try (Timeline timeline = recorded.timeline()) {
        recorded.recording().restore(timeline, info.position());
        assertThat(timeline.run().index()).isEqualTo(info.position());
        assertThat(timeline.run().interventions()).hasSize(2);
        timeline.advance(70_000);
        recorded.recording().finish(timeline, false).join();
        String whole = undisturbed(info.position() + 70_000);
        assertThat(timeline.run().fingerprint()).isEqualTo(whole);
        assertThat(store.events(info.id())).hasSize(timeline.run().snapshot().events().size());
        assertThat(store.versions(info.id())).isEqualTo(timeline.run().versions());
        assertThat(store.reigns(info.id())).isEqualTo(timeline.run().snapshot().reigns());
        assertThat(store.verify()).isEmpty();
      }
      assertThat(RunRecording.interrupted(store)).isEmpty();
      return true;
    }
  }

  private static String undisturbed(long instances) {
    try (Run run = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(50_000);
      run.apply(new RunCommand.Shadow(new VersionId(1), true));
      run.advance(50_000);
      run.apply(new RunCommand.Use(new Strategy.Continuous(10_000)));
      run.advance(instances - run.index());
      return run.fingerprint();
    }
  }

  @Test
  void theCommandResumesAnInterruptedRunAndSaysSoWhenThereIsNone() {
    Scenario small = Scenarios.find("static-model").withInstances(60_000);
    Path workspace = folder.resolve("small");
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
      RunRecording.Recorded recorded = RunRecording.open(store, small, 0, problem -> { });
      recorded.timeline().advance(30_000);
      recorded.recording().onProgress(30_000, true);
      // The store is closed without a word about the run's end, as by a kill.
    }
    Cli resumed = Cli.run("run", "--resume", "--workspace", workspace.toString(), "--json");
    assertThat(resumed.code()).isZero();
    Cli whole = Cli.run("run", "static-model", "--instances", "60000", "--workspace", folder.resolve("other").toString(), "--json");
    assertThat(resumed.out()).isEqualTo(whole.out());
    Cli again = Cli.run("run", "--resume", "--workspace", workspace.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("was not interrupted; there is nothing to resume.");
  }

  @Test
  void aRunThatAPersonStoppedIsResumedAsWell() {
    Path workspace = folder.resolve("stopped");
    try (ModelStore store = ModelStore.open(workspace, ModelStore.Mode.READ_WRITE)) {
      RunRecording.Recorded recorded = RunRecording.open(store, Scenarios.find("static-model").withInstances(60_000), 0, problem -> { });
      recorded.timeline().advance(30_000);
      recorded.recording().finish(recorded.timeline(), false).join();
      assertThat(store.runs().getLast().state()).isEqualTo(RunInfo.State.STOPPED);
    }
    Cli resumed = Cli.run("run", "--resume", "--workspace", workspace.toString(), "--json");
    Cli whole = Cli.run("run", "static-model", "--instances", "60000", "--workspace", folder.resolve("whole").toString(), "--json");
    assertThat(resumed.out()).isEqualTo(whole.out());
  }

  private static Process start(Path workspace) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return new ProcessBuilder(java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        Child.class.getName(), workspace.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The process that is killed: a recorded run with two commands, which says what is on the disk. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      ModelStore store = ModelStore.open(Path.of(arguments[0]), ModelStore.Mode.READ_WRITE);
      RunRecording.Recorded recorded = RunRecording.open(store, SCENARIO, 0, problem -> { });
      Timeline timeline = recorded.timeline();
      timeline.advance(50_000);
      timeline.apply(new RunCommand.Shadow(new VersionId(1), true));
      timeline.advance(50_000);
      timeline.apply(new RunCommand.Use(new Strategy.Continuous(10_000)));
      long told = 0;
      while (!timeline.run().finished()) {
        timeline.advance(1_024);
        long known = store.runs().getLast().position();
        if (known > Math.max(told, 100_000)) {
          told = known;
          System.out.println(known);
        }
      }
    }
  }
}
