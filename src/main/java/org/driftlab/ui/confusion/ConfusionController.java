// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.confusion;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;

/** Wires the confusion matrix. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class ConfusionController {
  private final ConfusionViewModel model;
  private final ChartTools tools;
  @FXML private Pane content;
  @FXML private Pane empty;
  @FXML private HBox bar;
  @FXML private ComboBox<ConfusionViewModel.Choice> contestant;
  @FXML private ToggleButton window;
  @FXML private ToggleButton whole;
  @FXML private ToggleButton counts;
  @FXML private ToggleButton percent;
  @FXML private Label place;
  @FXML private Label measures;
  @FXML private Label cell;
  @FXML private Label totals;
  @FXML private ConfusionPicture matrix;
  @FXML private ScrollBar down;
  @FXML private ScrollBar across;

  public ConfusionController(ConfusionViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
  }

  @FXML
  private void initialize() {
    choice();
    either(window, whole, model.wholeProperty());
    either(counts, percent, model.percentProperty());
    place.textProperty().bind(model.placeProperty());
    measures.textProperty().bind(model.measuresProperty());
    var metrics = new MetricTexts(model.texts().locale());
    measures.setTooltip(MetricTips.of(metrics.explainAll("accuracy", "balanced-accuracy", "macro-f1", "g-mean")));
    matrix.setAccessibleHelp(metrics.explainAll("recall", "precision", "f1", "balanced-accuracy", "macro-f1", "g-mean") + "\n\n"
        + model.texts().get("keys"));
    Tooltip.install(matrix, MetricTips.of(metrics.explainAll("recall", "precision", "f1")));
    matrix.speak(List.of(model.texts().get("corner"), model.texts().get("recall"), model.texts().get("precision"),
        model.texts().get("f1")), model.formats(), (truth, predicted) -> cell.setText(model.describe(truth, predicted)));
    matrix.titleProperty().set(model.texts().get("heading"));
    cell.managedProperty().bind(cell.textProperty().isNotEmpty());
    tools.equip(matrix, bar);
    scroll(down, matrix.firstRowProperty(), matrix.rowsBeyondProperty());
    scroll(across, matrix.firstColumnProperty(), matrix.columnsBeyondProperty());
    model.shownProperty().subscribe(this::show);
    model.placeProperty().subscribe(words -> matrix.setAccessibleText(model.summary()));
  }

  private void show(Shown now) {
    boolean any = now.matrix().labels() > 0;
    content.setVisible(any);
    empty.setVisible(!any);
    totals.setVisible(any && !now.matrix().hasCells());
    totals.setManaged(totals.isVisible());
    matrix.show(now);
  }

  private void choice() {
    contestant.setItems(model.choices());
    model.chosenProperty().subscribe(c -> contestant.setValue(c.orElse(null)));
    contestant.valueProperty().subscribe(c -> {
      if (c != null) {
        model.chosenProperty().set(Optional.of(c));
      }
    });
  }

  /** Two buttons of which one is always down. */
  private static void either(ToggleButton off, ToggleButton on, BooleanProperty value) {
    var group = new ToggleGroup();
    off.setToggleGroup(group);
    on.setToggleGroup(group);
    value.subscribe(v -> group.selectToggle(v ? on : off));
    group.selectedToggleProperty().addListener((o, was, is) -> {
      if (is == null) {
        group.selectToggle(was);
      } else {
        value.set(is == on);
      }
    });
  }

  private static void scroll(ScrollBar bar, IntegerProperty first, ReadOnlyIntegerProperty beyond) {
    bar.maxProperty().bind(beyond);
    bar.visibleProperty().bind(beyond.greaterThan(0));
    bar.managedProperty().bind(bar.visibleProperty());
    bar.setUnitIncrement(1);
    bar.setBlockIncrement(5);
    bar.valueProperty().subscribe(v -> first.set((int) Math.round(v.doubleValue())));
    first.subscribe(f -> bar.setValue(f.intValue()));
  }
}
