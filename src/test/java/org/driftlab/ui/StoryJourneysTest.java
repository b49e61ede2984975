// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.driftlab.data.Instance;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceWriter;
import org.driftlab.stream.StreamSpec;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Longer stories through several perspectives, on the real engine and real files. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class StoryJourneysTest {
  @Test
  void a_file_is_imported_run_and_drift_is_injected_into_it(@TempDir Path folder) throws Exception {
    Path file = loans(folder.resolve("loans.csv"));
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      runOnFx(() -> fixture.window.setDataPicker(() -> Optional.of(file)));
      ctrl(fixture, KeyCode.DIGIT6);
      fixture.robot.clickOn("#data-open");
      fixture.until(() -> fixture.text("#data-title").equals("loans.csv") && !fixture.find("#data-use").isDisabled());
      fixture.robot.clickOn("#data-use");
      fixture.until(() -> stream(fixture) instanceof FileStream opened && opened.path().equals(file.toString()));
      RunSnapshot calm = fixture.stepTo(4_000);
      assertThat(calm.truth().drifts()).isEmpty();
      fixture.robot.doubleClickOn(onTimeline(fixture, 2_000));
      fixture.until(() -> fixture.robot.lookup("#kind-label-swap").tryQuery().isPresent());
      fixture.robot.clickOn("#kind-label-swap");
      RunSnapshot drifted = fixture.await(s -> s.index() == 4_000 && s.truth().drifts().size() == 1);
      assertThat(drifted.truth().drifts().getFirst().at()).isBetween(1_900L, 2_100L);
    }
  }

  @Test
  void a_broken_file_is_explained_by_line_and_one_guess_mends_it(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("broken.csv"), "a,b,y\n1,2,no\n1,x,no\n1,3,no\n4,5,yes\n");
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      runOnFx(() -> fixture.window.setDataPicker(() -> Optional.of(file)));
      ctrl(fixture, KeyCode.DIGIT6);
      fixture.robot.clickOn("#data-open");
      fixture.until(() -> fixture.window.scene().lookup("#data-problems") instanceof ListView<?> list && list.getItems().size() == 1);
      assertThat(onFx(() -> fixture.<ListView<String>>find("#data-problems").getItems().getFirst())).contains("Line 3", "'b'");
      assertThat(onFx(() -> fixture.find("#data-use").isDisabled())).isTrue();
      assertThat(onFx(() -> fixture.window.session().snapshot().instances())).isEqualTo(TestScenarios.calm().instances());
    }
  }

  @Test
  void a_run_is_forked_with_a_rollback_and_the_two_futures_are_compared() {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps())) {
      fixture.stepTo(30_000);
      ctrl(fixture, KeyCode.DIGIT2);
      type(fixture, "#what-if-at", "16,000");
      runOnFx(() -> fixture.<ComboBox<?>>find("#what-if-option").getSelectionModel().selectFirst());
      fixture.robot.clickOn("#what-if-fork");
      fixture.until(() -> fixture.<ListView<?>>find("#what-if-futures").getItems().size() == 2);
      fixture.until(() -> fixture.<TableView<?>>find("#what-if-table").getItems().size() == 2
          && !fixture.text("#what-if-verdict").isEmpty());
      RunSnapshot untouched = onFx(() -> fixture.window.session().snapshot());
      assertThat(untouched.index()).isEqualTo(30_000);
      assertThat(untouched.events()).noneMatch(RunEvent.RolledBack.class::isInstance);
      fixture.robot.clickOn("#what-if-remove");
      fixture.until(() -> fixture.<ListView<?>>find("#what-if-futures").getItems().size() == 1);
    }
  }

  @Test
  void a_verdict_that_waits_is_followed_with_a_reason_and_the_candidate_becomes_champion() {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.gated())) {
      fixture.stepTo(24_000);
      fixture.showPanel("shadow");
      fixture.until(() -> fixture.text("#shadow-verdict").equals("may be promoted"));
      RunSnapshot before = onFx(() -> fixture.window.session().snapshot());
      fixture.robot.clickOn("#shadow-promote");
      fixture.until(() -> fixture.window.scene().lookup("#question-why") != null);
      type(fixture, "#question-why", "It has adapted");
      fixture.robot.clickOn("#question-accept");
      RunSnapshot after = fixture.await(s -> s.reigns().getLast().evidence().equals("It has adapted"));
      assertThat(after.champion()).isNotEqualTo(before.champion());
      assertThat(after.reigns().getLast().from()).isEqualTo(24_000);
    }
  }

  @Test
  void the_number_of_instances_is_changed_with_the_keyboard_alone_and_the_run_follows() {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.stepTo(3_000);
      fixture.robot.press(KeyCode.CONTROL, KeyCode.SHIFT).push(KeyCode.S).release(KeyCode.SHIFT, KeyCode.CONTROL);
      runOnFx(() -> fixture.find("#field-instances").requestFocus());
      ctrl(fixture, KeyCode.A);
      fixture.robot.write("25000").push(KeyCode.ENTER);
      fixture.await(s -> s.instances() == 25_000 && s.index() == 3_000);
    }
  }

  @Test
  void the_language_is_changed_and_the_window_says_when_it_will_be_heard() {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.calm())) {
      ctrl(fixture, KeyCode.DIGIT7);
      fixture.until(() -> fixture.window.scene().lookup("#settings-language") != null);
      runOnFx(() -> {
        if (fixture.find("#settings-language") instanceof ComboBox<?> box) {
          box.getSelectionModel().selectLast();
        } else if (fixture.find("#settings-language") instanceof ChoiceBox<?> box) {
          box.getSelectionModel().selectLast();
        }
      });
      fixture.until(() -> fixture.find("#settings-restart").isVisible());
    }
  }

  private static Path loans(Path file) throws IOException {
    try (var stream = new Agrawal().create(); var out = Files.newBufferedWriter(file)) {
      var writer = new InstanceWriter(out, stream.schema(), InstanceWriter.Format.CSV, InstanceWriter.NominalForm.NAME);
      writer.header();
      var instance = new Instance(stream.schema());
      for (int i = 0; i < 6_000 && stream.next(instance); i++) {
        writer.write(instance);
      }
      writer.flush();
    }
    return file;
  }

  private static StreamSpec stream(WindowFixture fixture) {
    return onFx(() -> fixture.window.session().scenarioProperty().get().orElseThrow().stream());
  }

  private static Point2D onTimeline(WindowFixture fixture, long index) {
    return onFx(() -> {
      TimelineStrip strip = fixture.find("#timeline");
      return strip.localToScreen(strip.xOf(index), 20);
    });
  }

  private static void type(WindowFixture fixture, String field, String text) {
    runOnFx(() -> {
      TextInputControl control = fixture.find(field);
      control.requestFocus();
      control.selectAll();
    });
    fixture.robot.write(text);
  }

  private static void ctrl(WindowFixture fixture, KeyCode key) {
    fixture.robot.press(KeyCode.CONTROL).push(key).release(KeyCode.CONTROL);
    WaitForAsyncUtils.waitForFxEvents();
  }
}
