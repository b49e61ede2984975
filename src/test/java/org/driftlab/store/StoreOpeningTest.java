// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.driftlab.data.InputException;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreOpeningTest {
  @TempDir
  Path folder;

  private Path file() {
    return folder.resolve("workspace.mv.db");
  }

  private void assertRefused(Path where, Mode mode, String words) {
    assertThatThrownBy(() -> ModelStore.open(where, mode).close()).isInstanceOf(InputException.class)
        .hasMessageContaining(words).message().endsWith(".").doesNotContain("\n", "Exception", "SQL");
  }

  @Test
  void aWorkspaceThatIsOpenIsInUse() {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertRefused(folder, Mode.READ_WRITE, "is in use by another DriftLab; close that one, or choose another folder");
      assertThat(store.runs()).isEmpty();
    }
    ModelStore.open(folder, Mode.READ_WRITE).close();
  }

  @Test
  void aWorkspaceThatAnotherProcessHasOpenIsInUseAndCanBeReadAllTheSame() throws Exception {
    Samples.fill(folder);
    try (var child = CrashChild.start(folder, 1)) {
      assertThat(child.nextLine()).isNotNull();
      assertRefused(folder, Mode.READ_WRITE, "is in use by another DriftLab");
      try (ModelStore reader = ModelStore.open(folder, Mode.READ_ONLY)) {
        assertThat(reader.runs()).hasSize(2);
      }
    }
  }

  @Test
  void aFileOfRandomBytesIsDamagedAndLeftUntouched() throws Exception {
    byte[] junk = Samples.bytes(7, 20_000);
    Files.write(file(), junk);
    assertRefused(folder, Mode.READ_WRITE, "is damaged or not a DriftLab workspace");
    assertRefused(folder, Mode.READ_ONLY, "is damaged or not a DriftLab workspace");
    assertThat(file()).hasBinaryContent(junk);
  }

  @Test
  void anEmptyFileIsDamagedAndNotTakenForANewWorkspace() throws Exception {
    Files.createFile(file());
    assertRefused(folder, Mode.READ_WRITE, "is damaged");
    assertThat(file()).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 30, 50, 70, 90, 99})
  void aFileCutShortIsDamagedAndLeftUntouched(int percent) throws Exception {
    Samples.fill(folder);
    byte[] all = Files.readAllBytes(file());
    byte[] head = Arrays.copyOf(all, all.length * percent / 100);
    Files.write(file(), head);
    assertRefused(folder, Mode.READ_WRITE, "is damaged");
    assertThat(file()).hasBinaryContent(head);
  }

  @Test
  void aWorkspaceOfALaterFormatAsksForAnUpdate() throws Exception {
    Samples.fill(folder);
    Samples.harm(folder, "UPDATE workspace SET schema_version = " + (Schema.VERSION + 1));
    assertRefused(folder, Mode.READ_WRITE, "update DriftLab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE ALIAS code AS 'String code() { return null; }'",
      "CREATE VIEW other AS SELECT * FROM runs"})
  void aFileThatBringsCodeOrViewsIsNotAWorkspace(String statement) throws Exception {
    Samples.fill(folder);
    Samples.harm(folder, statement);
    assertRefused(folder, Mode.READ_WRITE, "not a DriftLab workspace");
    assertRefused(folder, Mode.READ_ONLY, "not a DriftLab workspace");
  }

  @Test
  void readingAWorkspaceInTheProcessThatHasItOpenLeavesOtherProcessesLockedOut() throws Exception {
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      ModelStore.open(folder, Mode.READ_ONLY).close();
      try (var child = CrashChild.start(folder, 1)) {
        assertThat(child.nextLine()).as("the other process's first acknowledgment").isNull();
      }
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void twoReadersMayReadAtOnce() {
    Samples.fill(folder);
    try (ModelStore one = ModelStore.open(folder, Mode.READ_ONLY);
        ModelStore two = ModelStore.open(folder, Mode.READ_ONLY)) {
      assertThat(one.runs()).isEqualTo(two.runs());
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws Exception {
    Path notAFolder = Files.writeString(folder.resolve("note"), "x");
    assertRefused(notAFolder, Mode.READ_WRITE, "needs a folder where there is a file");
    assertRefused(notAFolder, Mode.READ_ONLY, "is a file, not a folder");
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedForWritingAndReadable() {
    Samples.fill(folder);
    assumeTrue(folder.toFile().setWritable(false), "the file system has no permissions");
    try {
      assumeFalse(Files.isWritable(folder), "the superuser may write anywhere");
      assertRefused(folder, Mode.READ_WRITE, "cannot be written");
      try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
        assertThat(store.runs()).hasSize(1);
      }
    } finally {
      assertThat(folder.toFile().setWritable(true)).isTrue();
    }
  }

  @Test
  void aFolderWithoutAWorkspaceCannotBeRead() {
    assertRefused(folder, Mode.READ_ONLY, "There is no workspace in");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPathThatH2WouldCutAtASemicolonIsRefused() {
    Path tricky = folder.resolve("a;INIT=DROP ALL OBJECTS");
    assertRefused(tricky, Mode.READ_WRITE, "contains a semicolon");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPathWithABackslashIsRefusedWhereThatIsNoSeparator() {
    assumeTrue(File.separatorChar == '/', "here a backslash separates folders");
    assertRefused(folder.resolve("a\\b"), Mode.READ_WRITE, "contains a backslash");
  }
}
