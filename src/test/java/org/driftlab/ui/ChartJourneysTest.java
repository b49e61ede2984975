// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.driftlab.catalog.Scenarios;
import org.driftlab.detect.Adwin;
import org.driftlab.engine.RunCommand;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.TimelineMark;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does with a chart beside looking at it. */
@ExtendWith(FxExtension.class)
class ChartJourneysTest {
  @TempDir
  private Path folder;

  private final FileChoices choices = new FileChoices() {
    @Override
    public Optional<Path> toOpen() {
      return Optional.empty();
    }

    @Override
    public Optional<Path> toSave(String suggested) {
      return Optional.of(folder.resolve(suggested));
    }
  };

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow"})
  void withTheKeyboardAloneAChartIsReadAsATableAndTheTableClosed(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(width, height, choices, TestScenarios.swaps())) {
      fixture.stepTo(20_000);
      runOnFx(() -> fixture.find("#accuracy").requestFocus());
      fixture.robot.type(KeyCode.T);
      WaitForAsyncUtils.waitForFxEvents();
      TableView<List<Object>> table = fixture.find("#table-values");
      assertThat(onFx(() -> table.getItems().size())).isGreaterThan(20);
      assertThat(fixture.text("#table-summary")).contains("19,999").contains("champion");
      assertThat(onFx(table::isFocused)).isTrue();
      fixture.pictures("chart-table-" + name);
      fixture.robot.type(KeyCode.ESCAPE);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(onFx(() -> fixture.window.scene().lookup("#table-values"))).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"card-fraud, 120000, 1440, 900, cost-wide", "card-fraud, 120000, 1000, 700, cost-narrow",
      "retail, 140000, 1440, 900, hits-wide", "retail, 140000, 1000, 700, hits-narrow"})
  void whatIsAtStakeIsShownAndAnotherMeasureIsChosenWithTheKeyboard(String id, long at, double width, double height, String name)
      throws Exception {
    try (var fixture = new WindowFixture(width, height, choices, Scenarios.find(id))) {
      fixture.stepTo(at);
      String shown = fixture.text("#performance-title");
      assertThat(shown).startsWith(id.equals("retail") ? "Hit rate at 10" : "Cost per label");
      ComboBox<?> measure = fixture.find("#performance-measure");
      assertThat(shown).startsWith(onFx(() -> measure.getButtonCell() == null
          ? fixture.<Labeled>find("#performance-measure > .list-cell").getText() : measure.getButtonCell().getText()));
      fixture.pictures("chart-" + name);
      runOnFx(() -> fixture.find("#performance-measure").requestFocus());
      fixture.robot.type(KeyCode.UP, 12);
      fixture.until(() -> fixture.text("#performance-title").startsWith("Accuracy"));
      TimeChart chart = fixture.find("#accuracy");
      assertThat(onFx(() -> chart.getSeries().size())).isGreaterThan(2);
      assertThat(onFx(() -> chart.getRange().high())).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 700, narrow", "1440, 900, wide"})
  void otherMeasuresAreShownInChartsBelowEachOtherOnOneTimeAxis(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(width, height, choices, TestScenarios.swaps())) {
      fixture.stepTo(30_000);
      runOnFx(() -> fixture.<Button>find("#performance-add").fire());
      fixture.until(() -> fixture.text("#measure-2-title").startsWith("κ · "));
      runOnFx(() -> fixture.<Button>find("#performance-add").fire());
      fixture.until(() -> fixture.text("#measure-3-title").startsWith("κ_M · "));
      TimeChart first = fixture.find("#accuracy");
      TimeChart third = fixture.find("#measure-3");
      assertThat(onFx(third::getAxis)).isSameAs(onFx(first::getAxis));
      assertThat(onFx(() -> third.getSeries().size())).isEqualTo(onFx(() -> first.getSeries().size())).isGreaterThan(3);
      assertThat(onFx(() -> third.getHeight())).isGreaterThanOrEqualTo(80);
      fixture.pictures("charts-three-" + name);
      runOnFx(() -> fixture.<Button>find("#measure-2-remove").fire());
      fixture.until(() -> fixture.window.scene().lookup("#measure-2") == null);
      assertThat(fixture.text("#measure-3-title")).startsWith("κ_M · ");
    }
  }

  @Test
  void whatTheMouseIsOnStandsOutInTheTreeAndOnEveryChart() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, choices, TestScenarios.swaps())) {
      fixture.stepTo(20_000);
      TimeChart chart = fixture.find("#accuracy");
      fixture.robot.moveTo(fixture.<Node>find(".version-tree .list-cell"));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(onFx(() -> chart.getAxis().highlightProperty().get())).isEqualTo("v5");
      fixture.pictures("workbench-highlight");
      fixture.robot.moveTo(fixture.<Node>find(".table-row-cell"));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(onFx(() -> chart.getAxis().highlightProperty().get())).isEmpty();
      assertThat(onFx(() -> chart.getAxis().cursorProperty().get())).isEqualTo(
          onFx(() -> fixture.window.session().snapshot().events().getLast().at()));
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow"})
  void whatWasChangedOnTheWayHasAMarkThatAClickOrEnterShowsAmongTheEvents(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(width, height, choices, TestScenarios.swaps())) {
      Label legend = fixture.find("#timeline-changed");
      assertThat(onFx(legend::isVisible)).isFalse();
      fixture.stepTo(6_000);
      runOnFx(() -> {
        fixture.window.session().send(new RunCommand.Use(new Adwin()));
        fixture.window.session().send(new RunCommand.Drop(RunCommand.Part.MEMORY));
      });
      fixture.stepTo(24_000);
      TimelineStrip timeline = fixture.find("#timeline");
      fixture.until(() -> onFx(() -> timeline.getMarks().stream().anyMatch(m -> m.kind() == TimelineMark.Kind.CHANGE)));
      assertThat(onFx(legend::isVisible)).isTrue();
      assertThat(onFx(() -> timeline.queryAccessibleAttribute(AccessibleAttribute.TEXT)).toString()).contains("1 change by hand");
      fixture.choosePanel("jobs");
      runOnFx(() -> {
        timeline.requestFocus();
        timeline.getAxis().cursorProperty().set(6_020);
      });
      fixture.pictures("timeline-change-" + name);
      fixture.robot.type(KeyCode.ENTER);
      fixture.await(s -> s.index() == 6_000);
      TableView<?> events = fixture.find(".event-table");
      fixture.until(() -> onFx(() -> events.getSelectionModel().getSelectedItem() != null
          && events.getSelectionModel().getSelectedItem().toString().contains("Changed")));
      assertThat(onFx(() -> timeline.wholeTable().rows()).toString()).contains("change on the way, 6000").contains("Memory");
      fixture.stepTo(24_000);
      fixture.until(() -> onFx(() -> timeline.getMarks().stream().anyMatch(m -> m.kind() == TimelineMark.Kind.CHANGE)));
      var there = onFx(() -> timeline.localToScreen(timeline.xOf(6_000) + 3, 35));
      fixture.choosePanel("jobs");
      fixture.robot.clickOn(there.getX(), there.getY());
      fixture.await(s -> s.index() == 6_000);
      fixture.until(() -> onFx(() -> events.getSelectionModel().getSelectedItem() != null));
      fixture.pictures("timeline-change-shown-" + name);
    }
  }

  @Test
  void theSmallButtonOfEachChartOffersToSaveIt() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, choices, TestScenarios.swaps())) {
      fixture.stepTo(20_000);
      for (String chart : List.of("timeline", "accuracy", "detector")) {
        runOnFx(() -> fixture.<Button>find("#" + chart + "-tools").fire());
        WaitForAsyncUtils.waitForFxEvents();
        runOnFx(() -> {
          ContextMenu menu = Window.getWindows().stream().filter(ContextMenu.class::isInstance)
              .map(ContextMenu.class::cast).findFirst().orElseThrow();
          menu.getItems().stream().filter(item -> "chart-save-svg".equals(item.getId())).findFirst().orElseThrow().fire();
          menu.getItems().stream().filter(item -> "chart-save-png".equals(item.getId())).findFirst().orElseThrow().fire();
          menu.hide();
        });
        fixture.until(() -> Files.exists(folder.resolve(chart + ".svg")));
        fixture.until(() -> Files.exists(folder.resolve(chart + ".png")));
        assertThat(folder.resolve(chart + ".png")).isNotEmptyFile();
        Files.copy(folder.resolve(chart + ".png"), Path.of(System.getProperty("driftlab.screenshots", "target/screenshots"))
            .resolve("saved-" + chart + ".png"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
