// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;

/** The keys of the window on one sheet, made from the list of actions. */
final class KeySheet extends VBox {
  private static final double TALLEST = 600;

  /** How far the keys move the list, as a share of what is out of sight. */
  private static final double LINE = 0.1;

  private static final double PAGE = 0.5;

  KeySheet(List<Command> commands, Texts texts, Runnable close) {
    getStyleClass().add("dialog-box");
    setId("key-sheet");
    setMaxSize(Region.USE_PREF_SIZE, TALLEST);
    var title = new Label(texts.get("keys"));
    title.getStyleClass().add("dialog-title");
    var grid = new GridPane();
    grid.getStyleClass().add("details-grid");
    for (Command command : commands) {
      if (!command.keys().isEmpty()) {
        var cap = new Label(command.keys());
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        var does = new Label(command.words());
        does.setWrapText(true);
        does.setMinHeight(Region.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), cap, does);
      }
    }
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      double by = switch (e.getCode()) {
        case DOWN -> LINE;
        case UP -> -LINE;
        case PAGE_DOWN -> PAGE;
        case PAGE_UP -> -PAGE;
        case HOME -> -1;
        case END -> 1;
        default -> 0;
      };
      if (by != 0) {
        scroll.setVvalue(Math.clamp(scroll.getVvalue() + by, 0, 1));
        e.consume();
      }
    });
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var done = new Button(texts.get("close"));
    done.setCancelButton(true);
    done.setDefaultButton(true);
    done.setOnAction(e -> close.run());
    var buttons = new HBox(done);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(title, scroll, buttons);
  }
}
