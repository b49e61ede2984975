// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
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
import org.jspecify.annotations.Nullable;
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
            .anyMatch(n -> ((Label) n).getText().contains("pinned · #before the swap"))));
        fixture.pictures("workbench-marks");
        assertThat(marks.bytes(V2)).isNotEmpty();
      }
      assertThat(store.annotations(1)).extracting(Annotation::kind).containsExactly(Annotation.Kind.TAG, Annotation.Kind.PIN);
    }
  }

  @Test
  void withTheKeyboardAVersionIsTaggedAndNotedAndWhatIsRefusedIsSaidWhereItWasTyped() throws Exception {
    try (ModelStore store = ModelStore.open(folder, ModelStore.Mode.READ_WRITE);
        var runs = new RecordedRuns(store, 64L << 20);
        var fixture = new WindowFixture(1000, 700, runs, WorkspaceInfo.open("Documents/DriftLab", () -> Saving.SAVED), TestScenarios.swaps())) {
      fixture.stepTo(20_000);
      runOnFx(() -> {
        ListView<?> tree = fixture.find(".version-tree");
        tree.getSelectionModel().select(tree.getItems().size() - 2);
      });
      choose(fixture, "mark-tag");
      fixture.robot.push(KeyCode.ENTER);
      fixture.until(() -> popOver("#mark-problem") instanceof Label problem && problem.getText().contains("1 to 10,000 characters"));
      fixture.robot.write("before the swap").push(KeyCode.ENTER);
      fixture.until(() -> marks(runs).equals(List.of("TAG before the swap")));
      fixture.until(() -> popOver("#mark-accept") == null);
      choose(fixture, "mark-tag");
      fixture.robot.write("before the swap").push(KeyCode.ENTER);
      fixture.until(() -> popOver("#mark-problem") instanceof Label problem && problem.getText().equals("v2 has that already."));
      fixture.robot.push(KeyCode.ESCAPE);
      fixture.until(() -> popOver("#mark-accept") == null);
      choose(fixture, "mark-note");
      fixture.robot.write("first line").push(KeyCode.ENTER).write("second line").push(KeyCode.TAB).push(KeyCode.SPACE);
      fixture.until(() -> marks(runs).equals(List.of("TAG before the swap", "NOTE first line\nsecond line")));
      choose(fixture, "mark-retain");
      fixture.robot.write("many").push(KeyCode.ENTER);
      fixture.until(() -> popOver("#mark-problem") instanceof Label problem && problem.getText().startsWith("Give two whole numbers"));
      assertThat(store.retention()).isEqualTo(Retention.EVERYTHING);
      fixture.robot.push(KeyCode.ESCAPE);
      choose(fixture, "mark-pin");
      fixture.until(() -> runs.marks().state().isPinned(V2));
      fixture.until(() -> fixture.window.scene().lookup("#notice-more") != null);
      fixture.pictures("notices-narrow");
      assertThat(onFx(() -> fixture.window.scene().getRoot().lookupAll(".notice").stream()
          .mapToDouble(card -> card.getBoundsInParent().getHeight()).sum())).isLessThan(112);
      fixture.robot.clickOn("#notice-more");
      fixture.until(() -> fixture.window.scene().getRoot().lookupAll(".notice").size() == 3);
    }
  }

  private static List<String> marks(RecordedRuns runs) {
    return runs.marks().state().annotations().stream().map(mark -> mark.kind() + " " + mark.text()).toList();
  }

  /** A node of a window that lies over the window. */
  private static @Nullable Node popOver(String selector) {
    return onFx(() -> Optional.ofNullable(Window.getWindows().stream().filter(PopupWindow.class::isInstance).filter(Window::isShowing)
        .map(w -> w.getScene().getRoot().lookup(selector)).filter(Objects::nonNull).findFirst().orElse(null))).orElse(null);
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
