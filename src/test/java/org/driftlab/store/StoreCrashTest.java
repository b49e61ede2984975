// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process, cuts the power, fills the disk; whatever was acknowledged must be there. */
class StoreCrashTest {
  private static final int CRASHES = 5;

  @TempDir
  Path folder;

  @Test
  void whateverWasAcknowledgedSurvivesAKillAtAnyMoment() throws Exception {
    var harness = new CrashHarness(folder, 2026);
    for (int crash = 0; crash < CRASHES; crash++) {
      assertThat(harness.crash(crash)).isEmpty();
    }
    assertThat(harness.acknowledged()).isGreaterThan(CRASHES * 20);
  }

  @Test
  void whateverWasAcknowledgedSurvivesAPowerCutAtAnyWrite() throws Exception {
    PowerCuts.Result result = new PowerCuts(folder).everywhere(4, 1);
    assertThat(result.problems()).isEmpty();
    assertThat(result.writes()).isGreaterThan(100);
  }

  @Test
  void aFullDiskIsToldInOneSentenceAndLosesNothingAcknowledged() throws Exception {
    long run = Samples.fill(folder);
    Workspace full = FaultyDisk.workspace(folder, Files.size(folder.resolve("workspace.mv.db")) + 500_000);
    int stored = 2;
    String message = "";
    try (ModelStore store = H2ModelStore.open(full, Mode.READ_WRITE)) {
      for (int number = 3; message.isEmpty() && number < 50; number++) {
        byte[] bytes = Samples.bytes(number, 100_000);
        try {
          store.addVersion(run, Samples.version(number, number - 1, bytes), bytes).join();
          stored = number;
        } catch (CompletionException e) {
          message = String.valueOf(e.getCause().getMessage());
        }
      }
    }
    assertThat(message).isEqualTo(("The disk of the workspace '%s' is full; free some space and open the workspace again, all"
        + " that was acknowledged is in it.").formatted(folder.toAbsolutePath()));
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
      assertThat(stored).isGreaterThan(2);
      assertThat(store.versions(run)).hasSizeGreaterThanOrEqualTo(stored);
      assertThat(store.bytes(run, Samples.v(stored))).isEqualTo(Samples.bytes(stored, 100_000));
    }
  }
}
