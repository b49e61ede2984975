// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the list of events. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class EventsController {
  private static final double ROW = 28;

  /** In a narrower list the filters have no room. */
  private static final double LEAST_FOR_FILTERS = 500;

  private final EventsViewModel model;
  @FXML private ResourceBundle resources;
  @FXML private HBox filters;
  @FXML private TableView<EventRow> table;
  @FXML private TableColumn<EventRow, String> at;
  @FXML private TableColumn<EventRow, String> what;
  @FXML private TableColumn<EventRow, String> details;
  @FXML private Label emptyText;

  public EventsController(EventsViewModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    table.setItems(model.shown());
    table.setFixedCellSize(ROW);
    filters.visibleProperty().bind(table.widthProperty().greaterThan(LEAST_FOR_FILTERS));
    filters.managedProperty().bind(filters.visibleProperty());
    table.setRowFactory(t -> {
      var row = new TableRow<EventRow>();
      row.hoverProperty().addListener((o, was, is) ->
          model.hover(is && row.getItem() != null ? OptionalLong.of(row.getItem().event().at()) : OptionalLong.empty()));
      return row;
    });
    model.selectedProperty().subscribe(row -> row.ifPresent(this::reveal));
    table.getSelectionModel().selectedItemProperty().subscribe(row -> {
      if (row != null) {
        model.select(row);
      }
    });
    column(at, EventRow::at);
    column(what, EventRow::what);
    column(details, EventRow::details);
    what.setCellFactory(c -> new WhatCell());
    details.setCellFactory(c -> new DetailsCell());
    var group = new ToggleGroup();
    addFilter(group, "filter.all", Optional.empty()).setSelected(true);
    for (EventKind kind : EventKind.values()) {
      if (kind != EventKind.END) {
        addFilter(group, "filter." + kind.name().toLowerCase(Locale.ROOT), Optional.of(kind));
      }
    }
    group.selectedToggleProperty().subscribe((was, is) -> {
      if (is == null && was != null) {
        was.setSelected(true);
      }
    });
    emptyText.textProperty().bind(Bindings.createStringBinding(() -> resources.getString(
        model.all().isEmpty() ? "empty.text" : "empty.filtered"), model.all(), model.filterProperty()));
  }

  private void reveal(EventRow row) {
    if (!row.equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().select(row);
      table.scrollTo(row);
    }
  }

  private ToggleButton addFilter(ToggleGroup group, String key, Optional<EventKind> kind) {
    var button = new ToggleButton(resources.getString(key));
    button.getStyleClass().addAll("small", "chip");
    button.setToggleGroup(group);
    model.filterProperty().subscribe(now -> {
      if (now.equals(kind)) {
        button.setSelected(true);
      }
    });
    button.selectedProperty().subscribe(on -> {
      if (on) {
        model.filterProperty().set(kind);
      }
    });
    filters.getChildren().add(button);
    return button;
  }

  private static void column(TableColumn<EventRow, String> column, Function<EventRow, String> text) {
    column.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
  }

  /** What happened, with an icon: the kinds differ by shape, not by colour alone. */
  private static final class WhatCell extends TableCell<EventRow, String> {
    private final FontIcon icon = new FontIcon();

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      EventRow row = empty ? null : getTableRow().getItem();
      setText(empty ? null : text);
      setGraphic(row == null ? null : icon);
      icon.getStyleClass().removeAll("danger", "accent", "warning");
      if (row != null) {
        icon.setIconCode(icon(row));
        switch (row.kind()) {
          case PROBLEM -> icon.getStyleClass().add("danger");
          case DRIFT -> icon.getStyleClass().add("warning");
          case CHAMPION -> icon.getStyleClass().add("accent");
          default -> { }
        }
      }
    }

    private static Feather icon(EventRow row) {
      return switch (row.event().type()) {
        case "warning" -> Feather.ALERT_TRIANGLE;
        case "detection" -> Feather.ACTIVITY;
        case "data-drift" -> Feather.BAR_CHART_2;
        case "version" -> Feather.GIT_COMMIT;
        case "promotion" -> Feather.STAR;
        case "rollback" -> Feather.ROTATE_CCW;
        case "shadow-started", "candidate-started" -> Feather.EYE;
        case "shadow-stopped" -> Feather.EYE_OFF;
        case "gate-verdict" -> Feather.FILTER;
        case "kept" -> Feather.CORNER_DOWN_LEFT;
        case "guard-started", "guard-ended" -> Feather.SHIELD;
        case "background-started" -> Feather.LAYERS;
        case "retrained" -> Feather.REFRESH_CW;
        case "refused", "labels-lost" -> Feather.SLASH;
        case "failed" -> Feather.ALERT_OCTAGON;
        default -> Feather.FLAG;
      };
    }
  }

  private static final class DetailsCell extends TableCell<EventRow, String> {
    private final Tooltip tip = new Tooltip();

    DetailsCell() {
      tip.setWrapText(true);
      tip.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      tip.setText(text);
      setTooltip(empty || text == null || text.isEmpty() ? null : tip);
    }
  }
}
