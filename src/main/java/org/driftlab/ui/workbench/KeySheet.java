// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;

/** The keys of the window on one sheet. */
final class KeySheet extends VBox {
  private static final String[] KEYS = {"play", "step", "longStep", "restart", "goTo", "undo", "redo", "open", "save", "run", "full", "theme", "help"};

  KeySheet(Texts texts, Runnable close) {
    getStyleClass().add("dialog-box");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    var title = new Label(texts.get("keys"));
    title.getStyleClass().add("dialog-title");
    var grid = new GridPane();
    grid.getStyleClass().add("details-grid");
    for (String key : KEYS) {
      var cap = new Label(texts.get("keys." + key));
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(grid.getRowCount(), cap, new Label(texts.get("keys." + key + ".does")));
    }
    var done = new Button(texts.get("close"));
    done.setCancelButton(true);
    done.setDefaultButton(true);
    done.setOnAction(e -> close.run());
    var buttons = new HBox(done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, grid, buttons);
  }
}
