// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.ui.scenario.ScenarioViewModel.Card;
import org.driftlab.ui.support.edit.FormPane;
import org.driftlab.ui.support.edit.ScenarioEditor;

/** A card a drift event; the selected one is open, with its fields. Below them what can be added. */
final class DriftCards extends VBox {
  private final ScenarioViewModel model;
  private final FormPane<DriftEvent> form;
  private final Button remove = new Button();
  private final Label complaint = new Label();
  private final MenuButton add = new MenuButton();

  DriftCards(ScenarioViewModel model) {
    this.model = model;
    getStyleClass().add("drift-cards");
    form = new FormPane<>("drift-", model.editTexts(), FormPane.edits(
        (field, text) -> model.checkEvent(selected(), field, text),
        (field, text) -> model.makeEvent(selected(), field, text)));
    remove.setText(model.editTexts().get("event.remove"));
    remove.setId("drift-remove");
    remove.getStyleClass().addAll("small", "danger");
    remove.setOnAction(e -> model.remove(selected()));
    complaint.getStyleClass().add("field-message");
    complaint.setWrapText(true);
    complaint.setMinHeight(Region.USE_PREF_SIZE);
    calm();
    add.setText(model.texts().get("drift.add"));
    add.setId("drift-add");
    add.getStyleClass().addAll("flat", "accent", "small");
    model.cardsProperty().subscribe(cards -> show(cards));
    model.editor().selectedProperty().subscribe(() -> show(model.cardsProperty().get()));
  }

  private int selected() {
    return model.editor().selectedProperty().get();
  }

  private void show(List<Card> cards) {
    add.getItems().setAll(model.addable().stream().map(addable -> {
      var item = new MenuItem(addable.title());
      item.setOnAction(e -> model.add(addable.kind()));
      return item;
    }).toList());
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < cards.size(); i++) {
      nodes.add(card(cards.get(i), i));
    }
    if (cards.isEmpty()) {
      var none = new Label(model.texts().get("drift.none"));
      none.getStyleClass().add("muted");
      nodes.add(none);
    }
    nodes.add(complaint);
    nodes.add(add);
    getChildren().setAll(nodes);
  }

  private Node card(Card card, int place) {
    boolean open = place == selected();
    var head = new ToggleButton(card.title() + "\n" + card.when());
    head.setId("drift-card-" + place);
    head.setSelected(open);
    head.setWrapText(true);
    head.setMaxWidth(Double.MAX_VALUE);
    head.setMinHeight(Region.USE_PREF_SIZE);
    head.getStyleClass().addAll("flat", "drift-head");
    head.setAccessibleText(card.title() + ", " + card.tag() + ", " + card.when());
    var tag = new Label(card.tag());
    tag.getStyleClass().add("tag");
    tag.setMinWidth(Region.USE_PREF_SIZE);
    head.setGraphic(tag);
    head.setContentDisplay(ContentDisplay.RIGHT);
    head.setOnAction(e -> model.editor().selectedProperty().set(open ? ScenarioEditor.NOTHING : place));
    var line = new HBox(head);
    HBox.setHgrow(head, Priority.ALWAYS);
    var box = new VBox(line);
    box.getStyleClass().add("drift-card");
    if (open) {
      form.show(model.event(place));
      box.getChildren().addAll(form, remove);
    }
    return box;
  }

  void calm() {
    form.calm();
    say("");
  }

  /** Says at its field, else below the cards, what is wrong with the drift. */
  void complain(ScenarioEditor.Problem problem) {
    boolean ours = problem.field().startsWith("drift") || problem.field().equals(ScenarioEditor.DRAG);
    if (ours && !form.complain(problem.field().replaceFirst("^drift\\.?", ""), problem.message())) {
      say(problem.message());
    }
  }

  private void say(String text) {
    complaint.setText(text);
    complaint.setVisible(!text.isEmpty());
    complaint.setManaged(!text.isEmpty());
  }
}
