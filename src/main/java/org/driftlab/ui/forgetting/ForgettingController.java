// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.metric.MetricTips;

/** Wires the forgetting matrix and its figures. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class ForgettingController {
  private final ForgettingViewModel model;
  private final ChartTools tools;
  @FXML private HBox bar;
  @FXML private Label heading;
  @FXML private Pane content;
  @FXML private Pane empty;
  @FXML private Label waiting;
  @FXML private MatrixPicture matrix;
  @FXML private GridPane figures;

  public ForgettingController(ForgettingViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
  }

  @FXML
  private void initialize() {
    content.visibleProperty().bind(model.activeProperty());
    empty.visibleProperty().bind(model.activeProperty().not());
    model.rowsProperty().subscribe(rows -> {
      matrix.show(model.conceptsProperty().get(), rows);
      if (!rows.isEmpty()) {
        matrix.setAccessibleText(model.summary());
      }
      waiting.setVisible(rows.isEmpty());
    });
    matrix.titleProperty().set(heading.getText());
    tools.equip(matrix, bar);
    model.figuresProperty().subscribe(rows -> matrix.setAccessibleHelp(rows.stream()
        .map(row -> row.name() + ": " + row.help()).collect(Collectors.joining("\n\n"))));
    model.figuresProperty().subscribe(this::show);
  }

  private void show(List<FigureRow> rows) {
    figures.getChildren().clear();
    for (int i = 0; i < rows.size(); i++) {
      FigureRow row = rows.get(i);
      var name = new Label(row.name());
      var value = new Label(row.value());
      value.getStyleClass().addAll("figures", "strong");
      var formula = new Label(row.formula());
      formula.getStyleClass().addAll("muted", "small");
      for (Label label : List.of(name, value, formula)) {
        label.setTooltip(MetricTips.of(row.help()));
      }
      name.setMinWidth(Region.USE_PREF_SIZE);
      value.setMinWidth(Region.USE_PREF_SIZE);
      figures.addRow(i, name, value, formula);
    }
  }
}
