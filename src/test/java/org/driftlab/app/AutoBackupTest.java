// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.driftlab.store.ModelStore;
import org.driftlab.store.RunInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoBackupTest {
  private static final RunInfo RUN = RunInfo.begin("sea", "{}", 1, Instant.EPOCH, "1");

  @TempDir
  Path folder;

  @Test
  void aBackupIsWrittenWhenTheNewestIsTooOldAndSomethingWasStoredSince() throws Exception {
    var now = new AtomicReference<>(Instant.now());
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE);
        var backups = new AutoBackup(store, now::get)) {
      assertThat(backups.look()).as("nothing is stored yet").isFalse();
      store.beginRun(RUN);
      assertThat(backups.look()).as("there is none").isTrue();
      assertThat(folder.resolve("backups/workspace-000001.zip")).exists();
      now.set(now.get().plus(Duration.ofHours(25)));
      assertThat(backups.look()).as("nothing was stored since").isFalse();
      // As if the backup had been made an hour ago.
      Path first = folder.resolve("backups/workspace-000001.zip");
      Instant anHourAgo = Instant.now().minus(Duration.ofHours(1));
      Files.setLastModifiedTime(first, FileTime.from(anHourAgo));
      store.beginRun(RUN);
      now.set(anHourAgo.plus(Duration.ofHours(24)).minusSeconds(60));
      assertThat(backups.look()).as("not a day old").isFalse();
      now.set(anHourAgo.plus(Duration.ofHours(24)));
      assertThat(backups.look()).isTrue();
      assertThat(folder.resolve("backups/workspace-000002.zip")).exists();
    }
    Files.write(folder.resolve("workspace.mv.db"), new byte[30_000]);
    assertThat(ModelStore.recover(folder).source()).isEqualTo("the backup workspace-000002.zip");
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_ONLY)) {
      assertThat(store.runs()).hasSize(2);
    }
  }

  @Test
  void theSettingIsTheWorkspacesAndZeroMeansNever() {
    Cli set = Cli.run("store", "backup", "--every", "0", "--workspace", workspace().toString());
    assertThat(set.out()).isEqualTo("backups  by hand only\n");
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE);
        var backups = new AutoBackup(store, Instant::now)) {
      store.beginRun(RUN);
      assertThat(store.backupHours()).isZero();
      assertThat(backups.look()).isFalse();
    }
    assertThat(Cli.run("store", "backup", "--every", "6", "--workspace", folder.toString()).out())
        .isEqualTo("backups  at least every 6 hours while a window is open and something was stored\n");
    assertThat(Cli.run("store", "backup", "--every", "-1", "--workspace", folder.toString()).err())
        .contains("The hours between two backups are -1 but must be in [0, 8760]; 0 is never.");
  }

  private Path workspace() {
    ModelStore.open(folder, ModelStore.Mode.READ_WRITE).close();
    return folder;
  }
}
