// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.memory;

import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.driftlab.ui.support.chart.ChartTools;

/** Wires the panel of the replay memory. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class MemoryController {
  private final MemoryViewModel model;
  private final ChartTools tools;
  @FXML private HBox bar;
  @FXML private Pane content;
  @FXML private Pane empty;
  @FXML private Label title;
  @FXML private Label tuning;
  @FXML private Label turnover;
  @FXML private MemoryPicture picture;

  public MemoryController(MemoryViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
  }

  @FXML
  private void initialize() {
    content.visibleProperty().bind(model.activeProperty());
    empty.visibleProperty().bind(model.activeProperty().not());
    title.textProperty().bind(model.titleProperty());
    picture.titleProperty().bind(model.titleProperty());
    tools.equip(picture, bar);
    turnover.textProperty().bind(model.turnoverProperty());
    tuning.textProperty().bind(model.tuningProperty());
    model.groupsProperty().subscribe(groups -> {
      picture.show(groups);
      picture.setAccessibleText(model.summary());
    });
  }
}
