// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.FolderPicker;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.Themes;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the window around the views: status bar, notices, questions, theme. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class WorkbenchController {
  private static final int LONG_STEP = 1_024;
  private static final String PLACE = "place.";

  /** The perspectives that show the window's run. */
  private static final Set<String> OF_THE_RUN = Set.of("run", "whatif");

  /** The actions that change the window's run. */
  private static final Set<String> TO_THE_RUN = Set.of("play", "step", "longStep", "restart", "goTo", "undo", "redo");

  private final WorkbenchViewModel model;
  private final Themes themes;
  private final Parent transportBar;
  private final List<Perspective> perspectives;
  private final List<Action> more;
  private final Supplier<List<Command>> places;
  private final FolderPicker folders;
  @FXML private StackPane root;
  @FXML private StackPane transport;
  @FXML private VBox rail;
  @FXML private Overlay modal;
  @FXML private HBox topBar;
  @FXML private HBox brand;
  @FXML private HBox statusLine;
  @FXML private HBox board;
  @FXML private Label pressed;
  @FXML private Label clock;
  @FXML private VBox notices;
  @FXML private StackPane views;
  @FXML private ProblemPane problem;
  @FXML private Button theme;
  @FXML private Button keys;
  @FXML private Button find;
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
   * @param more actions beside those of the window itself
   * @param places what the finder offers beside the actions, as it is now: scenarios, versions, panels
   * @param folders asks for another workspace when this one cannot be opened
   */
  public WorkbenchController(WorkbenchViewModel model, Themes themes, Parent transportBar, List<Perspective> perspectives,
      List<Action> more, Supplier<List<Command>> places, FolderPicker folders) {
    this.model = model;
    this.themes = themes;
    this.transportBar = transportBar;
    this.perspectives = List.copyOf(perspectives);
    this.more = List.copyOf(more);
    this.places = places;
    this.folders = folders;
  }

  @FXML
  private void initialize() {
    var moon = new FontIcon(Feather.MOON);
    var sun = new FontIcon(Feather.SUN);
    themes.darkProperty().subscribe(dark -> theme.setGraphic(dark ? sun : moon));
    tip(theme, "theme");
    tip(keys, "keys");
    tip(find, "finder");
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
    show(model.problem());
    new NoticePane(model.foreground(), notices, model.texts());
    new Presenter(root, board, pressed, clock, model.presentingProperty(), modal::isDisplay, this::page, model.texts());
    for (Node aside : List.of(rail, brand, find, theme, keys, statusLine)) {
      aside.visibleProperty().bind(model.presentingProperty().not());
      aside.managedProperty().bind(aside.visibleProperty());
    }
    // Before an audience the run's controls stand only over what shows the run.
    topBar.visibleProperty().bind(model.presentingProperty().not().or(
        Bindings.createBooleanBinding(() -> OF_THE_RUN.contains(model.perspectiveProperty().get()), model.perspectiveProperty())));
    topBar.managedProperty().bind(topBar.visibleProperty());
    new QuestionPane(model.foreground(), modal, model.texts());
    new TablePane(model.foreground(), modal, model.texts());
    root.sceneProperty().subscribe(scene -> {
      if (scene != null) {
        new Shortcuts(actions(), () -> modal.isDisplay(), this::rests).install(scene);
      }
    });
  }

  /** Whether an action has nothing to act on that is on show. */
  private boolean rests(Action action) {
    return !topBar.isVisible() && TO_THE_RUN.contains(action.id());
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

  /** Without its workspace the window can do nothing. */
  private void show(Optional<WorkbenchViewModel.Problem> shown) {
    views.setVisible(shown.isEmpty());
    problem.show(shown, List.of(new ProblemPane.Way("problem-other", model.texts().get("other"), this::onOtherWorkspace),
        new ProblemPane.Way("problem-retry", model.texts().get("retry"), model::retry)));
  }

  @FXML
  private void onTheme() {
    themes.toggle();
  }

  private void onOtherWorkspace() {
    folders.folder(root.getScene().getWindow(), model.texts().get("other")).ifPresent(model::openWorkspace);
  }

  @FXML
  private void onKeys() {
    modal.show(new KeySheet(commands(actions()), model.texts(), modal::hide));
  }

  @FXML
  private void onFind() {
    var all = new ArrayList<>(commands(actions().stream().filter(a -> !rests(a)).toList()));
    all.addAll(places.get());
    var box = new FinderBox(new FinderViewModel(all, model.texts().locale()), model.texts(), modal::hide);
    modal.show(box);
    box.begin();
  }

  /** Everything the window can do, in the order of the cheat sheet. */
  private List<Action> actions() {
    var session = model.session();
    var all = new ArrayList<>(List.of(
        new Action("play", "Space", session::toggle),
        new Action("step", "Right", () -> session.step(1)),
        new Action("longStep", "Shift+Right", () -> session.step(LONG_STEP)),
        new Action("restart", "Shortcut+R", session::restart),
        new Action("goTo", "Shortcut+G", this::onGoTo),
        new Action("undo", "Shortcut+Z", model::undo),
        new Action("redo", "Shortcut+Y", model::redo),
        new Action("open", "Shortcut+O", model.files()::open),
        new Action("save", "Shortcut+S", model.files()::save)));
    all.addAll(more);
    all.addAll(List.of(
        new Action("finder", "Shortcut+K", this::onFind),
        new Action("keys", "Shortcut+Slash", this::onKeys),
        new Action("help", "F1", () -> modal.show(
            new HelpBox(root.getScene().getFocusOwner(), model.texts(), modal::hide))),
        new Action("present", "F5", this::onPresent),
        new Action("next", Optional.empty(), () -> model.toMoment(true)),
        new Action("previous", Optional.empty(), () -> model.toMoment(false)),
        new Action("theme", "Shortcut+Shift+T", themes::toggle),
        new Action("full", "F11", this::onFullScreen)));
    perspectives.forEach(p -> all.add(new Action(PLACE + p.id(), "Shortcut+" + p.place(),
        () -> model.perspectiveProperty().set(p.id()))));
    return all;
  }

  private List<Command> commands(List<Action> actions) {
    return actions.stream().map(a -> new Command(words(a.id()),
        a.keys().map(k -> KeyNames.of(k, model.texts())).orElse(""), a.run())).toList();
  }

  private String words(String action) {
    return action.startsWith(PLACE) ? model.texts().get("action.show",
        model.texts().get("rail." + action.substring(PLACE.length()))) : model.texts().get("action." + action);
  }

  private void tip(Button button, String action) {
    actions().stream().filter(a -> a.id().equals(action)).findFirst().flatMap(Action::keys).ifPresent(
        k -> button.setTooltip(new Tooltip(KeyNames.tip(words(action), k, model.texts()))));
  }

  private void onPresent() {
    model.presentingProperty().set(!model.presentingProperty().get());
  }

  /** Page keys while presenting: in Run from moment to moment; other perspectives have a use of their own for them. */
  private boolean page(boolean forward) {
    boolean run = model.perspectiveProperty().get().equals(perspectives.getFirst().id());
    if (run) {
      model.toMoment(forward);
    }
    return run;
  }

  private void onFullScreen() {
    if (root.getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreen(!stage.isFullScreen());
    }
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
