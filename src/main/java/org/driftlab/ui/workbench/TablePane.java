// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.DataTable;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Formats;
import org.driftlab.ui.support.Texts;
import org.jspecify.annotations.Nullable;

/** Shows the values of a chart as a table in the window; Ctrl+C copies the chosen rows, or all of them. */
final class TablePane {
  private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
  private static final double WIDTH = 720;
  private static final double ROOM = WIDTH - 68;
  private static final double HEIGHT = 480;
  private static final double ROW = 28;
  private static final int MOST_DIGITS = 4;

  /** More columns than these would take seconds to build; files and copies hold them all. */
  private static final int MOST_COLUMNS = 60;

  private final Texts texts;
  private final Formats formats;

  TablePane(Foreground foreground, Overlay modal, Texts texts) {
    this.texts = texts;
    formats = new Formats(texts.locale());
    foreground.tableProperty().subscribe(shown -> shown.ifPresent(table -> {
      var view = view(table);
      modal.show(box(table, view, modal::hide));
      view.requestFocus();
    }));
    modal.displayProperty().subscribe(displayed -> {
      if (!displayed) {
        foreground.tableProperty().set(Optional.empty());
      }
    });
  }

  private Node box(DataTable table, TableView<List<Object>> view, Runnable close) {
    var title = new Label(table.title());
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    var summary = new Label(table.summary());
    summary.setId("table-summary");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    summary.setMaxHeight(4 * ROW);
    var count = new Label(texts.get("table.rows", table.rows().size()));
    count.getStyleClass().add("muted");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var copy = new Button(texts.get("table.copy"));
    copy.setId("table-copy");
    copy.setOnAction(e -> copy(table, view));
    var done = new Button(texts.get("close"));
    done.setId("table-close");
    done.setCancelButton(true);
    done.getStyleClass().add("accent");
    done.setOnAction(e -> close.run());
    var buttons = new HBox(8, count, space, copy, done);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(view, Priority.ALWAYS);
    var box = new VBox(title, summary, view, buttons);
    box.getStyleClass().add("dialog-box");
    box.setId("table-box");
    box.setPrefSize(WIDTH, HEIGHT);
    box.setMaxSize(WIDTH, HEIGHT);
    box.setAccessibleText(table.title());
    return box;
  }

  private TableView<List<Object>> view(DataTable table) {
    var view = new TableView<>(FXCollections.observableList(table.rows()));
    view.setId("table-values");
    view.setAccessibleText(table.title());
    view.setAccessibleHelp(texts.get("table.help"));
    view.setFixedCellSize(ROW);
    view.getStyleClass().addAll("dense", "event-table");
    view.setPlaceholder(new Label(texts.get("table.empty")));
    view.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    for (int c = 0; c < Math.min(MOST_COLUMNS, table.columns().size()); c++) {
      view.getColumns().add(column(table, c));
    }
    view.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
      if (COPY.match(e)) {
        copy(table, view);
        e.consume();
      }
    });
    return view;
  }

  private TableColumn<List<Object>, Object> column(DataTable table, int c) {
    var column = new TableColumn<List<Object>, Object>(table.columns().get(c).title());
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue().get(c)));
    column.setCellFactory(shown -> new ValueCell());
    column.setSortable(false);
    boolean words = !table.rows().isEmpty() && table.rows().getFirst().get(c) instanceof String;
    column.setPrefWidth(words ? Math.clamp(ROOM / table.columns().size(), 110, 200) : 110);
    if (!words) {
      column.getStyleClass().addAll("figures", "right");
    }
    return column;
  }

  private static void copy(DataTable table, TableView<List<Object>> view) {
    List<List<Object>> chosen = List.copyOf(view.getSelectionModel().getSelectedItems());
    var content = new ClipboardContent();
    content.putString(table.tsv(chosen.size() > 1 ? chosen : table.rows()));
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** Numbers as the person reads them. */
  private final class ValueCell extends TableCell<List<Object>, Object> {
    @Override
    protected void updateItem(@Nullable Object value, boolean empty) {
      super.updateItem(value, empty);
      if (empty || value == null) {
        setText(null);
      } else {
        setText(value instanceof Double d ? formats.decimal(d, MOST_DIGITS) : formats.value(value));
      }
    }
  }
}
