// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Themes;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the window around the views: status bar, notices, questions, theme. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class WorkbenchController {
  private final WorkbenchViewModel model;
  private final Themes themes;
  @FXML private StackPane root;
  @FXML private Overlay modal;
  @FXML private VBox notices;
  @FXML private StackPane views;
  @FXML private VBox problem;
  @FXML private Label problemTitle;
  @FXML private Label problemMessage;
  @FXML private Label problemAdvice;
  @FXML private Button problemRetry;
  @FXML private Button theme;
  @FXML private Label status;
  @FXML private Label workspace;
  @FXML private Label saving;
  @FXML private Button fingerprint;
  @FXML private Label heap;

  public WorkbenchController(WorkbenchViewModel model, Themes themes) {
    this.model = model;
    this.themes = themes;
  }

  @FXML
  private void initialize() {
    var moon = new FontIcon(Feather.MOON);
    var sun = new FontIcon(Feather.SUN);
    themes.darkProperty().subscribe(dark -> theme.setGraphic(dark ? sun : moon));
    status.textProperty().bind(model.statusText());
    workspace.setText(model.workspaceName());
    model.savingProperty().subscribe(s -> saving.setText(model.describe(s)));
    heap.textProperty().bind(model.heapProperty());
    model.session().snapshotProperty().subscribe(s -> showFingerprint());
    model.problemProperty().subscribe(this::show);
    new NoticePane(model.foreground(), notices, model.texts());
    new QuestionPane(model.foreground(), modal, model.texts());
    root.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        new Shortcuts(model.session(), themes, () -> modal.isDisplay(), this::onHelp, model::undo, model::redo,
            this::onGoTo, model.files()).install(scene);
      }
    });
  }

  private void showFingerprint() {
    Optional<String> print = model.fingerprint();
    fingerprint.setVisible(print.isPresent());
    fingerprint.setManaged(print.isPresent());
    print.ifPresent(p -> fingerprint.setText(model.texts().get("fingerprint", Formats.shortHash(p))));
  }

  private void show(Optional<WorkbenchViewModel.Problem> shown) {
    problem.setVisible(shown.isPresent());
    views.setVisible(shown.isEmpty());
    shown.ifPresent(p -> {
      problemTitle.setText(p.title());
      problemMessage.setText(p.message());
      problemAdvice.setText(p.advice());
      boolean again = model.session().scenarioProperty().get().isPresent();
      problemRetry.setVisible(again);
      problemRetry.setManaged(again);
    });
  }

  @FXML
  private void onTheme() {
    themes.toggle();
  }

  @FXML
  private void onRetry() {
    model.session().restart();
  }

  @FXML
  private void onHelp() {
    modal.show(new KeySheet(model.texts(), () -> modal.hide()));
  }

  private void onGoTo() {
    if (model.session().stateProperty().get() == RunSession.State.OPEN) {
      var box = new GoToBox(model.texts(), model.session().snapshot().index(), index -> {
        modal.hide();
        model.session().seek(index);
      }, () -> modal.hide());
      modal.show(box);
      box.begin();
    }
  }

  @FXML
  private void onCopyFingerprint() {
    model.fingerprint().ifPresent(p -> {
      var content = new ClipboardContent();
      content.putString(p);
      Clipboard.getSystemClipboard().setContent(content);
      fingerprint.setTooltip(new Tooltip(model.texts().get("fingerprint.copied")));
    });
  }
}
