// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.store.Samples.bytes;
import static org.driftlab.store.Samples.v;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.version.Reign;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace in the resources was written by the DriftLab of format 1: two runs of two versions each. */
class StoreMigrationTest {
  @TempDir
  Path folder;

  private byte[] old = new byte[0];

  @BeforeEach
  void copy() throws Exception {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/workspace-format-1.mv.db"))) {
      old = in.readAllBytes();
    }
    Files.write(folder.resolve("workspace.mv.db"), old);
  }

  private void assertWhole(ModelStore store) {
    assertThat(store.verify()).isEmpty();
    assertThat(store.runs()).hasSize(2);
    assertThat(store.bytes(1, v(2))).isEqualTo(bytes(2, 3_000));
    assertThat(store.reigns(1).getLast()).isEqualTo(new Reign(v(1), 3000, Reign.OPEN, "guard", "worse"));
    assertThat(store.log(LogQuery.ALL)).extracting(LogEntry::type).startsWith("begun", "version", "version", "promotion",
        "promotion", "rollback", "detection", "ended", "begun");
  }

  @Test
  void aWorkspaceOfFormat1IsBroughtUpAndTheFileAsItWasIsKept() throws Exception {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertWhole(store);
      store.annotate(1, Samples.tag(1, "kept")).join();
    }
    Path unpacked = folder.resolve("unpacked.mv.db");
    Backups.unpack(folder.resolve("backups/workspace-format-1.zip"), unpacked);
    assertThat(unpacked).hasBinaryContent(old);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.annotations(1)).hasSize(1);
    }
    assertThat(folder.resolve("backups")).isDirectoryContaining("glob:**format-1.zip").isDirectoryNotContaining("glob:**-2.zip");
  }

  @Test
  void aReaderSeesItInThePresentFormatAndLeavesTheFileAsItIs() {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      assertWhole(store);
    }
    assertThat(folder.resolve("workspace.mv.db")).hasBinaryContent(old);
  }

  @Test
  void theBackupMadeBeforeTheMigrationIsTheLastThatARecoveryFallsBackOn() throws Exception {
    ModelStore.open(folder, Mode.READ_WRITE).close();
    Files.write(folder.resolve("workspace.mv.db"), bytes(3, 30_000));
    assertThat(ModelStore.recover(folder).source()).isEqualTo("the backup workspace-format-1.zip");
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.runs()).hasSize(2);
    }
  }

  /** Written by the DriftLab of format 2: two runs of two versions each, with a tag and an end each. */
  @Test
  void aWorkspaceOfFormat2IsBroughtUpAndTakesTheOriginOfAFork() throws Exception {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/workspace-format-2.mv.db"))) {
      Files.write(folder.resolve("workspace.mv.db"), in.readAllBytes());
    }
    var origin = new RunInfo.Origin(2, 1_500, "without promotion of v2");
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.runs()).hasSize(2).allSatisfy(run -> assertThat(run.origin()).isEmpty());
      assertThat(store.bytes(2, v(2))).isEqualTo(bytes(2, 3_000));
      assertThat(store.annotations(1)).containsExactly(Samples.tag(1, "kept"));
      store.beginRun(Samples.RUN.from(origin));
    }
    assertThat(folder.resolve("backups/workspace-format-2.zip")).exists();
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.runs().getLast().origin()).contains(origin);
      assertThat(store.log(LogQuery.ALL).getLast().details()).contains("without promotion of v2");
    }
  }

  /** Written by the DriftLab of format 3: a run of two versions and one that branches off it. */
  @Test
  void aWorkspaceOfFormat3IsBroughtUpAndTakesAConversation() throws Exception {
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/workspace-format-3.mv.db"))) {
      Files.write(folder.resolve("workspace.mv.db"), in.readAllBytes());
    }
    StoredFeedback entry = Samples.feedback(1, "'; DROP TABLE feedback; -- <b>λ</b>");
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.runs()).hasSize(2);
      assertThat(store.runs().getLast().origin().orElseThrow().at()).isEqualTo(1_500);
      assertThat(store.bytes(1, v(2))).isEqualTo(bytes(2, 3_000));
      assertThat(store.backupHours()).isEqualTo(12);
      assertThat(store.conversations()).isEmpty();
      long run = store.beginConversation(Samples.RUN, "driftlab-knowledge: 1");
      store.appendFeedback(run, List.of(entry)).join();
    }
    assertThat(folder.resolve("backups/workspace-format-3.zip")).exists();
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      assertThat(store.verify()).isEmpty();
      assertThat(store.conversations()).containsExactly(3L);
      assertThat(store.knowledge(3)).contains("driftlab-knowledge: 1");
      assertThat(store.knowledge(1)).isEmpty();
      assertThat(store.feedback(3)).containsExactly(entry);
      assertThat(store.log(LogQuery.ALL)).extracting(LogEntry::type).contains("correction");
    }
  }

  @Test
  void aMigrationThatWasBrokenOffBeginsAgain() throws Exception {
    Files.write(folder.resolve("workspace.migrating.mv.db"), bytes(3, 30_000));
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertWhole(store);
    }
    assertThat(folder.resolve("workspace.migrating.mv.db")).doesNotExist();
  }
}
