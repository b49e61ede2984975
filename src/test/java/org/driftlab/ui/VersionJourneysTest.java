// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.driftlab.engine.RunEvent;
import org.driftlab.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does in the version tree, on the real engine. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class VersionJourneysTest {
  @Test
  void two_versions_are_chosen_with_shift_and_an_arrow_and_compared_side_by_side() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps())) {
      fixture.stepTo(16_000);
      fixture.robot.clickOn(row(fixture, 2));
      fixture.robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
      fixture.robot.clickOn("#version-compare");
      fixture.until(() -> fixture.window.scene().lookup("#table-values") != null);
      assertThat(fixture.text("#table-summary")).startsWith("v2 descends from v1, its parent.").contains("parameters are the same");
      TableView<List<Object>> table = fixture.find("#table-values");
      assertThat(onFx(() -> table.getItems().stream().filter(r -> r.getFirst().equals("Made at instance")).findFirst().orElseThrow()))
          .satisfies(row -> assertThat((Long) row.get(3)).isEqualTo((Long) row.get(2) - (Long) row.get(1)));
      fixture.pictures("versions-compared");
      fixture.robot.push(KeyCode.ESCAPE);
      fixture.until(() -> fixture.window.scene().lookup("#table-values") == null);
    }
  }

  @Test
  void with_the_keyboard_a_version_is_compared_with_the_champion_and_what_cannot_be_is_said() {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.swaps())) {
      fixture.stepTo(16_000);
      ctrl(fixture, KeyCode.D);
      fixture.until(() -> notices(fixture).stream().anyMatch(n -> n.contains("Select a version")));
      runOnFx(() -> fixture.find(".version-tree").requestFocus());
      fixture.robot.push(KeyCode.END);
      ctrl(fixture, KeyCode.D);
      fixture.until(() -> fixture.window.scene().lookup("#table-values") != null);
      TableView<?> table = fixture.find("#table-values");
      assertThat(onFx(() -> table.getColumns().get(2).getText())).startsWith("★");
    }
  }

  @Test
  void a_version_is_forked_from_its_context_menu_where_it_was_made_and_the_run_stays_as_it_is() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps())) {
      fixture.stepTo(30_000);
      fixture.robot.clickOn(row(fixture, 3));
      fixture.robot.clickOn(row(fixture, 3), MouseButton.SECONDARY);
      fixture.robot.clickOn("Fork what-if", MouseButton.PRIMARY);
      fixture.until(() -> fixture.window.scene().lookup("#what-if-table") instanceof TableView<?> table && table.getItems().size() == 2);
      fixture.until(() -> !fixture.text("#what-if-verdict").contains("computed"));
      assertThat(fixture.text("#what-if-verdict")).contains("Future B").doesNotContain("not possible");
      assertThat(onFx(() -> fixture.window.session().snapshot().events())).noneMatch(RunEvent.RolledBack.class::isInstance);
      fixture.pictures("what-if-from-version");
      ctrl(fixture, KeyCode.DIGIT1);
      ctrl(fixture, KeyCode.B);
      fixture.until(() -> fixture.find("#what-if-futures").isVisible());
      assertThat(onFx(() -> fixture.<ListView<?>>find("#what-if-futures").getItems())).hasSize(2);
    }
  }

  @Test
  void a_second_selected_version_stays_selected_while_newer_ones_come() {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps())) {
      fixture.stepTo(16_000);
      fixture.robot.clickOn(row(fixture, 2));
      fixture.robot.press(KeyCode.SHIFT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
      fixture.stepTo(30_000);
      fixture.until(() -> tree(fixture).getItems().size() > 3);
      assertThat(onFx(() -> tree(fixture).getSelectionModel().getSelectedItems().stream().map(Object::toString).toList()))
          .hasSize(2).anyMatch(v -> v.contains("id=v1,")).anyMatch(v -> v.contains("id=v2,"));
    }
  }

  private static ListView<?> tree(WindowFixture fixture) {
    return fixture.find(".version-tree");
  }

  /** The shown row of a version. */
  private static Node row(WindowFixture fixture, int version) {
    return onFx(() -> {
      Set<Node> numbers = fixture.window.scene().getRoot().lookupAll(".version-number");
      return numbers.stream().filter(n -> n instanceof javafx.scene.control.Label l
          && l.getText().replace("★ ", "").equals("v" + version) && l.getScene() != null && l.localToScene(0, 0).getY() > 0)
          .findFirst().orElseThrow(() -> new AssertionError("there is no row of v" + version));
    });
  }

  private static List<String> notices(WindowFixture fixture) {
    return fixture.window.scene().getRoot().lookupAll(".notice").stream().map(Node::getAccessibleText).toList();
  }

  private static void ctrl(WindowFixture fixture, KeyCode key) {
    fixture.robot.press(KeyCode.CONTROL).push(key).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
