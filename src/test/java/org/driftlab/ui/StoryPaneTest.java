// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.RunSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What a story promises, and what to try next, as the window shows it. */
@ExtendWith(FxExtension.class)
class StoryPaneTest {
  @Test
  void promises_are_open_first_and_kept_or_not_when_the_run_is_over() throws Exception {
    var scenario = TestScenarios.swaps().expecting(List.of(new Expectation.Level(Role.CHAMPION, 0, 0, 0.5, 1),
        new Expectation.Level(Role.CHAMPION, 0, 0, 0.999, 1)), "Take another learner.");
    try (var fixture = new WindowFixture(1440, 900, scenario)) {
      fixture.await(s -> s.instances() > 0);
      assertThat(fixture.text("#section-promises")).isEqualTo("Promises: 0 of 2 kept");
      runOnFx(() -> {
        fixture.<ToggleButton>find("#section-promises").setSelected(true);
        fixture.<ToggleButton>find("#section-next").setSelected(true);
        fixture.window.session().play();
      });
      fixture.await(s -> s.phase() == Phase.FINISHED);
      fixture.until(() -> fixture.text("#section-promises").equals("Promises: 1 of 2 kept"));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(onFx(() -> fixture.window.scene().getRoot().lookupAll(".promise-met").size())).isEqualTo(1);
      assertThat(onFx(() -> fixture.window.scene().getRoot().lookupAll(".promise-not-met").size())).isEqualTo(1);
      fixture.pictures("story-promises");
    }
  }

  @Test
  void a_scenario_whose_file_is_not_there_says_where_it_belongs() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps(), Scenarios.find("electricity"))) {
      fixture.await(s -> s.instances() > 0);
      runOnFx(() -> fixture.window.session().open(Scenarios.find("electricity"), false));
      fixture.until(() -> fixture.window.scene().lookup("#problem-message") instanceof Labeled message
          && message.getText().startsWith("There is no file 'elec.csv' in the folder "));
      fixture.pictures("story-electricity");
    }
  }

  @Test
  void a_scenario_whose_file_is_not_there_runs_with_the_file_that_is_chosen(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("prices.csv");
    Files.writeString(file, "demand,class\n" + "0.5,UP\n0.2,DOWN\n".repeat(300));
    try (var fixture = new WindowFixture(1440, 900, Scenarios.find("electricity"))) {
      fixture.until(() -> fixture.window.session().stateProperty().get() == RunSession.State.FAILED);
      assertThat(onFx(() -> fixture.find("#field-stream-path") != null)).as("the form stays").isTrue();
      runOnFx(() -> fixture.window.setDataPicker(Optional::empty));
      fixture.robot.clickOn("#problem-file");
      assertThat(onFx(() -> fixture.window.session().stateProperty().get())).isEqualTo(RunSession.State.FAILED);
      runOnFx(() -> fixture.window.setDataPicker(() -> Optional.of(file)));
      fixture.robot.clickOn("#problem-file");
      fixture.until(() -> fixture.window.session().stateProperty().get() == RunSession.State.OPEN);
      assertThat(onFx(() -> fixture.window.scene().lookup("#problem-message"))).isNull();
    }
  }

  @Test
  void the_shipped_data_are_listed_under_data_with_what_they_are() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps())) {
      fixture.await(s -> s.instances() > 0);
      runOnFx(() -> fixture.<ToggleButton>find("#rail-data").fire());
      fixture.until(() -> fixture.window.scene().lookup("#data-sources") != null);
      ListView<?> sources = fixture.find("#data-sources");
      runOnFx(() -> sources.getSelectionModel().select(1));
      fixture.until(() -> fixture.window.scene().lookup("#data-summary") instanceof Labeled summary
          && summary.getText().startsWith("Items that a shop showed to its customers"));
      fixture.pictures("data-shipped");
    }
  }

  @Test
  void a_scenario_without_promises_shows_neither_section() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, TestScenarios.swaps())) {
      fixture.await(s -> s.instances() > 0);
      assertThat(onFx(() -> fixture.find("#section-promises").getParent().isVisible())).isFalse();
      assertThat(onFx(() -> fixture.find("#section-next").getParent().isVisible())).isFalse();
    }
  }
}
