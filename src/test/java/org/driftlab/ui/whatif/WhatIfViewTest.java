// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.Views;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(FxExtension.class)
class WhatIfViewTest {
  @ParameterizedTest
  @CsvSource({"1440, 800, en, wide", "1000, 620, en, narrow", "1440, 800, de, german", "1440, 800, zh, chinese"})
  void futures_are_laid_over_each_other(double width, double height, String language, String name) throws Exception {
    var locale = Locale.of(language);
    var pacer = new SpeedPacer();
    pacer.setPosition(1);
    RunSession session = onFx(() -> new RunSession(WindowFixture.ENGINE, pacer, Tasks.background()));
    var model = onFx(() -> new WhatIfViewModel(session.listing(), session.scenarioProperty(), session,
        new Foreground(), Texts.of(WhatIfViewModel.class, locale), "Ada"));
    Stage stage = onFx(() -> stage(model, locale, width, height));
    try {
      picture(stage.getScene(), "whatif-" + name + "-empty");
      runOnFx(() -> session.open(TestScenarios.swaps(), true));
      until(session, () -> session.snapshot().phase() == Phase.FINISHED);
      fork(model, "20000", ForkForm.Kind.STRATEGY, "static");
      fork(model, "30000", ForkForm.Kind.ROLL_BACK, new VersionId(2));
      fork(model, "99999999", ForkForm.Kind.ROLL_BACK, new VersionId(1));
      fork(model, "12000", ForkForm.Kind.STRATEGY, "continuous");
      runOnFx(() -> model.form().kindProperty().set(ForkForm.Kind.MEMORY));
      until(session, () -> model.futures().stream().noneMatch(f -> f.state() == Future.State.COMPUTING));
      runOnFx(() -> model.selectedProperty().set('C'));
      picture(stage.getScene(), "whatif-" + name);
      runOnFx(() -> {
        model.form().kindProperty().set(ForkForm.Kind.GATE);
        model.form().optionProperty().set(model.form().optionsProperty().get().getLast());
      });
      picture(stage.getScene(), "whatif-" + name + "-gate");
      aWrongValueIsSaidAndNotForkedWith(stage, model);
      picture(stage.getScene(), "whatif-" + name + "-wrong");
      runOnFx(() -> model.selectedProperty().set('C'));
      ListView<?> list = (ListView<?>) Objects.requireNonNull(stage.getScene().lookup("#what-if-futures"));
      assertThat(onFx(() -> ((Future) list.getSelectionModel().getSelectedItem()).letter())).isEqualTo('C');
      runOnFx(() -> ((Button) Objects.requireNonNull(stage.getScene().lookup("#what-if-remove"))).fire());
      assertThat(onFx(() -> model.futures().stream().map(Future::letter).toList())).isEqualTo(List.of('A', 'B', 'D', 'E'));
    } finally {
      runOnFx(() -> {
        session.close();
        stage.close();
      });
    }
  }

  /** With the keyboard alone: into the first field, a wrong number, and the button. */
  private static void aWrongValueIsSaidAndNotForkedWith(Stage stage, WhatIfViewModel model) {
    int before = onFx(() -> model.futures().size());
    TextField alpha = (TextField) Objects.requireNonNull(stage.getScene().lookup("#what-if-gate-alpha"));
    assertThat(alpha.getAccessibleText()).isNotBlank();
    var robot = new FxRobot();
    runOnFx(alpha::requestFocus);
    robot.type(KeyCode.END);
    robot.type(KeyCode.DIGIT9, 2);
    robot.type(KeyCode.ENTER);
    runOnFx(() -> ((Button) Objects.requireNonNull(stage.getScene().lookup("#what-if-fork"))).fire());
    assertThat(onFx(() -> model.form().problemProperty().get())).as("0.0599 is right, so").isEmpty();
    robot.type(KeyCode.HOME);
    robot.type(KeyCode.DIGIT7);
    runOnFx(() -> ((Button) Objects.requireNonNull(stage.getScene().lookup("#what-if-fork"))).fire());
    assertThat(onFx(() -> model.form().problemProperty().get())).isNotEmpty();
    assertThat(onFx(() -> model.futures().size())).isEqualTo(before + 1);
  }

  private static Stage stage(WhatIfViewModel model, Locale locale, double width, double height) {
    Theme.LIGHT.apply();
    Parent view = new Views(Map.of(WhatIfController.class, () -> new WhatIfController(model, ChartTools.unused())), locale)
        .load(WhatIfController.class);
    var window = new StackPane(view);
    window.getStyleClass().add("workbench");
    window.getStylesheets().add(Objects.requireNonNull(Views.class.getResource("/org/driftlab/ui/driftlab.css")).toExternalForm());
    var shown = new Stage();
    shown.setScene(new Scene(window, width, height));
    shown.setX(0);
    shown.setY(0);
    shown.show();
    return shown;
  }

  private static void fork(WhatIfViewModel model, String at, ForkForm.Kind kind, Object value) {
    runOnFx(() -> {
      model.form().kindProperty().set(kind);
      model.form().optionProperty().set(model.form().optionsProperty().get().stream()
          .filter(o -> o.value().equals(value)).findFirst().orElseThrow());
      model.form().atProperty().set(at);
      model.fork();
    });
  }

  private static void until(RunSession session, BooleanSupplier condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(() -> {
      session.pulse();
      return condition.getAsBoolean();
    }));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void picture(Scene scene, String name) {
    for (Theme theme : Theme.values()) {
      WaitForAsyncUtils.waitForFxEvents();
      onFx(() -> Screenshots.save(scene, name, theme));
    }
  }
}
