// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.chart.ChartTools;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(FxExtension.class)
class PerformanceViewTest {
  private static final Map<String, Supplier<RunSnapshot>> STATES = Map.of(
      "empty", SnapshotFixture::empty, "running", SnapshotFixture::running, "finished", SnapshotFixture::finished,
      "crowded", SnapshotFixture::crowded, "long-names", SnapshotFixture::longNames);

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pictures")
  void everyStateIsDrawnInBothThemes(String state, Theme theme) throws Exception {
    Path picture = onFx(() -> {
      var model = new PerformanceViewModel();
      model.snapshotProperty().set(STATES.get(state).get());
      theme.apply();
      var scene = new Scene(load(model), 840, 640);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      if (state.equals("running")) {
        scene.snapshot(null);
        hover(scene.lookup("#accuracy"), 300, 150);
      }
      return Screenshots.save(scene, "performance-" + state, theme);
    });

    assertThat(Files.size(picture)).isGreaterThan(5_000);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Theme.class)
  void zoomedInWithTheCursorOnADetection(Theme theme) throws Exception {
    Path picture = onFx(() -> {
      var model = new PerformanceViewModel();
      model.snapshotProperty().set(SnapshotFixture.finished());
      model.axis().show(250_000, 330_000);
      theme.apply();
      var scene = new Scene(load(model), 840, 640);
      scene.snapshot(null);
      hover(scene.lookup("#timeline"), 48 + 140, 30);
      return Screenshots.save(scene, "performance-zoomed", theme);
    });

    assertThat(Files.size(picture)).isGreaterThan(5_000);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Theme.class)
  void aNarrowPane(Theme theme) throws Exception {
    Path picture = onFx(() -> {
      var model = new PerformanceViewModel();
      model.snapshotProperty().set(SnapshotFixture.finished());
      theme.apply();
      return Screenshots.save(new Scene(load(model), 440, 400), "performance-narrow", theme);
    });

    assertThat(Files.size(picture)).isGreaterThan(5_000);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(Theme.class)
  void largeTypeForAClassRoom(Theme theme) throws Exception {
    Path picture = onFx(() -> {
      var model = new PerformanceViewModel();
      model.snapshotProperty().set(SnapshotFixture.running());
      theme.apply();
      var root = load(model);
      root.setStyle("-fx-font-size: 21px");
      return Screenshots.save(new Scene(root, 1200, 800), "performance-large-type", theme);
    });

    assertThat(Files.size(picture)).isGreaterThan(5_000);
  }

  static Stream<Arguments> pictures() {
    return STATES.keySet().stream().flatMap(state -> Stream.of(Theme.values()).map(t -> Arguments.of(state, t)));
  }

  private static void hover(Node node, double x, double y) {
    var at = node.localToScene(x, y);
    node.fireEvent(new MouseEvent(MouseEvent.MOUSE_MOVED, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.NONE, 0, false, false, false, false,
        false, false, false, false, false, false, null));
  }

  private static Parent load(PerformanceViewModel model) throws Exception {
    var loader = new FXMLLoader(PerformanceViewModel.class.getResource("Performance.fxml"), model.bundle());
    loader.setControllerFactory(type -> new PerformanceController(model, ChartTools.unused()));
    return loader.load();
  }
}
