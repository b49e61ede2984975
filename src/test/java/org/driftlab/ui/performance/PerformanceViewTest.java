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
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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
      if (state.equals("running")) {
        model.axis().cursorProperty().set(205_000);
      }
      theme.apply();
      return Screenshots.save(new Scene(load(model), 840, 640), "performance-" + state, theme);
    });

    assertThat(Files.size(picture)).isGreaterThan(5_000);
  }

  static Stream<Arguments> pictures() {
    return STATES.keySet().stream().flatMap(state -> Stream.of(Theme.values()).map(t -> Arguments.of(state, t)));
  }

  private static Parent load(PerformanceViewModel model) throws Exception {
    var loader = new FXMLLoader(PerformanceViewModel.class.getResource("Performance.fxml"), model.bundle());
    loader.setControllerFactory(type -> new PerformanceController(model));
    return loader.load();
  }
}
