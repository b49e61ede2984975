// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datadrift;

import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.driftlab.catalog.Catalog;
import org.driftlab.ui.support.catalog.CatalogTexts;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the panel of the data monitors; in a run without any it says so. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class DataDriftController {
  private static final double ROW = 28;

  private final DataDriftViewModel model;
  private final ChartTools tools;
  @FXML private HBox bar;
  @FXML private ResourceBundle resources;
  @FXML private VBox root;
  @FXML private VBox none;
  @FXML private TableView<FeatureRow> table;
  @FXML private TableColumn<FeatureRow, String> feature;
  @FXML private TableColumn<FeatureRow, String> monitor;
  @FXML private TableColumn<FeatureRow, String> statistic;
  @FXML private TableColumn<FeatureRow, String> pValue;
  @FXML private MonitorPicture picture;
  @FXML private ComboBox<AlarmItem> alarms;
  @FXML private Label what;
  private MetricTexts metrics;
  private CatalogTexts catalog;
  private final Tooltip tip = MetricTips.of("");
  private boolean following;

  public DataDriftController(DataDriftViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
  }

  @FXML
  private void initialize() {
    root.visibleProperty().bind(model.activeProperty());
    none.visibleProperty().bind(root.visibleProperty().not());
    table.setItems(model.rows());
    table.setFixedCellSize(ROW);
    column(feature, FeatureRow::feature);
    catalog = new CatalogTexts(resources.getLocale());
    column(monitor, row -> catalog.titled(Catalog.MONITORS, row.monitor().title()));
    column(statistic, FeatureRow::statistic);
    column(pValue, FeatureRow::pValue);
    feature.setCellFactory(c -> new FeatureCell());
    tools.equip(picture, bar);
    metrics = new MetricTexts(resources.getLocale());
    Tooltip.install(picture, tip);
    table.setTooltip(tip);
    picture.name(resources.getString("reference"), resources.getString("current"));
    model.selectedProperty().subscribe(this::follow);
    table.getSelectionModel().selectedItemProperty().subscribe(row -> {
      if (row != null && !following) {
        model.choose(row);
      }
    });
    alarms.setItems(model.alarms());
    alarms.setPlaceholder(new Label(resources.getString("quiet")));
    alarms.setPromptText(resources.getString("quiet"));
    alarms.valueProperty().subscribe(item -> {
      if (item != null) {
        model.alarmProperty().set(Optional.of(item));
      }
    });
    model.alarmProperty().subscribe(item -> {
      alarms.setValue(item.orElse(null));
      what.setText(model.explanation());
    });
  }

  /** The table's rows are replaced at each comparison; the choice is kept by what it speaks of. */
  private void follow(Optional<FeatureRow> row) {
    following = true;
    row.ifPresentOrElse(table.getSelectionModel()::select, table.getSelectionModel()::clearSelection);
    following = false;
    picture.show(row);
    String explained = row.filter(r -> MetricTexts.ids().contains(r.monitor().id()))
        .map(r -> metrics.explainAll(r.monitor().id(), "p-value")).orElse("");
    tip.setText(explained);
    picture.setAccessibleHelp(explained);
    table.setAccessibleHelp(explained);
    picture.titleProperty().set(row.map(r -> catalog.titled(Catalog.MONITORS, r.monitor().title()) + " · " + r.feature()).orElse(resources.getString("heading")));
    picture.setAccessibleText(picture.titleProperty().get() + row.map(r -> ": " + r.statistic()
        + (r.pValue().isEmpty() ? "" : ", p " + r.pValue())).orElse(""));
  }

  private static void column(TableColumn<FeatureRow, String> column, Function<FeatureRow, String> text) {
    column.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
  }

  /** The feature's name, with a mark if it counts as changed. */
  private static final class FeatureCell extends TableCell<FeatureRow, String> {
    private final FontIcon icon = new FontIcon(Feather.ALERT_TRIANGLE);

    FeatureCell() {
      icon.getStyleClass().add("warning");
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      FeatureRow row = empty ? null : getTableRow().getItem();
      setText(empty ? null : text);
      setGraphic(row != null && row.flagged() ? icon : null);
    }
  }
}
