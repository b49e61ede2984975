// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a person changes the scenario: in its form and on the timeline, with mouse and keys, on the real engine. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class EditingJourneysTest {
  private static final Scenario SWAPS = TestScenarios.swaps();

  @Test
  void a_parameter_is_edited_refused_mended_undone_and_redone() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, SWAPS)) {
      fixture.stepTo(5_000);
      type(fixture, "#field-learner-learningRate", "-1");
      assertThat(fixture.text("#field-learner-learningRate-message")).contains("learningRate", "-1");
      picture(fixture, "editor-refused");
      assertThat(now(fixture)).isEqualTo(SWAPS);
      type(fixture, "#field-learner-learningRate", "0.25");
      fixture.robot.push(KeyCode.ENTER);
      fixture.until(() -> learningRate(session(fixture)) == 0.25);
      fixture.await(s -> s.index() == 5_000);
      assertThat(onFx(() -> fixture.find("#scenario-edited").isVisible())).isTrue();
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
      fixture.until(() -> session(fixture).equals(SWAPS));
      assertThat(onFx(() -> fixture.find("#scenario-edited").isVisible())).isFalse();
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Y).release(KeyCode.CONTROL);
      fixture.until(() -> learningRate(session(fixture)) == 0.25);
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow"})
  void a_learning_rate_is_raised_in_the_middle_of_a_run_undone_and_raised_again(double width, double height, String name)
      throws Exception {
    try (var fixture = new WindowFixture(width, height, SWAPS)) {
      fixture.openScenario();
      assertThat(onFx(() -> fixture.find("#effect-onward").getParent().isVisible())).isFalse();
      fixture.stepTo(5_000);
      fixture.robot.clickOn("#effect-onward");
      type(fixture, "#field-learner-learningRate", "0.25");
      fixture.robot.push(KeyCode.ENTER);
      fixture.await(s -> s.events().stream().anyMatch(e -> e instanceof RunEvent.Changed c && c.at() == 5_000));
      fixture.stepTo(9_000);
      assertThat(session(fixture)).as("what the run began with").isEqualTo(SWAPS);
      fixture.pictures("editor-onward-" + name);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
      fixture.await(s -> s.events().stream().noneMatch(RunEvent.Changed.class::isInstance));
      assertThat(onFx(() -> fixture.<TextInputControl>find("#field-learner-learningRate").getText())).isEqualTo("0.02");
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Y).release(KeyCode.CONTROL);
      fixture.await(s -> s.events().stream().anyMatch(RunEvent.Changed.class::isInstance));
      assertThat(onFx(() -> fixture.<TextInputControl>find("#field-learner-learningRate").getText())).isEqualTo("0.25");
      type(fixture, "#field-seed", "7");
      fixture.robot.push(KeyCode.ENTER);
      fixture.until(() -> fixture.text("#field-seed-message").contains("From start"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow"})
  void what_an_error_costs_is_edited_refused_and_taken_back(double width, double height, String name) throws Exception {
    Scenario fraud = Scenarios.find("card-fraud");
    try (var fixture = new WindowFixture(width, height, fraud)) {
      fixture.await(s -> s.instances() > 0);
      fixture.openScenario();
      runOnFx(() -> {
        var pane = (ScrollPane) fixture.window.scene().lookup(".scenario .scroll-pane");
        var form = fixture.find("#section-stakes").getParent();
        pane.setVvalue(form.getBoundsInParent().getMinY() / (pane.getContent().getBoundsInLocal().getHeight() - pane.getHeight()));
      });
      type(fixture, "#field-stakes-miss", "-3");
      assertThat(fixture.text("#field-stakes-miss-message")).contains("'miss'", "-3");
      fixture.pictures("editor-stakes-" + name);
      type(fixture, "#field-stakes-miss", "250");
      fixture.robot.push(KeyCode.ENTER);
      fixture.until(() -> session(fixture).stakes().orElseThrow().miss() == 250);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
      fixture.until(() -> session(fixture).equals(fraud));
    }
  }

  @Test
  void a_drift_event_is_dragged_and_the_detections_move_with_it_while_the_curves_before_stay() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, SWAPS)) {
      RunSnapshot before = fixture.stepTo(50_000);
      assertThat(detections(before)).anyMatch(at -> at >= 18_000 && at < 20_000);
      fixture.robot.drag(on(fixture, 18_000), MouseButton.PRIMARY).moveTo(on(fixture, 22_000)).moveTo(on(fixture, 26_000));
      fixture.await(s -> s.index() == 50_000 && s.truth().drifts().getFirst().at() > 24_000);
      picture(fixture, "editor-dragging");
      assertThat(now(fixture)).isNotEqualTo(SWAPS);
      fixture.robot.drop();
      fixture.until(() -> session(fixture).equals(now(fixture)));
      long start = now(fixture).drift().events().getFirst().start();
      assertThat(start).isBetween(25_000L, 27_000L);
      RunSnapshot after = fixture.await(s -> s.index() == 50_000 && s.phase() == Phase.PAUSED);
      assertThat(detections(after)).noneMatch(at -> at >= 18_000 && at < 20_000)
          .anyMatch(at -> at >= start && at < start + 2_000);
      assertThat(detections(after).stream().filter(at -> at < 18_000)).isEqualTo(
          detections(before).stream().filter(at -> at < 18_000).toList());
      picture(fixture, "editor-dragged");
    }
  }

  @Test
  void a_drift_event_is_added_by_double_click_edited_in_its_form_and_removed_by_delete() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, SWAPS)) {
      fixture.stepTo(20_000);
      fixture.robot.doubleClickOn(on(fixture, 8_000));
      fixture.until(() -> fixture.robot.lookup("#kind-offset").tryQuery().isPresent());
      fixture.robot.clickOn("#kind-offset");
      fixture.until(() -> session(fixture).drift().events().size() == 3);
      assertThat(session(fixture).drift().events().getFirst().kind()).isEqualTo("offset");
      type(fixture, "#drift-change-amount", "2.5");
      fixture.robot.push(KeyCode.ENTER);
      fixture.until(() -> session(fixture).drift().events().getFirst().describe().contains("2.5"));
      picture(fixture, "editor-added");
      fixture.robot.clickOn(on(fixture, session(fixture).drift().events().getFirst().start()));
      fixture.robot.push(KeyCode.DELETE);
      fixture.until(() -> session(fixture).equals(SWAPS));
    }
  }

  @Test
  void a_drift_event_is_moved_stretched_and_taken_back_with_keys_alone() {
    try (var fixture = new WindowFixture(1440, 900, SWAPS)) {
      fixture.stepTo(20_000);
      runOnFx(() -> fixture.find("#timeline").requestFocus());
      fixture.robot.push(KeyCode.DOWN).push(KeyCode.RIGHT);
      fixture.until(() -> first(fixture).start() == 18_500);
      fixture.robot.press(KeyCode.SHIFT).push(KeyCode.RIGHT).release(KeyCode.SHIFT);
      fixture.until(() -> first(fixture).length() == 500);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.Z).push(KeyCode.Z).release(KeyCode.CONTROL);
      fixture.until(() -> session(fixture).equals(SWAPS));
    }
  }

  @Test
  void a_scenario_is_saved_opened_again_and_a_broken_file_is_explained_by_line_and_key(@TempDir Path folder) throws Exception {
    var file = folder.resolve("mine.yaml");
    var chosen = new Path[] {file};
    var choices = new FileChoices() {
      @Override
      public Optional<Path> toOpen() {
        return Optional.of(chosen[0]);
      }

      @Override
      public Optional<Path> toSave(String suggested) {
        return Optional.of(file);
      }
    };
    try (var fixture = new WindowFixture(1000, 700, choices, TestScenarios.calm(), SWAPS)) {
      fixture.await(s -> s.instances() > 0);
      fixture.openScenario();
      type(fixture, "#field-instances", "30,000");
      fixture.robot.push(KeyCode.ENTER);
      fixture.await(s -> s.instances() == 30_000);
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.S).release(KeyCode.CONTROL);
      fixture.until(() -> !fixture.find("#scenario-edited").isVisible());
      assertThat(ScenarioYaml.read(Files.readString(file), "mine.yaml")).isEqualTo(now(fixture));
      chosen[0] = Files.writeString(folder.resolve("broken.yaml"), "driftlab: 1\nid: x\nstream: {id: see}\n");
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.O).release(KeyCode.CONTROL);
      fixture.until(() -> fixture.<javafx.scene.layout.VBox>find(".notices").getChildren().stream()
          .anyMatch(n -> String.valueOf(n.getAccessibleText()).contains("broken.yaml, line 3, key 'stream'")));
      picture(fixture, "editor-file-refused");
      assertThat(session(fixture).instances()).isEqualTo(30_000);
      chosen[0] = Files.writeString(folder.resolve("swaps.yaml"), ScenarioYaml.document(SWAPS));
      fixture.robot.press(KeyCode.CONTROL).push(KeyCode.O).release(KeyCode.CONTROL);
      fixture.await(s -> s.instances() == SWAPS.instances());
      assertThat(session(fixture)).isEqualTo(SWAPS);
    }
  }

  private static void type(WindowFixture fixture, String field, String text) {
    runOnFx(() -> {
      TextInputControl control = fixture.find(field);
      control.requestFocus();
      control.selectAll();
    });
    fixture.robot.write(text);
  }

  private static Point2D on(WindowFixture fixture, long index) {
    return onFx(() -> {
      TimelineStrip strip = fixture.find("#timeline");
      return strip.localToScreen(strip.xOf(index), 20);
    });
  }

  private static Scenario session(WindowFixture fixture) {
    return onFx(() -> fixture.window.session().scenarioProperty().get().orElseThrow());
  }

  private static Scenario now(WindowFixture fixture) {
    return onFx(() -> fixture.window.editor().scenarioProperty().get().orElseThrow());
  }

  private static DriftEvent first(WindowFixture fixture) {
    return session(fixture).drift().events().getFirst();
  }

  private static double learningRate(Scenario scenario) {
    return ((LogisticRegression) scenario.learner()).learningRate();
  }

  private static List<Long> detections(RunSnapshot snapshot) {
    return snapshot.events().stream().filter(RunEvent.Detection.class::isInstance).map(RunEvent::at).toList();
  }

  private static void picture(WindowFixture fixture, String name) throws Exception {
    for (var theme : Screenshots.Theme.values()) {
      runOnFx(() -> fixture.window.themes().choose(theme == Screenshots.Theme.DARK));
      fixture.robot.interrupt();
      Path file = onFx(() -> Screenshots.save(fixture.window.scene(), name, theme));
      assertThat(Files.size(file)).isGreaterThan(10_000);
    }
  }
}
