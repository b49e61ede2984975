// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;
import org.driftlab.stream.FileStream;
import org.driftlab.ui.datasets.DatasetsViewModel.State;
import org.driftlab.ui.support.FullText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the data perspective. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class DatasetsController {
  private static final double ROW = 32;
  private static final int MOST_PREVIEWED = 40;
  private static final int MOST_OFFERED = 8;
  private static final Duration COUNT = Duration.millis(100);

  private final DatasetsViewModel model;
  private final FilePicker picker;
  private final Timeline counting = new Timeline(new KeyFrame(COUNT, e -> count()));
  @FXML private SplitPane root;
  @FXML private ListView<Source> sources;
  @FXML private Label title;
  @FXML private Label summary;
  @FXML private HBox guesses;
  @FXML private ComboBox<String> label;
  @FXML private ChoiceBox<FileStream.Delimiter> delimiter;
  @FXML private CheckBox header;
  @FXML private Button use;
  @FXML private TableView<ColumnRow> columns;
  @FXML private TableColumn<ColumnRow, String> name;
  @FXML private TableColumn<ColumnRow, ColumnRow> kind;
  @FXML private TableColumn<ColumnRow, String> missing;
  @FXML private TableColumn<ColumnRow, String> values;
  @FXML private TableColumn<ColumnRow, String> centre;
  @FXML private TableColumn<ColumnRow, ColumnRow> distribution;
  @FXML private TableView<List<String>> first;
  @FXML private Node ready;
  @FXML private Node nothing;
  @FXML private VBox readingPane;
  @FXML private Label rows;
  @FXML private VBox problemPane;
  @FXML private ListView<String> problems;
  @FXML private HBox asNominal;
  private boolean filling;

  public DatasetsController(DatasetsViewModel model, FilePicker picker) {
    this.model = model;
    this.picker = picker;
  }

  @FXML
  private void initialize() {
    counting.setCycleCount(Timeline.INDEFINITE);
    sources.setItems(model.sources());
    sources.setCellFactory(l -> new SourceCell());
    sources.getSelectionModel().selectedItemProperty().subscribe(s -> {
      if (s != null && !filling) {
        model.chosenProperty().set(s);
      }
    });
    model.chosenProperty().subscribe(this::chosen);
    guesses();
    tables();
    summary.textProperty().bind(model.summaryProperty());
    model.problemsProperty().subscribe(list -> problems.setItems(FXCollections.observableList(list)));
    problems.setCellFactory(l -> new ProblemCell());
    model.stateProperty().subscribe(this::show);
  }

  private void guesses() {
    delimiter.getItems().setAll(FileStream.Delimiter.values());
    delimiter.setConverter(new DelimiterWords());
    delimiter.valueProperty().subscribe(d -> guess(() -> model.delimiter(d)));
    header.selectedProperty().subscribe(on -> guess(() -> model.header(on)));
    label.valueProperty().subscribe(column -> guess(() -> {
      if (column != null) {
        model.label(column);
      }
    }));
  }

  private void guess(Runnable change) {
    if (!filling && model.chosenProperty().get() != null) {
      change.run();
    }
  }

  private void chosen(@Nullable Source source) {
    filling = true;
    sources.getSelectionModel().select(source);
    title.setText(source == null ? "" : source.title());
    boolean guessed = source != null && source.isGuessed();
    guesses.setVisible(guessed);
    guesses.setManaged(guessed);
    if (source != null && source.spec() instanceof FileStream file) {
      delimiter.setValue(file.delimiter());
      header.setSelected(file.header());
    }
    filling = false;
  }

  private void show(State state) {
    ready.setVisible(state == State.READY);
    nothing.setVisible(state == State.NOTHING);
    readingPane.setVisible(state == State.READING);
    problemPane.setVisible(state == State.PROBLEM);
    use.setDisable(state != State.READY);
    if (state == State.READING) {
      count();
      counting.play();
    } else {
      counting.stop();
    }
  }

  private void count() {
    rows.setText(model.texts().get("reading.rows", model.rowsRead()));
  }

  private void tables() {
    columns.setFixedCellSize(ROW);
    text(name, ColumnRow::name);
    text(missing, ColumnRow::missing);
    text(values, ColumnRow::values);
    text(centre, ColumnRow::centre);
    for (var words : List.of(name, values, centre)) {
      words.setCellFactory(FullText.cells());
    }
    var heading = new Label(centre.getText());
    heading.setTooltip(new Tooltip(model.texts().get("column.centre.tip")));
    centre.setText("");
    centre.setGraphic(heading);
    for (var column : List.of(kind, distribution)) {
      column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
      column.setSortable(false);
      column.setReorderable(false);
    }
    kind.setCellFactory(c -> new KindCell());
    distribution.setCellFactory(c -> new HistogramCell());
    model.columnsProperty().subscribe(list -> {
      columns.setItems(FXCollections.observableList(list));
      filling = true;
      label.getItems().setAll(list.stream().map(ColumnRow::name).toList());
      list.stream().filter(ColumnRow::label).findFirst().ifPresent(row -> label.setValue(row.name()));
      preview(list);
      offer(list);
      filling = false;
    });
    model.firstProperty().subscribe(list -> first.setItems(FXCollections.observableList(list)));
  }

  private void preview(List<ColumnRow> list) {
    first.getColumns().clear();
    for (int c = 0; c < list.size(); c++) {
      if (c >= MOST_PREVIEWED && !list.get(c).label()) {
        continue;
      }
      int place = c;
      var column = new TableColumn<List<String>, String>(list.get(c).name());
      column.setCellValueFactory(f -> new ReadOnlyStringWrapper(
          place < f.getValue().size() ? f.getValue().get(place) : ""));
      column.setSortable(false);
      column.setReorderable(false);
      column.setCellFactory(FullText.cells());
      column.setPrefWidth(104);
      column.getStyleClass().addAll(list.get(c).nominal() ? List.of("figures") : List.of("right", "figures"));
      first.getColumns().add(column);
    }
  }

  /** Beside the problems of a file: a button for each column that might better be names of categories. */
  private void offer(List<ColumnRow> list) {
    asNominal.getChildren().setAll(new Label(model.texts().get("problem.nominal")));
    for (ColumnRow row : list) {
      if (!row.nominal() && !row.label() && asNominal.getChildren().size() <= MOST_OFFERED) {
        var button = new Button(row.name());
        button.getStyleClass().add("small");
        button.setOnAction(e -> model.nominal(row.name(), true));
        asNominal.getChildren().add(button);
      }
    }
  }

  private static void text(TableColumn<ColumnRow, String> column, Function<ColumnRow, String> text) {
    column.setCellValueFactory(f -> new ReadOnlyStringWrapper(text.apply(f.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
  }

  @FXML
  private void onOpen() {
    picker.choose().ifPresent(model::open);
  }

  @FXML
  private void onUse() {
    model.use();
  }

  @FXML
  private void onCancel() {
    model.cancel();
  }

  @FXML
  private void onDragOver(DragEvent e) {
    if (e.getDragboard().hasFiles()) {
      e.acceptTransferModes(TransferMode.COPY);
      root.getStyleClass().remove("drop-target");
      root.getStyleClass().add("drop-target");
    }
    e.consume();
  }

  @FXML
  private void onDragExited(DragEvent e) {
    root.getStyleClass().remove("drop-target");
    e.consume();
  }

  @FXML
  private void onDropped(DragEvent e) {
    List<File> files = e.getDragboard().getFiles();
    files.reversed().forEach(file -> model.open(file.toPath()));
    e.setDropCompleted(!files.isEmpty());
    e.consume();
  }

  /** A file or a generator. */
  private final class SourceCell extends ListCell<Source> {
    private final FontIcon icon = new FontIcon();
    private final Tooltip tip = new Tooltip();

    SourceCell() {
      tip.setWrapText(true);
      tip.setMaxWidth(400);
      setPrefWidth(0);
      setGraphicTextGap(8);
      textTruncatedProperty().subscribe(this::explain);
    }

    /** What data that come with the program are about; otherwise the name, if it is cut off. */
    private void explain() {
      Source source = getItem();
      boolean more = source != null && (source.isShipped() || isTextTruncated());
      tip.setText(source == null ? "" : source.isShipped() ? source.about() : source.title());
      setTooltip(more ? tip : null);
    }

    @Override
    protected void updateItem(@Nullable Source source, boolean empty) {
      super.updateItem(source, empty);
      setText(source == null || empty ? null
          : source.isShipped() ? model.texts().get("source.shipped", source.title()) : source.title());
      setGraphic(source == null || empty ? null : icon);
      explain();
      if (source != null) {
        icon.setIconCode(source.isShipped() ? Feather.PACKAGE : source.isFile() ? Feather.FILE_TEXT : Feather.ACTIVITY);
      }
    }
  }

  /** A problem, on as many lines as it takes. */
  private static final class ProblemCell extends ListCell<String> {
    ProblemCell() {
      setWrapText(true);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
    }
  }

  /** The kind of a column; of a guessed one it can be changed. */
  private final class KindCell extends TableCell<ColumnRow, ColumnRow> {
    private final ChoiceBox<Boolean> choice = new ChoiceBox<>(FXCollections.observableArrayList(false, true));
    private @Nullable ColumnRow shown;

    KindCell() {
      choice.setConverter(new KindWords());
      choice.setMaxWidth(Double.MAX_VALUE);
      choice.getStyleClass().add("small");
      choice.valueProperty().subscribe(nominal -> {
        ColumnRow row = shown;
        if (row != null && nominal != null && nominal != row.nominal()) {
          model.nominal(row.name(), nominal);
        }
      });
    }

    @Override
    protected void updateItem(@Nullable ColumnRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(null);
      shown = null;
      if (row == null || empty) {
        return;
      }
      Source source = model.chosenProperty().get();
      if (row.label()) {
        setText(model.texts().get("kind.label"));
      } else if (source != null && source.isGuessed()) {
        choice.setValue(row.nominal());
        choice.setAccessibleText(model.texts().get("kind.of", row.name()));
        shown = row;
        setGraphic(choice);
      } else {
        setText(model.texts().get(row.nominal() ? "kind.nominal" : "kind.numeric"));
      }
    }
  }

  private final class HistogramCell extends TableCell<ColumnRow, ColumnRow> {
    private final Histogram histogram = new Histogram();

    @Override
    protected void updateItem(@Nullable ColumnRow row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(row == null || empty ? null : histogram);
      if (row != null && !empty) {
        histogram.show(row.counts());
      }
    }
  }

  private final class KindWords extends StringConverter<Boolean> {
    @Override
    public String toString(@Nullable Boolean nominal) {
      return nominal == null ? "" : model.texts().get(nominal ? "kind.nominal" : "kind.numeric");
    }

    @Override
    public Boolean fromString(String text) {
      throw new UnsupportedOperationException("a choice is not typed");
    }
  }

  private final class DelimiterWords extends StringConverter<FileStream.Delimiter> {
    @Override
    public String toString(FileStream.@Nullable Delimiter value) {
      return value == null ? "" : model.texts().get("delimiter." + value.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public FileStream.Delimiter fromString(String text) {
      throw new UnsupportedOperationException("a choice is not typed");
    }
  }
}
