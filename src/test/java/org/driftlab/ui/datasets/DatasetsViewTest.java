// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.onFx;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.driftlab.data.Instance;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.InstanceWriter;
import org.driftlab.ui.datasets.DatasetsViewModel.State;
import org.driftlab.ui.support.FxExtension;
import org.driftlab.ui.support.Screenshots;
import org.driftlab.ui.support.Screenshots.Theme;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.Views;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(FxExtension.class)
class DatasetsViewTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource({"1440, 800, en, wide", "952, 620, en, narrow", "1440, 800, de, german", "1440, 800, zh, chinese"})
  void data_are_opened_looked_at_and_mended(double width, double height, String language, String name) throws Exception {
    var locale = Locale.of(language);
    Path good = folder.resolve("loans.csv");
    write(good);
    Path bad = Files.writeString(folder.resolve("broken.csv"), "a,b,y\n1,2,no\n1\n1,x,no\n1,3,no\n4,,\n4,5,yes\n");
    var model = onFx(() -> new DatasetsViewModel(Tasks.background(), s -> {}, Texts.of(DatasetsViewModel.class, locale)));
    Stage stage = onFx(() -> stage(model, good, locale, width, height));
    try {
      picture(stage.getScene(), "data-" + name + "-empty");
      runOnFx(() -> ((Button) Objects.requireNonNull(stage.getScene().lookup("#data-open"))).fire());
      await(model, State.READY);
      picture(stage.getScene(), "data-" + name);
      runOnFx(() -> model.open(bad));
      await(model, State.PROBLEM);
      assertThat(onFx(() -> model.problemsProperty().get())).hasSize(3);
      picture(stage.getScene(), "data-" + name + "-problem");
    } finally {
      runOnFx(stage::close);
    }
  }

  private static void write(Path file) throws IOException {
    try (var stream = new Agrawal().create(); var out = Files.newBufferedWriter(file)) {
      var writer = new InstanceWriter(out, stream.schema(), InstanceWriter.Format.CSV, InstanceWriter.NominalForm.NAME);
      writer.header();
      var instance = new Instance(stream.schema());
      for (int i = 0; i < 5_000 && stream.next(instance); i++) {
        writer.write(instance);
      }
      writer.flush();
    }
    assertThat(new FileStream(file.toString()).problems(1, rows -> true)).isEmpty();
  }

  private static Stage stage(DatasetsViewModel model, Path file, Locale locale, double width, double height) {
    Theme.LIGHT.apply();
    Parent view = new Views(Map.of(DatasetsController.class,
        () -> new DatasetsController(model, () -> Optional.of(file))), locale).load(DatasetsController.class);
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

  private static void await(DatasetsViewModel model, State state) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> onFx(() -> model.stateProperty().get() == state));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void picture(Scene scene, String name) {
    for (Theme theme : Theme.values()) {
      WaitForAsyncUtils.waitForFxEvents();
      onFx(() -> Screenshots.save(scene, name, theme));
    }
  }
}
