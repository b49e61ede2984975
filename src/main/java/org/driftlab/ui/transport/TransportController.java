// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.transport;

import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the transport bar. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class TransportController {
  private static final double WIDE = 980;
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  private final TransportViewModel model;
  @FXML private ResourceBundle resources;
  @FXML private HBox root;
  @FXML private ComboBox<Scenario> picker;
  @FXML private Tooltip pickerTip;
  private boolean showing;
  @FXML private Button restart;
  @FXML private Button play;
  @FXML private Button step;
  @FXML private Slider speed;
  @FXML private Label speedLabel;
  @FXML private Label speedText;
  @FXML private Label position;
  @FXML private Label total;
  @FXML private ProgressBar progress;
  @FXML private Label pace;
  private boolean longStep;
  private StoryTexts stories;

  public TransportController(TransportViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    wirePicker();
    var playIcon = new FontIcon(Feather.PLAY);
    var pauseIcon = new FontIcon(Feather.PAUSE);
    play.graphicProperty().bind(Bindings.createObjectBinding(() -> model.playing().get() ? pauseIcon : playIcon,
        model.playing()));
    play.textProperty().bind(Bindings.when(model.playing())
        .then(resources.getString("pause")).otherwise(resources.getString("play")));
    play.accessibleTextProperty().bind(play.textProperty());
    play.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.canMove().get(), model.canMove()));
    step.disableProperty().bind(play.disableProperty());
    restart.disableProperty().bind(Bindings.createBooleanBinding(
        () -> model.session().scenarioProperty().get().isEmpty(), model.session().scenarioProperty()));
    step.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> longStep = e.isShiftDown());
    speed.valueProperty().bindBidirectional(model.speedProperty());
    speedText.textProperty().bind(model.speedText());
    position.textProperty().bind(model.positionProperty());
    total.textProperty().bind(model.totalProperty());
    progress.progressProperty().bind(model.progressProperty());
    pace.textProperty().bind(model.paceProperty());
    root.widthProperty().subscribe(width -> fit(width.doubleValue()));
  }

  /** In a narrow window the words that an icon and a tooltip also say give way. */
  private void fit(double width) {
    boolean wide = width >= WIDE;
    root.pseudoClassStateChanged(NARROW, !wide);
    speedLabel.setVisible(wide);
    speedLabel.setManaged(wide);
    step.setContentDisplay(wide ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
  }

  private void wirePicker() {
    stories = new StoryTexts(resources.getLocale());
    picker.getItems().setAll(model.scenarios());
    picker.setCellFactory(list -> new ScenarioCell(stories));
    picker.setButtonCell(new TitleCell());
    picker.setConverter(new TitleConverter()); // of an edited scenario, which is none of the items
    model.session().scenarioProperty().subscribe(open -> {
      showing = true;
      picker.setValue(null); // else taking the shown one off the list chooses its neighbour
      picker.getItems().setAll(model.scenarios());
      open.filter(s -> !picker.getItems().contains(s)).ifPresent(picker.getItems()::add); // edited, or from a file
      picker.setValue(open.orElse(null));
      showing = false;
      pickerTip.setText(open.map(stories::story).orElse(resources.getString("picker.tip")));
    });
    picker.setOnAction(e -> {
      Scenario chosen = picker.getValue();
      if (!showing && chosen != null && model.session().scenarioProperty().get().filter(open -> open == chosen).isEmpty()) {
        model.choose(chosen);
      }
    });
  }

  @FXML
  private void onRestart() {
    model.restart();
  }

  @FXML
  private void onPlay() {
    model.toggle();
  }

  @FXML
  private void onStep() {
    if (longStep) {
      model.longStep();
    } else {
      model.step();
    }
    longStep = false;
  }

  private final class TitleConverter extends StringConverter<Scenario> {
    @Override
    public String toString(@Nullable Scenario scenario) {
      return scenario == null ? "" : stories.title(scenario);
    }

    @Override
    public @Nullable Scenario fromString(String title) {
      return null; // the box cannot be typed into
    }
  }

  private final class TitleCell extends ListCell<Scenario> {
    @Override
    protected void updateItem(@Nullable Scenario scenario, boolean empty) {
      super.updateItem(scenario, empty);
      setText(scenario == null ? "" : stories.title(scenario));
    }
  }
}
