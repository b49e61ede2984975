// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.scenario.ScenarioViewModel.Entry;
import org.driftlab.ui.scenario.ScenarioViewModel.Section;

/** Lays out the scenario's sections. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class ScenarioController {
  private final ScenarioViewModel model;
  @FXML private VBox sections;

  public ScenarioController(ScenarioViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    model.sectionsProperty().subscribe(this::show);
  }

  private void show(List<Section> shown) {
    sections.getChildren().setAll(shown.stream().map(ScenarioController::section).toList());
  }

  private static Node section(Section section) {
    var box = new VBox(styled(new Label(section.heading()), "section-heading"));
    box.getStyleClass().add("scenario-section");
    for (Entry entry : section.entries()) {
      box.getChildren().add(switch (entry) {
        case Entry.Row row -> row(row);
        case Entry.Card card -> card(card);
        case Entry.Remark remark -> wrapped(remark.text(), "muted");
      });
    }
    return box;
  }

  private static Node row(Entry.Row row) {
    var name = styled(new Label(row.name()), "muted");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    var value = wrapped(row.value(), "row-value");
    var box = new HBox(name, value);
    box.getStyleClass().add("row");
    HBox.setHgrow(value, Priority.ALWAYS);
    value.setMaxWidth(Double.MAX_VALUE);
    name.setMinWidth(72);
    if (!row.help().isEmpty()) {
      var tip = new Tooltip(row.help());
      name.setTooltip(tip);
      value.setTooltip(tip);
    }
    return box;
  }

  private static Node card(Entry.Card card) {
    var tag = styled(new Label(card.tag()), "tag");
    tag.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(wrapped(card.title(), "strong"), tag);
    head.getStyleClass().add("card-head");
    var box = new VBox(head, wrapped(card.details(), "muted"));
    box.getStyleClass().add("drift-card");
    return box;
  }

  private static Label wrapped(String text, String style) {
    var label = styled(new Label(text), style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label styled(Label label, String style) {
    label.getStyleClass().add(style);
    return label;
  }
}
