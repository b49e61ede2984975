// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.driftlab.data.InputException;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.Settings.Look;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in the window, with mouse and keys, on the real engine. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class WindowJourneysTest {
  private static final Scenario SWAPS = TestScenarios.swaps();
  private static final Scenario CALM = TestScenarios.calm();
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /** Some 1,000 instances a second: the run does not end while the robot moves the mouse. */
  private static final double SLOW = 0.2;


  @Test
  void a_run_is_played_paused_and_stepped_with_the_mouse() {
    try (var fixture = fixture()) {
      fixture.robot.clickOn("#play");
      fixture.await(s -> s.phase() == Phase.RUNNING && s.index() > 0);
      assertThat(fixture.text("#play")).isEqualTo("Pause");
      fixture.robot.clickOn("#play");
      RunSnapshot paused = fixture.await(s -> s.phase() == Phase.PAUSED);
      fixture.robot.clickOn("#step");
      fixture.await(s -> s.phase() == Phase.PAUSED && s.index() == paused.index() + 1);
      assertThat(fixture.text("#position")).isEqualTo("%,d".formatted(paused.index() + 1));
    }
  }

  @Test
  void a_run_is_driven_from_the_keyboard() {
    try (var fixture = fixture()) {
      fixture.robot.push(KeyCode.RIGHT);
      fixture.await(s -> s.index() == 1);
      fixture.robot.press(KeyCode.SHIFT).push(KeyCode.RIGHT).release(KeyCode.SHIFT);
      fixture.await(s -> s.index() == 1_025 && s.phase() == Phase.PAUSED);
      fixture.robot.push(KeyCode.SPACE);
      fixture.await(s -> s.phase() == Phase.RUNNING);
      fixture.robot.push(KeyCode.SPACE);
      fixture.await(s -> s.phase() == Phase.PAUSED);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.R).release(KeyCode.CONTROL);
      fixture.await(s -> s.index() == 0 && s.phase() == Phase.READY);
    }
  }

  @Test
  void a_version_is_put_into_shadow_promoted_and_rolled_back_from_the_version_tree() {
    try (var fixture = fixture()) {
      fixture.stepTo(16_000);
      select(fixture, 2);
      fixture.robot.clickOn("#shadow");
      fixture.await(s -> s.contestants().stream().anyMatch(c -> c.name().contains("shadow")));
      fixture.stepTo(17_000);
      fixture.robot.clickOn("#promote");
      fixture.robot.clickOn("#question-accept");
      RunSnapshot promoted = fixture.await(WindowJourneysTest::promotedByHand);
      assertThat(promoted.champion()).isNotEqualTo(Optional.of(new VersionId(2)));
      assertThat(promoted.reigns().getLast().from()).isEqualTo(17_000);
      select(fixture, 2);
      fixture.robot.clickOn("#rollBack");
      fixture.robot.clickOn("#question-accept");
      RunSnapshot back = fixture.await(s -> s.events().getLast() instanceof RunEvent.RolledBack);
      assertThat(back.champion()).contains(new VersionId(2));
    }
  }

  @Test
  void what_a_person_did_to_the_champion_is_undone_by_the_notice_that_follows() {
    try (var fixture = fixture()) {
      fixture.stepTo(16_000);
      select(fixture, 1);
      fixture.robot.clickOn("#rollBack");
      fixture.robot.clickOn("#question-accept");
      RunSnapshot done = fixture.await(s -> s.events().getLast() instanceof RunEvent.RolledBack);
      VersionId before = ((RunEvent.RolledBack) done.events().getLast()).from();
      fixture.until(() -> fixture.window.scene().lookup("#notice-way") != null);
      fixture.robot.clickOn("#notice-way");
      fixture.await(s -> s.champion().equals(Optional.of(before)));
    }
  }

  @Test
  void a_rollback_shows_its_rehearsal_before_it_is_made_and_ctrl_z_takes_it_back_and_ctrl_y_makes_it_again() {
    try (var fixture = fixture()) {
      fixture.stepTo(16_000);
      select(fixture, 1);
      fixture.robot.clickOn("#rollBack");
      fixture.until(() -> fixture.window.scene().getRoot().lookupAll(".dialog-sentence .label").stream()
          .anyMatch(n -> n instanceof Labeled l && l.getText().startsWith("Rehearsed over the last 10,000 instances")));
      fixture.robot.clickOn("#question-accept");
      fixture.await(s -> s.events().getLast() instanceof RunEvent.RolledBack);
      fixture.stepTo(18_000);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
      RunSnapshot undone = fixture.await(s -> s.index() == 18_000
          && s.events().stream().noneMatch(RunEvent.RolledBack.class::isInstance));
      assertThat(undone.phase()).isEqualTo(Phase.PAUSED);
      press(fixture, KeyCode.Y);
      RunSnapshot again = fixture.await(s -> s.index() == 18_000
          && s.events().stream().anyMatch(RunEvent.RolledBack.class::isInstance));
      assertThat(again.events().stream().filter(RunEvent.RolledBack.class::isInstance).map(RunEvent::at)).containsExactly(16_000L);
      press(fixture, KeyCode.Z);
      fixture.await(s -> s.index() == 18_000 && s.events().stream().noneMatch(RunEvent.RolledBack.class::isInstance));
    }
  }

  @Test
  void a_panel_is_found_and_brought_to_the_front_with_the_keyboard_only() {
    try (var fixture = fixture()) {
      press(fixture, KeyCode.DIGIT7);
      press(fixture, KeyCode.K);
      fixture.robot.write("memory").push(KeyCode.ENTER);
      fixture.until(() -> fixture.<TabPane>find("#panels").getSelectionModel().getSelectedItem().getId().equals("panel-memory"));
      assertThat(onFx(() -> fixture.<ToggleButton>find("#rail-run").isSelected())).isTrue();
    }
  }

  @Test
  void a_run_is_taken_back_by_number_and_by_a_click_on_the_timeline() {
    try (var fixture = fixture()) {
      RunSnapshot there = fixture.stepTo(6_000);
      fixture.stepTo(16_000);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.G).release(KeyCode.CONTROL);
      fixture.robot.clickOn("#goto-index").press(KeyCode.CONTROL).push(KeyCode.A).release(KeyCode.CONTROL).write("6000");
      fixture.robot.clickOn("#goto-accept");
      RunSnapshot back = fixture.await(s -> s.index() == 6_000);
      assertThat(back.events()).isEqualTo(there.events());
      fixture.robot.clickOn("#timeline");
      RunSnapshot clicked = fixture.await(s -> s.index() != 6_000 && s.phase() == Phase.PAUSED);
      assertThat((double) clicked.index()).isBetween(0.3 * clicked.instances(), 0.7 * clicked.instances());
    }
  }

  @Test
  void a_question_that_is_declined_changes_nothing() {
    try (var fixture = fixture()) {
      RunSnapshot before = fixture.stepTo(16_000);
      select(fixture, 1);
      fixture.robot.clickOn("#promote");
      fixture.robot.clickOn("#question-cancel");
      fixture.stepTo(16_001);
      assertThat(onFx(() -> fixture.window.session().snapshot().champion())).isEqualTo(before.champion());
    }
  }

  @Test
  void another_scenario_is_chosen_and_everything_of_the_first_is_gone() {
    try (var fixture = fixture()) {
      fixture.stepTo(16_000);
      assertThat(onFx(() -> fixture.<ListView<?>>find(".version-tree").getItems())).isNotEmpty();
      runOnFx(() -> fixture.<ComboBox<Scenario>>find("#picker").setValue(CALM));
      fixture.await(s -> s.instances() == CALM.instances());
      assertThat(onFx(() -> fixture.<ListView<?>>find(".version-tree").getItems())).isEmpty();
      assertThat(onFx(() -> fixture.<TableView<?>>find(".event-table").getItems())).isEmpty();
      assertThat(onFx(() -> fixture.<VBox>find(".notices").getChildren())).isEmpty();
    }
  }

  @Test
  void a_finished_run_shows_its_fingerprint_and_says_why_nothing_can_be_done_any_more() {
    try (var fixture = fixture()) {
      runOnFx(() -> fixture.<Slider>find("#speed").setValue(1));
      fixture.robot.clickOn("#play");
      RunSnapshot end = fixture.await(s -> s.phase() == Phase.FINISHED);
      assertThat(fixture.text("#fingerprint")).contains(end.fingerprint().orElseThrow().substring(0, 4));
      select(fixture, 1);
      assertThat(onFx(() -> fixture.find("#promote").isDisabled())).isTrue();
      assertThat(onFx(() -> fixture.find("#promote").getAccessibleHelp())).contains("finished");
    }
  }

  @Test
  void a_scenario_that_cannot_be_run_is_explained_and_can_be_tried_again() {
    var broken = new boolean[] {true};
    try (var fixture = new WindowFixture(WIDTH, HEIGHT, (scenario, pacer) -> {
      if (broken[0]) {
        throw new InputException("The file elec.csv is not there; put it beside the scenario.");
      }
      return WindowFixture.ENGINE.start(scenario, pacer);
    }, WorkspaceInfo.inMemory(), SWAPS)) {
      fixture.until(() -> fixture.window.session().stateProperty().get() == RunSession.State.FAILED);
      assertThat(fixture.text("#problem-message")).isEqualTo("The file elec.csv is not there; put it beside the scenario.");
      broken[0] = false;
      fixture.robot.clickOn("Try again");
      fixture.await(s -> s.instances() == SWAPS.instances());
      assertThat(onFx(() -> fixture.window.scene().lookup("#problem-message"))).isNull();
    }
  }

  @Test
  void a_workspace_that_cannot_be_opened_can_be_tried_again_or_left_for_another_folder() {
    var opened = new ArrayList<Path>();
    var workspace = WorkspaceInfo.broken("Documents/DriftLab", "The workspace 'Documents/DriftLab' is in use.", opened::add);
    try (var fixture = new WindowFixture(WIDTH, HEIGHT, WindowFixture.ENGINE, workspace, SWAPS)) {
      fixture.robot.clickOn("Try again");
      runOnFx(() -> fixture.window.setPicker((owner, title) -> Optional.empty()));
      fixture.robot.clickOn("#problem-other");
      assertThat(opened).containsExactly(Path.of("Documents/DriftLab"));
      runOnFx(() -> fixture.window.setPicker((owner, title) -> Optional.of(Path.of("elsewhere"))));
      fixture.robot.clickOn("#problem-other");
      assertThat(opened).containsExactly(Path.of("Documents/DriftLab"), Path.of("elsewhere"));
    }
  }

  @Test
  void perspectives_are_changed_with_ctrl_and_a_digit_and_the_settings_change_the_look() {
    try (var fixture = fixture()) {
      press(fixture, KeyCode.DIGIT7);
      fixture.until(() -> fixture.<ToggleButton>find("#rail-settings").isSelected());
      runOnFx(() -> fixture.<ComboBox<Look>>find("#settings-look").setValue(Look.DARK));
      assertThat(onFx(() -> fixture.window.themes().darkProperty().get())).isTrue();
      fixture.robot.press(KeyCode.SHIFT);
      press(fixture, KeyCode.T);
      fixture.robot.release(KeyCode.SHIFT);
      assertThat(onFx(() -> fixture.<ComboBox<Look>>find("#settings-look").getValue())).isEqualTo(Look.LIGHT);
      runOnFx(() -> fixture.window.setPicker((owner, title) -> Optional.of(Path.of("classes"))));
      fixture.robot.clickOn("#settings-browse");
      assertThat(onFx(() -> fixture.<TextInputControl>find("#settings-workspace").getText())).isEqualTo("classes");
      press(fixture, KeyCode.DIGIT1);
      fixture.until(() -> fixture.find("#panels").getScene() != null && fixture.find("#run-view").isVisible());
      assertThat(onFx(() -> fixture.<ToggleButton>find("#rail-run").isSelected())).isTrue();
    }
  }

  @Test
  void in_a_small_window_the_charts_have_the_scenarios_room_until_it_is_asked_for_and_the_version_tree_can_go_too() throws Exception {
    try (var fixture = new WindowFixture(1000, 700, CALM)) {
      fixture.await(s -> s.instances() > 0);
      assertThat(onFx(() -> fixture.window.scene().lookup("#scenario-fold"))).isNull();
      double alone = onFx(() -> fixture.find("#timeline").getBoundsInParent().getWidth());
      fixture.robot.clickOn("#scenario-unfold");
      fixture.until(() -> fixture.window.scene().lookup("#scenario-fold") != null && !fixture.find("#scenario-unfold").getParent().isVisible());
      assertThat(onFx(() -> fixture.find("#timeline").getBoundsInParent().getWidth())).isLessThan(alone - 150);
      fixture.pictures("panes-scenario-narrow");
      fixture.robot.clickOn("#scenario-fold");
      fixture.until(() -> fixture.window.scene().lookup("#scenario-fold") == null);
      fixture.robot.clickOn("#versions-fold");
      fixture.until(() -> fixture.window.scene().lookup("#versions-fold") == null);
      assertThat(onFx(() -> fixture.find("#timeline").getBoundsInParent().getWidth())).isGreaterThan(alone + 200);
      fixture.pictures("panes-none-narrow");
      fixture.robot.press(KeyCode.SHIFT);
      press(fixture, KeyCode.V);
      press(fixture, KeyCode.S);
      fixture.robot.release(KeyCode.SHIFT);
      fixture.until(() -> fixture.window.scene().lookup("#versions-fold") != null
          && fixture.window.scene().lookup("#scenario-fold") != null);
    }
  }

  @Test
  void another_scenario_is_found_and_opened_with_the_keyboard_only() {
    try (var fixture = fixture()) {
      press(fixture, KeyCode.K);
      fixture.robot.write("calm scen").push(KeyCode.ENTER);
      fixture.await(s -> s.instances() == CALM.instances());
      assertThat(onFx(() -> fixture.window.scene().lookup("#finder"))).isNull();
    }
  }

  @Test
  void a_version_is_found_and_selected_with_the_keyboard_only() {
    try (var fixture = fixture()) {
      fixture.stepTo(9_000);
      press(fixture, KeyCode.K);
      fixture.robot.write("v1").push(KeyCode.DOWN).push(KeyCode.UP).push(KeyCode.ENTER);
      fixture.until(() -> fixture.<ListView<?>>find(".version-tree").getSelectionModel().getSelectedIndex() >= 0);
    }
  }

  @Test
  void the_finder_is_left_with_escape_and_the_key_sheet_names_every_key() {
    try (var fixture = fixture()) {
      press(fixture, KeyCode.K);
      fixture.robot.push(KeyCode.ESCAPE);
      assertThat(onFx(() -> fixture.window.scene().lookup("#finder"))).isNull();
      press(fixture, KeyCode.SLASH);
      assertThat(onFx(() -> fixture.find("#key-sheet").lookupAll(".key-cap").stream()
          .map(n -> ((Labeled) n).getText()).toList())).contains("Space", "→", "Shift+→", "Ctrl+K", "Ctrl+/", "Ctrl+7", "F11");
      fixture.robot.push(KeyCode.ESCAPE);
      assertThat(onFx(() -> fixture.window.scene().lookup("#key-sheet"))).isNull();
    }
  }

  @Test
  void a_report_of_the_run_is_exported_as_a_job(@TempDir Path folder) throws Exception {
    try (var fixture = fixture()) {
      fixture.stepTo(16_000);
      runOnFx(() -> fixture.window.setPicker((owner, title) -> Optional.of(folder.resolve("report"))));
      press(fixture, KeyCode.E);
      fixture.until(() -> Files.exists(folder.resolve("report/report.html")));
      fixture.showPanel("jobs");
      fixture.until(() -> fixture.<ListView<?>>find("#jobs").lookupAll(".label").stream()
          .anyMatch(n -> n instanceof Labeled l && l.getText().startsWith("Done: 4 files in ")));
      assertThat(folder.resolve("report/dashboard.png")).isNotEmptyFile();
      assertThat(folder.resolve("report/report.html")).content().contains("Two reversals");
      for (Theme theme : Theme.values()) {
        runOnFx(() -> Screenshots.save(fixture.window.scene(), "workbench-jobs", theme));
      }
    }
  }

  @Test
  void a_class_is_shown_the_run_in_large_type_from_moment_to_moment_and_escape_puts_the_window_back() throws Exception {
    try (var fixture = fixture()) {
      runOnFx(() -> fixture.<Slider>find("#speed").setValue(1));
      fixture.robot.push(KeyCode.F5);
      fixture.until(() -> fixture.find("#presenter-clock").getParent().isVisible());
      assertThat(onFx(() -> fixture.window.scene().lookup("#panels"))).isNull();
      assertThat(onFx(() -> fixture.window.scene().lookup(".version-tree"))).isNull();
      assertThat(onFx(() -> fixture.find("#rail-run").getParent().isVisible())).isFalse();
      fixture.robot.push(KeyCode.PAGE_DOWN);
      fixture.await(s -> s.index() == 18_000 && s.phase() == Phase.PAUSED);
      fixture.robot.push(KeyCode.PAGE_DOWN);
      fixture.await(s -> s.index() == 21_000 && s.phase() == Phase.PAUSED);
      assertThat(fixture.text("#presenter-keys")).isEqualTo("Page Down");
      fixture.pictures("presenter");
      fixture.robot.push(KeyCode.PAGE_UP);
      fixture.await(s -> s.index() == 18_000);
      fixture.robot.push(KeyCode.ESCAPE);
      fixture.until(() -> fixture.window.scene().lookup("#panels") != null);
      assertThat(onFx(() -> fixture.<ListView<?>>find(".version-tree").getItems())).isNotEmpty();
      assertThat(onFx(() -> fixture.find("#presenter-clock").getParent().isVisible())).isFalse();
    }
  }

  @Test
  void f1_explains_what_has_the_focus() {
    try (var fixture = fixture()) {
      runOnFx(() -> fixture.find("#speed").requestFocus());
      fixture.robot.push(KeyCode.F1);
      assertThat(fixture.text("#help-words")).startsWith("From 100 instances a second on the left");
      fixture.robot.push(KeyCode.ESCAPE);
      assertThat(onFx(() -> fixture.window.scene().lookup("#help-box"))).isNull();
    }
  }

  private static void press(WindowFixture fixture, KeyCode key) {
    fixture.robot.press(KeyCode.CONTROL).push(key).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static WindowFixture fixture() {
    var fixture = new WindowFixture(WIDTH, HEIGHT, SWAPS, CALM);
    fixture.await(s -> s.instances() > 0);
    runOnFx(() -> fixture.<Slider>find("#speed").setValue(SLOW));
    return fixture;
  }

  private static void select(WindowFixture fixture, int version) {
    runOnFx(() -> {
      ListView<?> tree = fixture.find(".version-tree");
      tree.getSelectionModel().select(tree.getItems().size() - version);
    });
  }

  private static boolean promotedByHand(RunSnapshot snapshot) {
    return snapshot.events().stream()
        .anyMatch(e -> e instanceof RunEvent.Promoted p && p.why().equals("chosen in the version tree"));
  }
}
