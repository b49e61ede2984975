// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.Messages;
import org.driftlab.feedback.Quality;
import org.driftlab.ui.support.AfterLayout;
import org.driftlab.ui.support.chart.ChartSeries;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Marker;
import org.driftlab.ui.support.chart.Stroke;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.ValueRange;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** Wires the conversation perspective. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class ConversationController {
  private static final int SUGGESTED = 4;

  private final ConversationViewModel model;
  private final Supplier<Optional<Path>> picker;
  private final TimeAxis axis = new TimeAxis();
  private @Nullable VersionId chosenVersion;
  @FXML private Node ready;
  @FXML private VBox opening;
  @FXML private VBox problemPane;
  @FXML private Label problem;
  @FXML private Label summary;
  @FXML private HBox stopped;
  @FXML private ScrollPane scroll;
  @FXML private VBox transcript;
  @FXML private VBox nothing;
  @FXML private FlowPane suggestions;
  @FXML private Label said;
  @FXML private TextArea message;
  @FXML private Label qualityTitle;
  @FXML private TimeChart quality;
  @FXML private ListView<LogRow> log;
  @FXML private Label details;
  @FXML private ListView<VersionLine> versions;
  @FXML private Label comparison;
  @FXML private Button shadow;
  @FXML private Button promote;
  @FXML private Button rollback;
  @FXML private Label questionsLabel;
  @FXML private Slider questions;
  @FXML private Label trollsLabel;
  @FXML private Slider trolls;
  @FXML private Button simulate;
  @FXML private Button stop;
  @FXML private ProgressIndicator busy;
  @FXML private CheckBox trust;
  @FXML private CheckBox guard;

  /**
   * A perspective that shows a model.
   *
   * @param picker asks for the file of a knowledge base
   */
  public ConversationController(ConversationViewModel model, Supplier<Optional<Path>> picker) {
    this.model = model;
    this.picker = picker;
  }

  @FXML
  private void initialize() {
    model.stateProperty().subscribe(this::showState);
    problem.textProperty().bind(model.problemProperty());
    summary.textProperty().bind(model.summaryProperty());
    said.textProperty().bind(model.saidProperty());
    said.visibleProperty().bind(model.saidProperty().isNotEmpty());
    said.managedProperty().bind(said.visibleProperty());
    talk();
    chart();
    lists();
    customers();
    model.nowProperty().subscribe(now -> now.ifPresent(this::show));
  }

  private void showState(ConversationViewModel.State state) {
    ready.setVisible(state == ConversationViewModel.State.READY);
    opening.setVisible(state == ConversationViewModel.State.OPENING);
    problemPane.setVisible(state == ConversationViewModel.State.PROBLEM);
  }

  /** Whatever is typed or pasted: no control characters, and not much more than will be read. */
  private static TextFormatter.@Nullable Change bounded(TextFormatter.Change change) {
    if (change.isContentChange()) {
      int room = Messages.MOST_CHARACTERS + 1 - (change.getControlText().length() - (change.getRangeEnd() - change.getRangeStart()));
      String text = change.getText();
      change.setText(Messages.typed(text.length() <= room ? text : text.substring(0, Math.max(0, room))));
      int end = change.getControlNewText().length();
      change.selectRange(Math.min(change.getAnchor(), end), Math.min(change.getCaretPosition(), end));
    }
    return change;
  }

  private void talk() {
    message.setTextFormatter(new TextFormatter<>(ConversationController::bounded));
    message.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
      if (e.getCode() == KeyCode.ENTER && !e.isShiftDown()) {
        onSend();
        e.consume();
      } else if (e.getCode() == KeyCode.TAB && !e.isControlDown() && !e.isAltDown()) {
        // Tab leaves the field: a message needs none.
        message.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "\t", KeyCode.TAB, e.isShiftDown(), true, false, false));
        e.consume();
      }
    });
    model.turns().addListener((ListChangeListener<Turn>) change -> {
      while (change.next()) {
        if (change.wasReplaced()) {
          for (int i = change.getFrom(); i < change.getTo(); i++) {
            replace(i);
          }
        } else {
          transcript.getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
          for (int i = change.getFrom(); i < change.getTo(); i++) {
            transcript.getChildren().add(i, box(i));
          }
          showLast();
        }
      }
      nothing.setVisible(model.turns().isEmpty());
    });
  }

  /** Shows a turn anew; a person whose focus was in it goes on with the next question. */
  private void replace(int place) {
    boolean inIt = false;
    Node was = transcript.getChildren().get(place);
    for (Node at = focused(); at != null && !inIt; at = at.getParent()) {
      inIt = at == was;
    }
    transcript.getChildren().set(place, box(place));
    if (inIt) {
      message.requestFocus();
    }
  }

  private @Nullable Node focused() {
    return transcript.getScene() == null ? null : transcript.getScene().getFocusOwner();
  }

  private TurnBox box(int place) {
    boolean last = place == model.turns().size() - 1;
    return new TurnBox(model, model.turns().get(place), last ? this::showLast : () -> { });
  }

  /** After the layout that makes room for it. */
  private void showLast() {
    AfterLayout.run(scroll, () -> {
      scroll.layout();
      scroll.setVvalue(scroll.getVmax());
    });
  }

  private void chart() {
    quality.setAxis(axis);
    quality.setRange(ValueRange.fixed(0, 1));
    quality.titleProperty().bind(qualityTitle.textProperty());
    quality.emptyTextProperty().set(model.texts().get("quality.empty"));
  }

  private void lists() {
    log.setItems(model.log());
    log.setCellFactory(list -> new LogCell(model));
    log.setPlaceholder(placeholder("log.empty"));
    log.getSelectionModel().selectedItemProperty().subscribe(row -> details.setText(
        row == null ? model.texts().get("details.none") : row.details()));
    versions.setItems(model.versions());
    versions.setCellFactory(list -> new VersionCell());
    versions.getSelectionModel().selectedItemProperty().subscribe(this::offer);
    // Each rating makes the list anew; what was chosen stays chosen.
    versions.getSelectionModel().selectedItemProperty().subscribe(line -> chosenVersion = line == null ? chosenVersion : line.id());
    model.versions().subscribe(() -> model.versions().stream().filter(line -> line.id().equals(chosenVersion)).findFirst()
        .ifPresent(versions.getSelectionModel()::select));
    comparison.textProperty().bind(model.comparisonProperty());
  }

  private Label placeholder(String key) {
    var label = new Label(model.texts().get(key));
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private void offer(@Nullable VersionLine chosen) {
    shadow.setDisable(chosen == null || chosen.champion() && !chosen.shadow());
    rollback.setDisable(chosen == null || chosen.champion());
    shadow.setText(model.texts().get(chosen != null && chosen.shadow() ? "shadow.stop" : "shadow"));
  }

  private void customers() {
    questions.valueProperty().subscribe(count -> questionsLabel.setText(model.texts().get("questions", count.intValue())));
    trolls.valueProperty().subscribe(share -> trollsLabel.setText(model.texts().get("trolls", share.doubleValue())));
    simulate.disableProperty().bind(model.simulatingProperty());
    stop.disableProperty().bind(model.simulatingProperty().not());
    busy.visibleProperty().bind(model.simulatingProperty());
    trust.selectedProperty().bindBidirectional(model.trustProperty());
    guard.selectedProperty().bindBidirectional(model.guardProperty());
  }

  private void show(Snapshot now) {
    stopped.setVisible(now.stopped());
    stopped.setManaged(now.stopped());
    promote.setDisable(now.shadow().isEmpty());
    int rated = now.quality().isEmpty() ? 0 : now.quality().getLast().at();
    axis.extentProperty().set(Math.max(1, rated));
    axis.presentProperty().set(rated);
    quality.setSeries(List.of(
        series(model.texts().get("series.bot"), now, Quality.Point::bot, Ink.ACCENT, Stroke.SOLID, Marker.DISC),
        series(model.texts().get("series.frozen"), now, Quality.Point::frozen, Ink.MUTED, Stroke.LONG_DASHES, Marker.RING)));
    if (suggestions.getChildren().isEmpty() || model.turns().isEmpty()) {
      suggest(now.intents());
    }
  }

  private void suggest(List<Intent> intents) {
    suggestions.getChildren().setAll(intents.stream().limit(SUGGESTED).map(intent -> {
      var button = new Button(intent.examples().getFirst());
      button.setMnemonicParsing(false);
      button.getStyleClass().add("small");
      button.setOnAction(e -> model.ask(intent.examples().getFirst()));
      return button;
    }).toList());
  }

  private static ChartSeries series(String name, Snapshot now, ToDoubleFunction<Quality.Point> value, Ink ink, Stroke stroke,
      Marker marker) {
    List<Quality.Point> points = now.quality();
    double[] values = points.stream().mapToDouble(value).toArray();
    long[] at = points.stream().mapToLong(Quality.Point::at).toArray();
    return new ChartSeries(name, new SeriesView(at, values, values, values, at.length), ink, stroke, marker, false);
  }

  @FXML
  private void onSend() {
    model.ask(message.getText());
    message.clear();
  }

  @FXML
  private void onOpen() {
    picker.get().ifPresent(model::open);
  }

  @FXML
  private void onGoOn() {
    model.goOn();
  }

  @FXML
  private void onShadow() {
    Optional.ofNullable(versions.getSelectionModel().getSelectedItem()).ifPresent(line -> model.shadow(line.id()));
  }

  @FXML
  private void onPromote() {
    model.promote();
  }

  @FXML
  private void onRollback() {
    Optional.ofNullable(versions.getSelectionModel().getSelectedItem()).ifPresent(line -> model.rollBack(line.id()));
  }

  @FXML
  private void onSimulate() {
    model.simulate((int) questions.getValue(), trolls.getValue());
  }

  @FXML
  private void onStop() {
    model.stopSimulating();
  }

  @FXML
  private void onNew() {
    model.begin();
  }

  /** A version on two lines. */
  private static final class VersionCell extends ListCell<VersionLine> {
    VersionCell() {
      setPrefWidth(0);
      setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable VersionLine line, boolean empty) {
      super.updateItem(line, empty);
      setText(line == null || empty ? null : line.title() + "\n" + line.details());
    }
  }
}
