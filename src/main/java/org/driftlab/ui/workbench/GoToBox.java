// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;

/** Asks to which instance the run shall go. */
final class GoToBox extends VBox {
  private static final int MOST_DIGITS = 15;

  private final TextField field;

  GoToBox(Texts texts, long present, LongConsumer go, Runnable close) {
    getStyleClass().add("dialog-box");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var title = new Label(texts.get("goto"));
    title.getStyleClass().add("dialog-title");
    var help = new Label(texts.get("goto.help"));
    help.setWrapText(true);
    help.setMaxWidth(360);
    field = new TextField(Long.toString(present));
    field.setId("goto-index");
    field.setAccessibleText(texts.get("goto"));
    field.setTextFormatter(new TextFormatter<String>(
        change -> change.getControlNewText().matches("[0-9]{0," + MOST_DIGITS + "}") ? change : null));
    var cancel = new Button(texts.get("cancel"));
    cancel.setCancelButton(true);
    cancel.setOnAction(e -> close.run());
    var accept = new Button(texts.get("goto.accept"));
    accept.setId("goto-accept");
    accept.getStyleClass().add("accent");
    accept.setDefaultButton(true);
    accept.disableProperty().bind(field.textProperty().isEmpty());
    accept.setOnAction(e -> go.accept(Long.parseLong(field.getText())));
    var buttons = new HBox(cancel, accept);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, help, field, buttons);
  }

  /** Puts the cursor where the number is typed. */
  void begin() {
    field.requestFocus();
    field.selectAll();
  }
}
