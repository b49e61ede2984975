// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.Texts;
import org.jspecify.annotations.Nullable;

/** The command finder: type, choose with the arrow keys, Enter. */
final class FinderBox extends VBox {
  private static final double ROW = 32;
  private static final double WIDTH = 560;

  private final FinderViewModel model;
  private final Runnable close;
  private final TextField field = new TextField();

  FinderBox(FinderViewModel model, Texts texts, Runnable close) {
    this.model = model;
    this.close = close;
    setId("finder");
    getStyleClass().addAll("dialog-box", "finder");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    field.setId("finder-field");
    field.setPromptText(texts.get("finder.prompt"));
    field.setAccessibleText(texts.get("finder.prompt"));
    field.setAccessibleHelp(texts.get("finder.help"));
    field.textProperty().bindBidirectional(model.queryProperty());
    var list = list(texts);
    var hint = new Label(texts.get("finder.help"));
    hint.getStyleClass().add("muted");
    getChildren().setAll(field, list, hint);
    addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      if (steered(e)) {
        e.consume();
      }
    });
  }

  private ListView<Command> list(Texts texts) {
    var list = new ListView<>(model.found());
    list.setId("finder-list");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setPrefHeight(10 * ROW);
    list.setAccessibleText(texts.get("action.finder"));
    var none = new Label(texts.get("finder.none"));
    none.getStyleClass().add("muted");
    list.setPlaceholder(none);
    list.setCellFactory(view -> new Row());
    model.chosenProperty().subscribe(at -> {
      if (at.intValue() < 0) {
        list.getSelectionModel().clearSelection();
      } else {
        list.getSelectionModel().select(at.intValue());
        list.scrollTo(Math.max(0, at.intValue() - 4));
      }
    });
    list.setOnMouseClicked(e -> {
      int at = list.getSelectionModel().getSelectedIndex();
      if (at >= 0) {
        model.chosenProperty().set(at);
        accept();
      }
    });
    return list;
  }

  private boolean steered(KeyEvent e) {
    switch (e.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case ENTER -> accept();
      case ESCAPE -> close.run();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void accept() {
    model.choice().ifPresent(command -> {
      close.run();
      command.run().run();
    });
  }

  /** Puts the cursor where one types. */
  void begin() {
    field.requestFocus();
  }

  private static final class Row extends ListCell<Command> {
    private final Label words = new Label();
    private final Label keys = new Label();
    private final Region gap = new Region();
    private final HBox box = new HBox(words, gap, keys);

    Row() {
      HBox.setHgrow(gap, Priority.ALWAYS);
      box.setAlignment(Pos.CENTER_LEFT);
      keys.getStyleClass().add("muted");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      box.setMaxWidth(WIDTH - 96);
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
      } else {
        words.setText(command.words());
        keys.setText(command.keys());
        setAccessibleText(command.words());
        setGraphic(box);
      }
    }
  }
}
