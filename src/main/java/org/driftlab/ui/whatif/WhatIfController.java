// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.FullText;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.Difference;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Level;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.ValueRange;
import org.driftlab.ui.support.edit.FormPane;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;
import org.jspecify.annotations.Nullable;

/** Wires the what-if perspective. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class WhatIfController {
  private static final double ROW = 32;

  /** So much of the fields is in view in the lowest window. */
  private static final double LEAST_FOR_FIELDS = 96;

  /** In a narrower table only the columns without which a future says nothing have room. */
  private static final double LEAST_FOR_ALL_COLUMNS = 720;

  private final WhatIfViewModel model;
  private final ChartTools tools;
  @FXML private HBox accuracyBar;
  @FXML private HBox savedBar;
  @FXML private ListView<Future> futures;
  @FXML private TextField at;
  @FXML private ChoiceBox<ForkForm.Kind> kind;
  @FXML private ComboBox<ForkForm.Option> option;
  @FXML private Label optionLabel;
  @FXML private ScrollPane parameters;
  @FXML private Label problem;
  @FXML private Button open;
  @FXML private Button remove;
  @FXML private Label accuracyTitle;
  @FXML private Label savedTitle;
  @FXML private TimeChart accuracy;
  @FXML private TimeChart saved;
  @FXML private TableView<FutureRow> table;
  @FXML private TableColumn<FutureRow, String> name;
  @FXML private TableColumn<FutureRow, String> from;
  @FXML private TableColumn<FutureRow, String> accuracyColumn;
  @FXML private TableColumn<FutureRow, String> kappa;
  @FXML private TableColumn<FutureRow, String> errors;
  @FXML private TableColumn<FutureRow, String> against;
  @FXML private TableColumn<FutureRow, String> disagreed;
  @FXML private TableColumn<FutureRow, String> champion;
  @FXML private Label verdict;
  @FXML private Label reasons;
  private final FormPane<Scenario> fields;
  private boolean listing;

  public WhatIfController(WhatIfViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
    fields = new FormPane<>("what-if-", Texts.of(ScenarioEditor.class, model.texts().locale()), model.form().part());
  }

  @FXML
  private void initialize() {
    list();
    form();
    charts();
    columns();
    verdict.textProperty().bind(model.verdictProperty());
    reasons.textProperty().bind(model.reasonsProperty());
  }

  private void list() {
    futures.setItems(model.futures());
    futures.setFixedCellSize(FutureCell.HEIGHT);
    futures.setCellFactory(l -> new FutureCell(model.texts()));
    futures.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
      if (chosen != null && !listing) {
        model.selectedProperty().set(chosen.letter());
      }
    });
    model.selectedProperty().subscribe(letter -> select());
    model.futures().subscribe(this::select);
  }

  private void select() {
    listing = true;
    futures.getSelectionModel().select(model.selected());
    listing = false;
    open.setDisable(!model.selected().isFork());
    remove.setDisable(!model.selected().isFork());
  }

  private void form() {
    ForkForm form = model.form();
    at.textProperty().bindBidirectional(form.atProperty());
    kind.getItems().setAll(ForkForm.Kind.values());
    kind.setConverter(new KindWords());
    kind.valueProperty().bindBidirectional(form.kindProperty());
    form.optionsProperty().subscribe(offered -> {
      ForkForm.Option chosen = form.optionProperty().get();
      option.setItems(FXCollections.observableArrayList(offered)); // a box asks its list for null, which the other may not
      option.setValue(chosen);
    });
    option.valueProperty().bindBidirectional(form.optionProperty());
    parameters();
    at.disableProperty().bind(form.kindProperty().isEqualTo(ForkForm.Kind.LEAVE_OUT));
    problem.textProperty().bind(form.problemProperty());
    problem.visibleProperty().bind(form.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
  }

  /** The fields of the part, as the scenario has them; as high as they are, as far as there is room. */
  private void parameters() {
    ForkForm form = model.form();
    form.part().fieldsProperty().subscribe(fields::show);
    var empty = Bindings.createBooleanBinding(() -> form.part().fieldsProperty().get().isEmpty(), form.part().fieldsProperty());
    parameters.setContent(fields);
    parameters.visibleProperty().bind(empty.not());
    parameters.managedProperty().bind(parameters.visibleProperty());
    parameters.prefHeightProperty().bind(fields.heightProperty().add(2));
    parameters.minHeightProperty().bind(Bindings.min(LEAST_FOR_FIELDS, parameters.prefHeightProperty()));
    parameters.maxHeightProperty().bind(parameters.prefHeightProperty());
    var whole = Bindings.createBooleanBinding(() -> form.kindProperty().get().isPart() && form.kindProperty().get().part().isEmpty(),
        form.kindProperty());
    option.visibleProperty().bind(whole.not());
    option.managedProperty().bind(option.visibleProperty());
    optionLabel.visibleProperty().bind(option.visibleProperty());
    optionLabel.managedProperty().bind(option.visibleProperty());
  }

  private void charts() {
    for (TimeChart chart : new TimeChart[] {accuracy, saved}) {
      chart.setAxis(model.axis());
      chart.emptyTextProperty().set(model.texts().get(chart == saved ? "saved.empty" : "accuracy.empty"));
      model.bandsProperty().subscribe(chart::setBands);
    }
    tools.equip(accuracy, accuracyBar);
    tools.equip(saved, savedBar);
    var metrics = new MetricTexts(model.texts().locale());
    accuracyTitle.setTooltip(MetricTips.of(metrics.explain("accuracy")));
    savedTitle.setTooltip(MetricTips.of(metrics.explain("regret")));
    accuracy.setAccessibleHelp(metrics.explain("accuracy"));
    saved.setAccessibleHelp(metrics.explain("regret"));
    accuracy.setRange(ValueRange.automatic(0, 1));
    accuracy.setTimeLabels(false);
    accuracy.titleProperty().bind(accuracyTitle.textProperty());
    saved.titleProperty().bind(savedTitle.textProperty());
    saved.setLevels(List.of(new Level(model.texts().get("saved.level"), 0, Ink.SUBTLE)));
    model.savedProperty().subscribe(saved::setSeries);
    model.accuracyProperty().subscribe(series -> {
      accuracy.setSeries(series);
      int chosen = futureIndex();
      accuracy.setDifference(chosen > 0 && chosen < series.size()
          ? Optional.of(new Difference(series.get(chosen), series.getFirst())) : Optional.empty());
    });
  }

  private int futureIndex() {
    return model.futures().indexOf(model.selected());
  }

  private void columns() {
    table.setFixedCellSize(ROW);
    var metrics = new MetricTexts(model.texts().locale());
    column(name, FutureRow::name, "");
    column(from, FutureRow::from, "");
    column(accuracyColumn, FutureRow::accuracy, metrics.explain("accuracy"));
    column(kappa, FutureRow::kappa, metrics.explain("kappa"));
    column(errors, FutureRow::errors, metrics.explain("errors"));
    column(against, FutureRow::against, metrics.explain("regret"));
    column(disagreed, FutureRow::disagreed, metrics.explain("disagreed"));
    table.setAccessibleHelp(metrics.explainAll("accuracy", "kappa", "errors", "regret", "disagreed"));
    column(champion, FutureRow::champion, "");
    name.setCellFactory(FullText.cells());
    against.setCellFactory(c -> new AgainstCell());
    for (var needless : List.of(kappa, disagreed, champion)) {
      needless.visibleProperty().bind(table.widthProperty().greaterThan(LEAST_FOR_ALL_COLUMNS));
    }
    model.rowsProperty().subscribe(rows -> table.setItems(FXCollections.observableList(rows)));
  }

  private static void column(TableColumn<FutureRow, String> column, Function<FutureRow, String> text,
      String help) {
    column.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    var heading = new Label();
    heading.textProperty().bind(Bindings.concat(column.getText()));
    heading.setTooltip(MetricTips.of(help.isEmpty() ? column.getText() : column.getText() + ": " + help));
    column.setText("");
    column.setGraphic(heading);
  }

  @FXML
  private void onFork() {
    fields.problem().ifPresentOrElse(model.form()::refuse, model::fork);
  }

  @FXML
  private void onOpen() {
    model.open();
  }

  @FXML
  private void onRemove() {
    model.remove();
  }

  /** The kinds of change in words. */
  private final class KindWords extends StringConverter<ForkForm.Kind> {
    @Override
    public String toString(ForkForm.@Nullable Kind value) {
      return value == null ? ""
          : model.texts().get("kind." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public ForkForm.Kind fromString(String text) {
      throw new UnsupportedOperationException("a choice is not typed");
    }
  }

  /** Errors more or fewer; the sign says it as the colour does. */
  private static final class AgainstCell extends TableCell<FutureRow, String> {
    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      getStyleClass().removeAll("better", "worse");
      FutureRow row = empty ? null : getTableRow().getItem();
      if (row != null && row.better() != 0) {
        getStyleClass().add(row.better() > 0 ? "better" : "worse");
      }
    }
  }
}
