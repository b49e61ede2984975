// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftlab.store.Samples.bytes;
import static org.driftlab.store.Samples.promoted;
import static org.driftlab.store.Samples.v;
import static org.driftlab.store.Samples.version;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.driftlab.data.InputException;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunCommand;
import org.driftlab.store.ModelStore.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten versions in a line, v4 once the champion, v6 the champion. */
class StoreRetentionTest {
  private static final int SIZE = 300_000;

  @TempDir
  Path folder;

  private ModelStore store;
  private long run;

  @BeforeEach
  void fill() {
    store = ModelStore.open(folder, Mode.READ_WRITE);
    run = store.beginRun(Samples.RUN);
    for (int i = 1; i <= 10; i++) {
      store.addVersion(run, version(i, i - 1, bytes(i, SIZE)), bytes(i, SIZE));
    }
    store.recordPromotion(run, promoted(4000, 4));
    store.recordPromotion(run, promoted(6000, 6)).join();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theBytesOfOldVersionsGoButNotThoseOfChampionsTheirParentsAndTheNewest() {
    Thinning done = store.retain(new Retention(2, 0), "me").join();
    assertThat(store.thinned(run)).containsExactlyInAnyOrder(v(1), v(2), v(7), v(8));
    assertThat(done).isEqualTo(new Thinning(4, 4L * SIZE, 6L * SIZE));
    assertThat(store.versions(run)).hasSize(10);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void aPinnedVersionAndItsParentKeepTheirBytesUntilItIsUnpinned() {
    store.annotate(run, new Annotation(v(8), Annotation.Kind.PIN, "", "me", Samples.START)).join();
    store.retain(new Retention(1, 0), "me").join();
    assertThat(store.thinned(run)).containsExactlyInAnyOrder(v(1), v(2), v(9));
    store.removeAnnotation(run, v(8), Annotation.Kind.PIN, "", "me").join();
    store.retain(new Retention(1, 0), "me").join();
    assertThat(store.thinned(run)).isEqualTo(Set.of(v(1), v(2), v(7), v(8), v(9)));
  }

  @Test
  void aVersionThatACommandNamesKeepsItsBytesBecauseAReplayLoadsIt() {
    store.appendInterventions(run, 0, List.of(new Intervention(5, new RunCommand.Shadow(v(2), true)))).join();
    store.retain(new Retention(1, 0), "me").join();
    assertThat(store.thinned(run)).doesNotContain(v(2)).contains(v(1));
  }

  @Test
  void beyondATotalSizeTheOldestGoFirst() {
    store.retain(new Retention(0, 2), "me").join();
    assertThat(store.thinned(run)).as("3,000,000 bytes less than 2,097,153 is four models").containsExactlyInAnyOrder(
        v(1), v(2), v(7), v(8));
  }

  @Test
  void loadingAThinnedVersionSaysSoInOneSentence() {
    store.retain(new Retention(1, 0), "me").join();
    assertThatThrownBy(() -> store.bytes(run, v(1))).isInstanceOf(InputException.class).hasMessage("The bytes of version v1 of"
        + " run 1 were thinned by the workspace's retention; replay the run to make them again, or take them from a backup.");
    assertThat(store.log(new LogQuery(Optional.of(run), Optional.of("thinned"), -1, -1))).hasSize(5);
  }

  @Test
  void theSameBytesStoredAgainAreThereAgain() {
    store.retain(new Retention(1, 0), "me").join();
    store.addVersion(run, version(11, 10, bytes(1, SIZE)), bytes(1, SIZE)).join();
    assertThat(store.bytes(run, v(1))).isEqualTo(bytes(1, SIZE));
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void theRetentionHoldsAfterReopeningAndAppliesToWhatComesLater() {
    store.retain(new Retention(1, 0), "me").join();
    store.addVersion(run, version(11, 10, bytes(11, SIZE)), bytes(11, SIZE)).join();
    assertThat(store.thinned(run)).doesNotContain(v(10));
    store.finishRun(run, RunInfo.State.FINISHED, 9000, Optional.empty()).join();
    assertThat(store.thinned(run)).contains(v(10));
    store.close();
    store = ModelStore.open(folder, Mode.READ_WRITE);
    assertThat(store.retention()).isEqualTo(new Retention(1, 0));
  }

  @Test
  void anExportLeavesOutThinnedBytesAndNamesTheirVersions() {
    store.retain(new Retention(2, 0), "me").join();
    assertThat(store.export(run, folder.resolve("out"))).content().contains("run-1-v9.model", "\"v1\"")
        .doesNotContain("run-1-v1.model");
    assertThat(folder.resolve("out/run-1-v1.model")).doesNotExist();
  }

  @Test
  void tagsAndNotesReadBackByNameAndTimeAndTheirRemovalIsLogged() {
    Annotation tag = Samples.tag(3, "before'; DROP TABLE runs; --");
    var note = new Annotation(v(3), Annotation.Kind.NOTE, "looks λ", "someone", tag.time());
    store.annotate(run, tag);
    store.annotate(run, note);
    store.annotate(run, tag).join();
    assertThat(store.annotations(run)).containsExactly(tag, note);
    store.removeAnnotation(run, v(3), Annotation.Kind.TAG, tag.text(), "other").join();
    assertThat(store.annotations(run)).containsExactly(note);
    assertThat(store.log(LogQuery.ALL)).extracting(LogEntry::type).endsWith("tag", "note", "tag-removed");
    assertThatThrownBy(store.annotate(run, Samples.tag(99, "x"))::join).hasMessageContaining("There is no version v99");
  }

  @Test
  void aBackupHoldsWhatWasThereWhileTheWorkGoesOn() throws Exception {
    Path backup = store.backup();
    store.recordPromotion(run, promoted(7000, 7)).join();
    Path other = folder.resolve("other");
    Files.createDirectories(other);
    Backups.unpack(backup, other.resolve("workspace.mv.db"));
    try (ModelStore copy = ModelStore.open(other, Mode.READ_WRITE)) {
      assertThat(copy.verify()).isEmpty();
      assertThat(copy.versions(run)).isEqualTo(store.versions(run));
      assertThat(copy.reigns(run)).hasSize(2);
    }
  }
}
