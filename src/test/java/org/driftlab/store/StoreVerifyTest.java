// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftlab.store.Samples.v;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreVerifyTest {
  @TempDir
  Path folder;

  private long run;

  @BeforeEach
  void fill() {
    run = Samples.fill(folder);
  }

  private List<String> problemsAfter(String... harm) throws SQLException {
    Samples.harm(folder, harm);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      return store.verify();
    }
  }

  @Test
  void aSoundWorkspaceHasNoProblems() throws SQLException {
    assertThat(problemsAfter()).isEmpty();
  }

  @Test
  void aChangedByteIsFoundByVerifyAndRefusedByEveryLoad() throws SQLException {
    assertThat(problemsAfter("UPDATE model_pieces SET bytes = X'00112233' || SUBSTRING(bytes FROM 5)"
        + " WHERE piece = 1")).singleElement().asString().contains("SHA-256 does not match");
    try (ModelStore store = ModelStore.open(folder, Mode.READ_ONLY)) {
      assertThatThrownBy(() -> store.bytes(run, v(2))).isInstanceOf(InputException.class)
          .hasMessage("The stored model of version v2 of run 1 is damaged (its SHA-256 does not match); take it from a"
              + " backup.");
      assertThat(store.bytes(run, v(1))).hasSize(5_000);
    }
  }

  @Test
  void aLostPieceIsFound() throws SQLException {
    assertThat(problemsAfter("DELETE FROM model_pieces WHERE piece = 1")).singleElement().asString()
        .contains("SHA-256 does not match");
  }

  @Test
  void aLostModelIsFound() throws SQLException {
    assertThat(problemsAfter("DELETE FROM model_pieces WHERE sha256 = (SELECT sha256 FROM versions WHERE number = 1)",
        "DELETE FROM models WHERE size = 5000")).containsExactly(
            "The model of version v1 of run 1 is missing or of another size.");
  }

  @Test
  void aModelWithoutAVersionIsFound() throws SQLException {
    assertThat(problemsAfter("DELETE FROM reigns WHERE version = 2", "UPDATE reigns SET until_at = -1",
        "DELETE FROM versions WHERE number = 2")).singleElement().asString().endsWith("belongs to no version.");
  }

  @Test
  void aLostParentIsFound() throws SQLException {
    assertThat(problemsAfter("UPDATE versions SET parent = 1, number = 3 WHERE number = 2",
        "UPDATE versions SET parent = 2 WHERE number = 3", "UPDATE reigns SET version = 3 WHERE version = 2"))
            .containsExactly("The parent of version v3 of run 1 does not exist.");
  }

  @Test
  void aRunWithoutAChampionIsFound() throws SQLException {
    assertThat(problemsAfter("UPDATE reigns SET until_at = 5000 WHERE until_at = -1"))
        .containsExactly("Run 1 has 0 champions instead of one.");
  }

  @Test
  void theDatabaseItselfRefusesASecondChampion() {
    assertThatThrownBy(() -> Samples.harm(folder, "UPDATE reigns SET until_at = -1")).isInstanceOf(SQLException.class)
        .hasMessageContaining("Unique");
  }

  @Test
  void aReignOfAVersionThatIsNotThereIsFound() throws SQLException {
    assertThat(problemsAfter("UPDATE reigns SET version = 8 WHERE version = 2"))
        .containsExactly("Version v8 of run 1 reigned but does not exist.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "UPDATE versions SET metrics = 'accuracy=1.0' WHERE number = 2; The audit log has version v2 of run 1 otherwise.",
      "UPDATE versions SET at = at + 1 WHERE number = 1; The audit log has version v1 of run 1 otherwise.",
      "UPDATE runs SET seed = seed + 1; The audit log has the beginning of run 1 otherwise.",
      "UPDATE runs SET scenario_text = 'driftlab: 1'; The audit log has the beginning of run 1 otherwise.",
      "UPDATE reigns SET evidence = 'forged' WHERE seq = 0; The audit log has the champions of run 1 otherwise.",
      "INSERT INTO events VALUES(1, 0, 5, 'detection', '{}'); The audit log has the events of run 1 otherwise."})
  void whatWasChangedBesideTheLogIsFoundByIt(String harm, String expected) throws SQLException {
    assertThat(problemsAfter(harm)).containsExactly(expected);
  }
}
