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
  void whatCameAfterTheBackupIsNotGivenUpForABrokenModelUnlessOneWantsTheBackup() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.backup();
      store.beginRun(Samples.RUN);
      store.beginRun(Samples.RUN);
    }
    Samples.harm(folder, "DELETE FROM model_pieces WHERE piece = 1");
    Recovery first = ModelStore.recover(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.runs()).as(first.source()).hasSize(3);
    }
    assertThat(first.source()).contains("what can be read", "and the backup workspace-000001.zip");
    assertThat(first.lacking()).as("its bytes are in the backup").isEmpty();
    assertThat(first.problems()).isEmpty();
    assertThat(first.holds()).startsWith("3 runs, 2 versions");

    Recovery second = ModelStore.recover(folder, true);
    assertThat(second.source()).isEqualTo("the backup workspace-000001.zip");
    assertThat(second.holds()).startsWith("1 run, 2 versions");
    assertThat(second.lacking()).hasValueSatisfying(lacking -> assertThat(lacking).contains("shows 3 runs", "workspace.damaged-2.mv.db"));
    assertThat(second.problems()).isEmpty();
  }

  @Test
  void aZeroedPageCostsNoMoreThanItMust() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.backup();
      for (int i = 0; i < 5; i++) {
        store.beginRun(Samples.RUN);
      }
    }
    byte[] whole = Files.readAllBytes(file());
    for (int at = 8_192; at + 512 <= whole.length; at += 4_096) {
      byte[] zeroed = whole.clone();
      Arrays.fill(zeroed, at, at + 512, (byte) 0);
      Files.write(file(), zeroed);
      Recovery recovery = ModelStore.recover(folder);
      try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
        assertThat(store.runs().size()).as("%d: %s", at, recovery).isBetween(1, 6);
        assertThat(store.runs().size() == 6 || recovery.lacking().isPresent()).as("%d: %s", at, recovery).isTrue();
      }
      Files.delete(recovery.setAside());
    }
  }

  @Test
  void aModelThatHasLostBytesIsToldAndKeepsItsRecord() throws Exception {
    Samples.fill(folder);
    Samples.harm(folder, "DELETE FROM model_pieces WHERE piece = 1");
    Recovery recovery = ModelStore.recover(folder);
    assertThat(recovery.lacking()).hasValueSatisfying(lacking -> assertThat(lacking).contains("lost its bytes"));
    assertThat(recovery.problems()).isEmpty();
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.versions(1)).hasSize(2);
      assertThat(store.beginRun(Samples.RUN)).as("numbers go on").isEqualTo(2);
    }
  }

  @Test
  void aRunWhoseRowIsGoneComesFromTheBackupAndWhatBelongsToNoRunIsLeftOut() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.backup();
      store.beginRun(Samples.RUN);
      store.beginRun(Samples.RUN);
    }
    Samples.harm(folder, "SET REFERENTIAL_INTEGRITY FALSE; DELETE FROM runs WHERE id IN (1, 3)");
    Recovery recovery = ModelStore.recover(folder);
    assertThat(recovery.source()).contains("what can be read", "the backup workspace-000001.zip");
    assertThat(recovery.problems()).singleElement().asString().contains("run 3, which does not exist");
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.runs()).extracting(RunInfo::id).containsExactly(1L, 2L);
      assertThat(store.versions(1)).hasSize(2);
      assertThat(store.reigns(1)).isNotEmpty();
    }
  }
}
