// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.driftlab.engine.RunSnapshot;
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
  private final Parent transportBar;
  private final List<Perspective> perspectives;
  @FXML private StackPane root;
  @FXML private StackPane transport;
  @FXML private VBox rail;
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
  @FXML private FontIcon statusIcon;
  @FXML private Label workspace;
  @FXML private Label saving;
  @FXML private Button fingerprint;
  @FXML private Label heap;

  /**
   * A window around these views.
   *
   * @param transportBar what stands on top of every perspective
   * @param perspectives what the rail offers
   */
  public WorkbenchController(WorkbenchViewModel model, Themes themes, Parent transportBar,
      List<Perspective> perspectives) {
    this.model = model;
    this.themes = themes;
    this.transportBar = transportBar;
    this.perspectives = List.copyOf(perspectives);
  }

  @FXML
  private void initialize() {
    var moon = new FontIcon(Feather.MOON);
    var sun = new FontIcon(Feather.SUN);
    themes.darkProperty().subscribe(dark -> theme.setGraphic(dark ? sun : moon));
    transport.getChildren().setAll(transportBar);
    new Rail(perspectives, model.perspectiveProperty(), rail, views, model.texts());
    status.textProperty().bind(model.statusText());
    workspace.setText(model.workspaceName());
    model.savingProperty().subscribe(s -> saving.setText(model.describe(s)));
    heap.textProperty().bind(model.heapProperty());
    model.session().snapshotProperty().subscribe(s -> {
      showFingerprint();
      statusIcon.setIconCode(icon(s.phase()));
    });
    model.problemProperty().subscribe(this::show);
    new NoticePane(model.foreground(), notices, model.texts());
    new QuestionPane(model.foreground(), modal, model.texts());
    root.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        new Shortcuts(model.session(), themes, () -> modal.isDisplay(), this::onHelp, model::undo, model::redo,
            this::onGoTo, model.files(), this::showPlace).install(scene);
      }
    });
  }

  private static Feather icon(RunSnapshot.Phase phase) {
    return switch (phase) {
      case READY -> Feather.CIRCLE;
      case RUNNING -> Feather.PLAY_CIRCLE;
      case PAUSED -> Feather.PAUSE_CIRCLE;
      case FINISHED -> Feather.CHECK_CIRCLE;
      case FAILED -> Feather.ALERT_OCTAGON;
    };
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

  private void showPlace(int place) {
    perspectives.stream().filter(p -> p.place() == place).findFirst()
        .ifPresent(p -> model.perspectiveProperty().set(p.id()));
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
