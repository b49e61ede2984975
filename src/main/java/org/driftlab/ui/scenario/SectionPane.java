// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A heading that folds what is below it. */
final class SectionPane extends VBox {
  private final ToggleButton toggle;

  SectionPane(String id, String heading, Node content) {
    this(id, heading, content, true);
  }

  SectionPane(String id, String heading, Node content, boolean unfolded) {
    getStyleClass().add("scenario-section");
    var down = new FontIcon(Feather.CHEVRON_DOWN);
    var right = new FontIcon(Feather.CHEVRON_RIGHT);
    toggle = new ToggleButton(heading);
    toggle.setId("section-" + id);
    toggle.setSelected(unfolded);
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.getStyleClass().addAll("flat", "section-toggle", "section-heading");
    toggle.selectedProperty().subscribe(open -> {
      toggle.setGraphic(open ? down : right);
      content.setVisible(open);
      content.setManaged(open);
    });
    getChildren().setAll(toggle, content);
  }

  void heading(String words) {
    toggle.setText(words);
  }
}
