// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreRecoveryTest {
  @TempDir
  Path folder;

  private Path file() {
    return folder.resolve("workspace.mv.db");
  }

  private List<String> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aRuinedFileIsReplacedByTheNewestBackupAndKeptBesideIt() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.backup();
      store.beginRun(Samples.RUN);
      store.backup();
    }
    byte[] junk = Samples.bytes(3, 30_000);
    Files.write(file(), junk);
    Recovery recovery = ModelStore.recover(folder);
    assertThat(recovery.source()).isEqualTo("the backup workspace-000002.zip");
    assertThat(recovery.setAside()).hasFileName("workspace.damaged-1.mv.db").hasBinaryContent(junk);
    assertThat(recovery.problems()).isEmpty();
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.runs()).hasSize(2);
      assertThat(store.verify()).isEmpty();
    }
    assertThat(files()).containsExactly("backups", "logs", "workspace.damaged-1.mv.db", "workspace.lock",
        "workspace.mv.db");
  }

  @Test
  void aDamagedBackupIsPassedOver() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.backup();
      Files.write(store.backup(), Samples.bytes(4, 1_000));
    }
    Files.write(file(), Samples.bytes(3, 30_000));
    assertThat(ModelStore.recover(folder).source()).isEqualTo("the backup workspace-000001.zip");
  }

  @Test
  void withNothingWholeLeftTheDamagedFileStaysAsItWas() throws Exception {
    byte[] junk = Samples.bytes(3, 30_000);
    Files.write(file(), junk);
    assertThatThrownBy(() -> ModelStore.recover(folder)).isInstanceOf(InputException.class)
        .hasMessageContaining("cannot be recovered");
    assertThat(file()).hasBinaryContent(junk);
    assertThat(files()).containsExactly("workspace.lock", "workspace.mv.db");
  }

  @Test
  void recoveringTwiceKeepsBothDamagedFiles() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.backup();
    }
    for (int i = 1; i <= 2; i++) {
      Files.write(file(), Samples.bytes(i, 30_000));
      assertThat(ModelStore.recover(folder).setAside()).hasFileName("workspace.damaged-" + i + ".mv.db");
    }
  }

  @Test
  void anOpenWorkspaceIsNotRecovered() {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThatThrownBy(() -> ModelStore.recover(folder)).hasMessageContaining("in use");
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void aTruncatedFileWithoutABackupComesBackAsFarAsItIsWhole() throws Exception {
    try (var child = CrashChild.start(folder, 5)) {
      for (int i = 0; i < 60; i++) {
        child.nextLine();
      }
    }
    byte[] all = Files.readAllBytes(file());
    byte[] cut = Arrays.copyOf(all, all.length * 9 / 10);
    Files.write(file(), cut);
    Recovery recovery = ModelStore.recover(folder);
    assertThat(recovery.setAside()).hasBinaryContent(cut);
    assertThat(recovery.problems()).isEmpty();
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.versions(1)).isNotEmpty();
    }
  }

  @Test
  void aDamagedModelWithoutABackupStaysAndIsReported() throws Exception {
    Samples.fill(folder);
    Samples.harm(folder, "DELETE FROM model_pieces WHERE piece = 1");
    Recovery recovery = ModelStore.recover(folder);
    assertThat(recovery.problems()).singleElement().asString().contains("SHA-256 does not match");
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.versions(1)).hasSize(2);
    }
  }
}
