// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.driftlab.ui.support.FolderPicker;
import org.driftlab.ui.support.Settings.Look;
import org.jspecify.annotations.Nullable;

/** Wires the settings. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class SettingsController {
  private final SettingsViewModel model;
  private final FolderPicker folders;
  @FXML private ComboBox<Look> look;
  @FXML private ComboBox<String> language;
  @FXML private TextField memory;
  @FXML private TextField workspace;
  @FXML private Label problem;
  @FXML private Label restart;

  /**
   * The perspective.
   *
   * @param folders asks for a workspace's folder
   */
  public SettingsController(SettingsViewModel model, FolderPicker folders) {
    this.model = model;
    this.folders = folders;
  }

  @FXML
  private void initialize() {
    look.getItems().setAll(Look.values());
    look.setConverter(words(l -> model.texts().get("look." + l.name().toLowerCase(Locale.ROOT))));
    look.valueProperty().bindBidirectional(model.lookProperty());
    language.getItems().setAll(List.of("", "en", "de", "zh"));
    language.setConverter(words(tag -> model.texts().get(tag.isEmpty() ? "language.system" : "language." + tag)));
    language.valueProperty().bindBidirectional(model.languageProperty());
    memory.textProperty().bindBidirectional(model.megabytesProperty());
    workspace.textProperty().bindBidirectional(model.workspaceProperty());
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    restart.visibleProperty().bind(model.restartProperty());
  }

  @FXML
  private void onBrowse() {
    folders.folder(workspace.getScene().getWindow(), model.texts().get("workspace"))
        .ifPresent(folder -> workspace.setText(folder.toString()));
  }

  private static <T> StringConverter<T> words(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("the box is not editable");
      }
    };
  }
}
