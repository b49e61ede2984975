// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.edit.FormPane;
import org.driftlab.ui.support.edit.ScenarioForm;

/** Wires the scenario's forms, one a section, and the cards of its drift events. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class ScenarioController {
  private final ScenarioViewModel model;
  private final Runnable fold;
  private final Map<String, FormPane<Scenario>> forms = new LinkedHashMap<>();
  @FXML private VBox sections;
  @FXML private Label edited;
  @FXML private Button undo;
  @FXML private Button redo;
  @FXML private MenuButton files;
  @FXML private HBox effect;
  @FXML private ToggleButton anew;
  @FXML private ToggleButton onward;

  /**
   * The panel.
   *
   * @param fold folds it away
   */
  public ScenarioController(ScenarioViewModel model, Runnable fold) {
    this.model = model;
    this.fold = fold;
  }

  @FXML
  private void initialize() {
    edited.visibleProperty().bind(model.editor().editedProperty());
    undo.disableProperty().bind(model.editor().undoableProperty().not());
    redo.disableProperty().bind(model.editor().redoableProperty().not());
    chooseEffect();
    listFiles();
    model.files().recent().addListener((Observable o) -> listFiles());
    var drift = new DriftCards(model);
    model.groupsProperty().subscribe(groups -> show(groups, drift));
    model.editor().problemProperty().subscribe(problem -> {
      forms.values().forEach(FormPane::calm);
      drift.calm();
      problem.ifPresent(p -> {
        forms.values().forEach(form -> form.complain(p.field(), p.message()));
        drift.complain(p);
      });
    });
  }

  @FXML
  private void onFold() {
    fold.run();
  }

  /** Once a run is on its way, an edit can begin it anew or hold from here on. */
  private void chooseEffect() {
    effect.visibleProperty().bind(model.editor().begunProperty());
    effect.managedProperty().bind(effect.visibleProperty());
    var either = new ToggleGroup();
    either.getToggles().setAll(anew, onward);
    model.editor().onTheWayProperty().subscribe(on -> either.selectToggle(on ? onward : anew));
    either.selectedToggleProperty().subscribe(chosen -> {
      if (chosen == null) {
        either.selectToggle(model.editor().onTheWayProperty().get() ? onward : anew); // one of the two always holds
      } else {
        model.editor().onTheWayProperty().set(chosen == onward);
      }
    });
  }

  private void listFiles() {
    var items = new ArrayList<MenuItem>();
    items.add(item(model.texts().get("files.open"), model.files()::open));
    items.add(item(model.texts().get("files.save"), model.files()::save));
    if (!model.files().recent().isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    for (Path file : model.files().recent()) {
      items.add(item(String.valueOf(file.getFileName()), () -> model.files().open(file)));
    }
    files.getItems().setAll(items);
  }

  private static MenuItem item(String words, Runnable action) {
    var item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> action.run());
    return item;
  }

  private void show(List<ScenarioForm.Group> groups, Node drift) {
    if (forms.isEmpty() && !groups.isEmpty()) {
      build(groups, drift);
    }
    groups.forEach(group -> {
      FormPane<Scenario> form = forms.get(group.id());
      if (form != null) {
        form.show(group.fields());
      }
    });
  }

  /** One section a group; the drift stands below the stream it is injected into. */
  private void build(List<ScenarioForm.Group> groups, Node drift) {
    var nodes = new ArrayList<Node>();
    var story = new StoryPane(model);
    for (ScenarioForm.Group group : groups) {
      var form = new FormPane<Scenario>("field-", model.editTexts(), FormPane.edits(model::check, model::make));
      forms.put(group.id(), form);
      nodes.add(new SectionPane(group.id(), group.heading(), form));
      if (nodes.size() == 1) {
        nodes.add(new SectionPane("drift", model.editTexts().get("group.drift"), drift));
      }
    }
    nodes.addFirst(story);
    sections.getChildren().setAll(nodes);
  }

  @FXML
  private void onUndo() {
    model.undo();
  }

  @FXML
  private void onRedo() {
    model.editor().redo();
  }
}
