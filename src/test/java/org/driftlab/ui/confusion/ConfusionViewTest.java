// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.confusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Duty;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.evaluate.Confusion;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.Views;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(FxExtension.class)
class ConfusionViewTest {
  @ParameterizedTest
  @CsvSource({"1440, 900, wide", "1000, 700, narrow"})
  void theMatrixFollowsTheRunTheContestantAndTheStretchOfLabels(double width, double height, String name) throws Exception {
    try (var fixture = new WindowFixture(width, height, TestScenarios.swaps())) {
      fixture.stepTo(20_000);
      fixture.choosePanel("confusion");
      fixture.until(() -> fixture.text("#confusion-place").equals("The last 1,000 labels before instance 20,000."));
      RunSnapshot now = onFx(() -> fixture.window.session().snapshot());
      // What the matrix shows must be what the charts show: the window's accuracy.
      assertThat(now.contestants().getFirst().confused().accuracy()).isEqualTo(now.contestants().getFirst().window().accuracy());
      fixture.pictures("workbench-confusion-" + name);
      runOnFx(() -> {
        fixture.<ToggleButton>find("#confusion-whole").fire();
        fixture.<ToggleButton>find("#confusion-percent").fire();
        ComboBox<?> contestant = fixture.find("#confusion-contestant");
        contestant.getSelectionModel().select(1);
      });
      assertThat(fixture.text("#confusion-place")).startsWith("All ").contains("labels before instance 20,000");
      assertThat(fixture.text("#confusion-measures")).startsWith("accuracy ");
      runOnFx(() -> fixture.find("#confusion-matrix").requestFocus());
      fixture.robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(fixture.text("#confusion-cell")).matches("Of [\\d,]+ labels of .+ were taken for .+\\.");
      fixture.pictures("workbench-confusion-percent-" + name);
    }
  }

  @Test
  void beforeTheFirstLabelThePanelSaysWhatItWillShow() throws Exception {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm())) {
      fixture.await(s -> s.instances() > 0);
      fixture.choosePanel("confusion");
      assertThat(onFx(() -> fixture.find("#confusion-empty").isVisible())).isTrue();
      assertThat(onFx(() -> fixture.find("#confusion-content").isVisible())).isFalse();
      fixture.pictures("workbench-confusion-empty");
    }
  }

  @Test
  void theMatrixIsToldInWordsForScreenReaders() throws Exception {
    try (var fixture = new WindowFixture(1440, 900, Scenarios.find("forgetting"))) {
      fixture.stepTo(4_600);
      fixture.choosePanel("confusion");
      Node matrix = fixture.find("#confusion-matrix");
      fixture.until(() -> String.valueOf(matrix.getAccessibleText()).contains("labels before instance 4,"));
      fixture.pictures("workbench-confusion-digits");
    }
  }

  @Test
  void ofAThousandClassesAPartIsDrawnAndTheRestIsScrolledTo() throws Exception {
    int classes = 1_000;
    var random = new Random(3);
    var cells = new long[classes * classes];
    for (int i = 0; i < 20_000; i++) {
      int truth = random.nextInt(classes);
      cells[truth * classes + (random.nextInt(10) < 7 ? truth : random.nextInt(classes))]++;
    }
    var matrix = Confusion.of(classes, cells);
    RunSnapshot none = RunSession.NOTHING;
    var one = new RunSnapshot.Contestant("champion", Role.CHAMPION, Duty.NONE, Optional.of(new VersionId(1)), Metrics.NONE,
        Metrics.NONE, SeriesView.EMPTY, Optional.empty(), matrix, matrix);
    var snapshot = new RunSnapshot(20_000, 20_000, Phase.FINISHED, List.of(one), none.detector(), none.truth(), none.labels(),
        List.of(), List.of(), Optional.of(new VersionId(1)), List.of(), Optional.empty(), List.of(), Optional.empty(),
        Optional.empty(), Optional.empty(), IntStream.range(0, classes).mapToObj(c -> "class " + c).toList());
    for (Theme theme : Theme.values()) {
      Stage stage = onFx(() -> {
        theme.apply();
        var model = new ConfusionViewModel(new SimpleObjectProperty<>(snapshot), new SimpleLongProperty(-1),
            Texts.of(ConfusionController.class, Locale.ENGLISH));
        Parent view = new Views(Map.of(ConfusionController.class, () -> new ConfusionController(model, ChartTools.unused())),
            Locale.ENGLISH).load(ConfusionController.class);
        view.getStylesheets().add(getClass().getResource("/org/driftlab/ui/driftlab.css").toExternalForm());
        var shown = new Stage();
        shown.setScene(new Scene(view, 800, 300));
        shown.show();
        return shown;
      });
      WaitForAsyncUtils.waitForFxEvents();
      ConfusionPicture picture = onFx(() -> (ConfusionPicture) stage.getScene().lookup("#confusion-matrix"));
      assertThat(onFx(() -> picture.rowsBeyondProperty().get())).isBetween(980, 999);
      runOnFx(() -> picture.firstRowProperty().set(990));
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(Files.size(onFx(() -> Screenshots.save(stage.getScene(), "confusion-thousand", theme)))).isGreaterThan(5_000);
      assertThat(onFx(() -> picture.table().rows().get(7)).get(8)).isEqualTo(matrix.count(7, 7));
      runOnFx(stage::close);
    }
  }
}
