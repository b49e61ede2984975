// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.metric.MetricTips;
import org.jspecify.annotations.Nullable;

/** Shows the {@link ScoreTable} beside the words that sum it up; it follows the run while it is open. */
final class ScorePopOver {
  private final Texts texts;
  private final GridPane grid = new GridPane(16, 4);
  private final PopOver popOver;
  private @Nullable ScoreTable table;

  ScorePopOver(Texts texts) {
    this.texts = texts;
    var title = new Label(texts.get("score.title"));
    title.getStyleClass().add("chart-title");
    var note = new Label(texts.get("score.note"));
    note.getStyleClass().add("chart-note");
    note.setWrapText(true);
    note.setMaxWidth(360);
    note.setMinHeight(Label.USE_PREF_SIZE);
    var content = new VBox(8, title, grid, note);
    content.setPadding(new Insets(12));
    popOver = new PopOver(content);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_LEFT);
    popOver.setAnimated(false);
    popOver.setOnShowing(e -> fill());
  }

  void toggle(Node owner) {
    if (popOver.isShowing()) {
      popOver.hide();
    } else {
      popOver.show(owner);
    }
  }

  /** Shows the table, or has it ready for when it is opened. */
  void show(ScoreTable now) {
    boolean news = !now.equals(table);
    table = now;
    if (news && popOver.isShowing()) {
      fill();
    }
  }

  private void fill() {
    grid.getChildren().clear();
    if (table == null) {
      return;
    }
    add(0, "", texts.get("score.detector"), table.dummy(), "");
    for (int i = 0; i < table.rows().size(); i++) {
      ScoreTable.Row row = table.rows().get(i);
      add(i + 1, row.name(), row.detector(), row.dummy(), row.help());
    }
  }

  /** The content, for a picture of it. */
  Node content() {
    fill();
    return popOver.getContentNode();
  }

  private void add(int line, String name, String detector, String dummy, String help) {
    var first = new Label(name);
    if (!help.isEmpty()) {
      first.setTooltip(MetricTips.of(help));
    }
    var second = new Label(detector);
    var third = new Label(dummy);
    third.getStyleClass().add("chart-note");
    for (Label label : List.of(first, second, third)) {
      label.setMinWidth(Label.USE_PREF_SIZE);
    }
    GridPane.setHalignment(second, HPos.RIGHT);
    GridPane.setHalignment(third, HPos.RIGHT);
    grid.addRow(line, first, second, third);
  }
}
