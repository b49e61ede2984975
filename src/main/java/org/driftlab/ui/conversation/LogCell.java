// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An entry of the log with what it did; a rating can be taken back here. */
final class LogCell extends ListCell<LogRow> {
  private final Label title = new Label();
  private final Label effect = new Label();
  private final Button back;
  private final HBox box;
  private final Tooltip full = new Tooltip();

  LogCell(ConversationViewModel model) {
    back = new Button(model.texts().get("takeback"));
    back.getStyleClass().addAll("small", "take-back");
    back.setMinWidth(Region.USE_PREF_SIZE);
    effect.getStyleClass().add("log-effect");
    effect.setWrapText(true);
    full.setWrapText(true);
    full.setMaxWidth(400);
    title.setTooltip(full);
    var words = new VBox(title, effect);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new HBox(words, back);
    box.getStyleClass().add("log-cell");
    setPrefWidth(0);
    back.setOnAction(e -> {
      LogRow row = getItem();
      if (row != null) {
        model.takeBack(row);
      }
    });
    back.setAccessibleHelp(model.texts().get("takeback.tip"));
    setAccessibleHelp(model.texts().get("takeback.tip"));
  }

  @Override
  protected void updateItem(@Nullable LogRow row, boolean empty) {
    super.updateItem(row, empty);
    if (row == null || empty) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    title.setText(row.number() + "  " + row.title());
    full.setText(row.title());
    effect.setText(row.effect());
    back.setVisible(row.canTakeBack());
    setAccessibleText(row.title() + ". " + row.effect());
    setGraphic(box);
  }
}
