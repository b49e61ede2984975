// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.driftlab.data.InputException;
import org.driftlab.store.Annotation;
import org.driftlab.store.ModelStore;
import org.driftlab.store.Retention;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.VersionMarks;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.ui.support.WorkspaceInfo.Saving;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Marks made in the window are in the workspace. */
@ExtendWith(FxExtension.class)
class StoredMarksTest {
  private static final VersionId V2 = new VersionId(2);

  @TempDir
  private Path folder;

  @Test
  void aVersionIsPinnedInTheWindowAndTheWorkspaceKnowsIt() throws Exception {
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE);
        var runs = new RecordedRuns(store, 64L << 20)) {
      try (var fixture = new WindowFixture(1440, 900, runs, WorkspaceInfo.open("Documents/DriftLab", () -> Saving.SAVED),
          TestScenarios.swaps())) {
        fixture.stepTo(20_000);
        runOnFx(() -> {
          ListView<?> tree = fixture.find(".version-tree");
          tree.getSelectionModel().select(tree.getItems().size() - 2);
        });
        VersionMarks marks = runs.marks();
        marks.add(new Annotation(V2, Annotation.Kind.TAG, "before the swap", "Ada", Instant.ofEpochMilli(1_000)));
        choose(fixture, "mark-pin");
        fixture.until(() -> marks.state().isPinned(V2));
        fixture.until(() -> onFx(() -> fixture.window.scene().getRoot().lookupAll(".version-number").stream()
            .anyMatch(n -> ((Label) n).getText().contains("#before the swap · pinned"))));
        fixture.pictures("workbench-marks");
        assertThat(marks.bytes(V2)).isNotEmpty();
      }
      assertThat(store.annotations(1)).extracting(Annotation::kind).containsExactly(Annotation.Kind.TAG, Annotation.Kind.PIN);
    }
  }

  @Test
  void whatTheWorkspaceRefusesIsSaidInASentence() {
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE)) {
      var none = new StoredMarks(store, OptionalLong::empty);
      assertThat(none.available()).isFalse();
      assertThat(none.state()).isEqualTo(VersionMarks.State.NOTHING);
      assertThatThrownBy(() -> none.bytes(V2)).isInstanceOf(InputException.class).hasMessageContaining("open a scenario");
      assertThat(none.retain(new Retention(5, 0), "Ada").models()).isZero();
      assertThat(store.retention()).isEqualTo(new Retention(5, 0));
      var gone = new StoredMarks(store, () -> OptionalLong.of(9));
      assertThatThrownBy(() -> gone.add(new Annotation(V2, Annotation.Kind.PIN, "", "Ada", Instant.EPOCH)))
          .isInstanceOf(InputException.class);
    }
  }

  private static void choose(WindowFixture fixture, String item) {
    MenuButton button = fixture.find("#version-marks");
    runOnFx(() -> {
      button.show();
      button.getItems().stream().filter(i -> item.equals(i.getId())).findFirst().map(MenuItem.class::cast).orElseThrow().fire();
      button.hide();
    });
  }
}
