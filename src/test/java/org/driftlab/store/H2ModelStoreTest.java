// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftlab.store.Samples.RUN;
import static org.driftlab.store.Samples.bytes;
import static org.driftlab.store.Samples.promoted;
import static org.driftlab.store.Samples.rolledBack;
import static org.driftlab.store.Samples.v;
import static org.driftlab.store.Samples.version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunCommand;
import org.driftlab.store.ModelStore.Mode;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2ModelStoreTest {
  @TempDir
  Path folder;

  private ModelStore open() {
    return ModelStore.open(folder, Mode.READ_WRITE);
  }

  @Test
  void aVersionReadsBackAsItWasStoredAfterReopening() {
    byte[] model = bytes(1, 700_001);
    ModelVersion version = version(1, 0, model);
    long run;
    try (ModelStore store = open()) {
      run = store.beginRun(RUN);
      store.addVersion(run, version, model).join();
    }
    try (ModelStore store = open()) {
      assertThat(store.versions(run)).containsExactly(version);
      assertThat(store.bytes(run, v(1))).isEqualTo(model);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 262_143, 262_144, 262_145, 2_000_000})
  void modelsOfAnySizeReadBack(int size) {
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      store.addVersion(run, version(1, 0, bytes(1, size)), bytes(1, size)).join();
      assertThat(store.bytes(run, v(1))).isEqualTo(bytes(1, size));
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void aPromotionEndsTheReignBeforeIt() {
    long run = Samples.fill(folder);
    try (ModelStore store = open()) {
      String why = "it's better; 100 % λ";
      assertThat(store.reigns(run)).containsExactly(new Reign(v(1), 1000, 2000, "user", why),
          new Reign(v(2), 2000, Reign.OPEN, "user", why));
    }
  }

  @Test
  void aRollbackMakesTheEarlierVersionTheChampionAgain() {
    long run = Samples.fill(folder);
    try (ModelStore store = open()) {
      store.recordRollback(run, rolledBack(3000, 2, 1)).join();
      assertThat(store.reigns(run).getLast()).isEqualTo(new Reign(v(1), 3000, Reign.OPEN, "guard", "worse"));
      assertThat(store.reigns(run)).filteredOn(Reign::isOpen).hasSize(1);
    }
  }

  @Test
  void equalBytesAreStoredOnceAndServeBothVersions() {
    byte[] model = bytes(1, 100);
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      store.addVersion(run, version(1, 0, model), model);
      store.addVersion(run, version(2, 1, model), model).join();
      assertThat(store.bytes(run, v(2))).isEqualTo(model);
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void aRunReadsBackWithItsTimeToTheNanosecondAndItsEnd() {
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      store.finishRun(run, RunInfo.State.FINISHED, 60_000, Optional.of("ab12")).join();
      assertThat(store.runs()).containsExactly(new RunInfo(run, "sea-drift", RUN.scenarioText(), 42, Samples.START,
          "0.1.0", RunInfo.State.FINISHED, Optional.of("ab12"), 60_000, Optional.empty()));
    }
  }

  @Test
  void aRunThatWasLeftRunningIsInterruptedWhenTheWorkspaceIsOpenedAgain() {
    Samples.fill(folder);
    try (ModelStore store = open()) {
      assertThat(store.runs().getFirst().state()).isEqualTo(RunInfo.State.INTERRUPTED);
    }
  }

  @Test
  void eventsAndInterventionsReadBackInOrder() {
    var events = List.of(new StoredEvent(0, 10, "warning", "{\"detector\":\"ddm\"}"),
        new StoredEvent(1, 20, "refused", "{\"message\":\"x'); DROP TABLE runs; --\"}"));
    var interventions = List.of(new Intervention(5, new RunCommand.Shadow(v(3), true)),
        new Intervention(6, new RunCommand.StopShadow(v(3))),
        new Intervention(7, new RunCommand.Promote(v(2), "user", "\"why\"\n")),
        new Intervention(8, new RunCommand.RollBack(v(1), "user", "")));
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      store.appendEvents(run, events);
      store.appendInterventions(run, 0, interventions.subList(0, 1));
      store.appendInterventions(run, 1, interventions.subList(1, 4)).join();
      assertThat(store.events(run)).isEqualTo(events);
      assertThat(store.interventions(run, Catalog::find)).isEqualTo(interventions);
      assertThat(store.runs().getFirst().position()).isEqualTo(20);
    }
  }

  @Test
  void aVersionWhoseParentIsUnknownIsNotStored() {
    byte[] model = bytes(1, 10);
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      CompletableFuture<Void> stored = store.addVersion(run, version(2, 1, model), model);
      assertThatThrownBy(stored::join).hasCauseInstanceOf(StoreException.class);
      assertThat(store.versions(run)).isEmpty();
      assertThat(store.verify()).isEmpty();
    }
  }

  @Test
  void bytesThatAreNotThoseOfTheVersionAreNotStored() {
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      CompletableFuture<Void> stored = store.addVersion(run, version(1, 0, bytes(1, 10)), bytes(2, 10));
      assertThatThrownBy(stored::join).hasCauseInstanceOf(IllegalArgumentException.class);
      assertThat(store.versions(run)).isEmpty();
    }
  }

  @Test
  void aPromotionOfAnUnknownVersionChangesNothing() {
    long run = Samples.fill(folder);
    try (ModelStore store = open()) {
      assertThatThrownBy(store.recordPromotion(run, promoted(9000, 9))::join).hasCauseInstanceOf(StoreException.class);
      assertThat(store.reigns(run).getLast().version()).isEqualTo(v(2));
      assertThat(store.reigns(run).getLast().isOpen()).isTrue();
    }
  }

  @Test
  void anUnknownVersionIsSaidToBeUnknown() {
    long run = Samples.fill(folder);
    try (ModelStore store = open()) {
      assertThatThrownBy(() -> store.bytes(run, v(9))).isInstanceOf(InputException.class).hasMessageContaining("v9");
    }
  }

  @Test
  void closingWaitsForWhatIsQueued() {
    CompletableFuture<Void> last;
    try (ModelStore store = open()) {
      long run = store.beginRun(RUN);
      store.addVersion(run, version(1, 0, bytes(1, 10)), bytes(1, 10));
      for (int i = 1; i < 200; i++) {
        store.recordPromotion(run, promoted(i, 1));
      }
      last = store.recordPromotion(run, promoted(200, 1));
    }
    assertThat(last).isCompleted();
  }

  @Test
  void aClosedStoreTakesNothingMoreAndMayBeClosedAgain() {
    ModelStore store = open();
    store.close();
    store.close();
    assertThatThrownBy(store::runs).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
  }

  @Test
  void aReaderSeesWhatTheWriterHasStoredAndCannotWrite() {
    try (ModelStore writer = open()) {
      long run = writer.beginRun(RUN);
      writer.addVersion(run, version(1, 0, bytes(1, 400_000)), bytes(1, 400_000)).join();
      try (ModelStore reader = ModelStore.open(folder, Mode.READ_ONLY)) {
        assertThat(reader.bytes(run, v(1))).isEqualTo(bytes(1, 400_000));
        assertThat(reader.verify()).isEmpty();
        assertThatThrownBy(reader.recordPromotion(run, promoted(1, 1))::join).hasMessageContaining("read-only");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "täglich", "日本語", "a#b%41&c=d?e", "it's", "~", "a:b",
      "$HOME {x} [y]", "a,b!c\"d"})
  void aFolderOfAnyOrdinaryNameHoldsAWorkspace(String name) throws Exception {
    Path odd = folder.resolve(name);
    Samples.fill(odd);
    try (ModelStore store = ModelStore.open(odd, Mode.READ_ONLY); Stream<Path> files = Files.list(odd)) {
      assertThat(store.runs()).hasSize(1);
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("workspace.mv.db",
          "workspace.lock", "logs", "backups");
    }
  }

  @Test
  void exportWritesEachModelAndAListing() throws Exception {
    long run = Samples.fill(folder);
    Path out = folder.resolve("out");
    try (ModelStore store = open()) {
      Path listing = store.export(run, out);
      assertThat(listing).content().contains("\"parent\" : \"v1\"", "\"scenario\" : {", "run-1-v2.model");
      assertThat(Files.readAllBytes(out.resolve("run-1-v2.model"))).isEqualTo(bytes(2, 300_000));
      assertThatThrownBy(() -> store.export(run, out)).isInstanceOf(InputException.class)
          .hasMessageContaining("another");
    }
  }

  @Test
  void theFiveNewestBackupsAreKept() throws Exception {
    Samples.fill(folder);
    try (ModelStore store = open()) {
      for (int i = 0; i < 7; i++) {
        store.backup();
      }
    }
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted()).containsExactly("workspace-000003.zip",
          "workspace-000004.zip", "workspace-000005.zip", "workspace-000006.zip", "workspace-000007.zip");
    }
  }

  @Test
  void h2MayLoadNoClassNamedInSql() {
    open().close();
    assertThat(System.getProperty("h2.allowedClasses")).isEqualTo("org.driftlab.none");
    assertThatThrownBy(() -> Samples.harm(folder, "CREATE ALIAS exec FOR 'java.lang.Runtime.getRuntime'"))
        .hasMessageContaining("is denied");
  }
}
