// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSafetyTest {
  @TempDir
  Path folder;

  @Test
  void theStoreUsesNoNetworkAndNoServerOrToolOfH2ThatCould() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net..", "javax.net..", "org.h2.server..",
        "org.h2.tools..").check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.driftlab.store"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE ALIAS a FOR 'java.lang.System.exit'",
      "CREATE AGGREGATE a FOR 'java.util.ArrayList'",
      "CREATE LINKED TABLE a('org.h2.Driver', 'jdbc:h2:mem:', 'x', 'y', 'z')"})
  void h2RefusesStatementsThatWouldRunCodeByItsName(String statement) {
    Samples.fill(folder);
    assertThatThrownBy(() -> Samples.harm(folder, statement)).isInstanceOf(SQLException.class);
  }

  @Test
  void anInterruptedCallerHarmsNeitherTheStoreNorItsFile() {
    long run = Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      Thread.currentThread().interrupt();
      store.recordPromotion(run, Samples.promoted(3000, 1)).join();
      store.backup();
      assertThat(store.verify()).isEmpty();
      assertThat(store.reigns(run)).hasSize(3);
    } finally {
      assertThat(Thread.interrupted()).as("the caller still knows that it was interrupted").isTrue();
    }
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void textsOfAnyKindAreStoredAsTheyAre() {
    String text = "'; DROP TABLE runs; -- \u0000 ; INIT=RUNSCRIPT \" λ 😀 \n";
    long run = Samples.fill(folder);
    try (ModelStore store = ModelStore.open(folder, Mode.READ_WRITE)) {
      store.annotate(run, Samples.tag(1, text)).join();
      assertThat(store.annotations(run)).extracting(Annotation::text).containsExactly(text);
      assertThat(store.log(new LogQuery(Optional.empty(), Optional.of(text), 0, 1))).isEmpty();
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void whenMemoryRunsOutNothingMoreIsWrittenAndAllThatWasAcknowledgedIsThere(@TempDir Path place) throws Exception {
    Samples.fill(place);
    Workspace workspace = Workspace.of(place);
    var store = new StoreThread(Database.readWrite(workspace), place.toString());
    store.write(connection -> Sql.update(connection, "UPDATE workspace SET keep_last = 7")).join();
    var lost = store.write(connection -> {
      Sql.update(connection, "UPDATE workspace SET keep_last = 8");
      throw new OutOfMemoryError("Java heap space");
    });
    assertThatThrownBy(lost::join).hasRootCauseInstanceOf(OutOfMemoryError.class).hasMessageContaining("memory was not enough");
    assertThatThrownBy(() -> store.write(connection -> Sql.update(connection, "UPDATE workspace SET keep_last = 9")).join())
        .hasMessageContaining("memory was not enough");
    store.close();
    try (ModelStore again = ModelStore.open(place, ModelStore.Mode.READ_WRITE)) {
      assertThat(again.verify()).isEmpty();
      assertThat(again.versions(1)).hasSize(2);
    }
    try (var connection = Database.connectForReading(workspace, workspace.file())) {
      assertThat(Sql.list(connection, "SELECT keep_last FROM workspace", row -> row.getInt(1))).containsExactly(7);
    }
  }
}
