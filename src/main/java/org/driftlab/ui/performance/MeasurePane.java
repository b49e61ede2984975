// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeAxis;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A chart of how the contestants do, below a bar in which its measure is chosen. */
final class MeasurePane extends VBox {
  private static final double LEAST_HEIGHT = 88;

  private final PerformanceViewModel all;
  private final MeasureModel model;
  private final ComboBox<Measure> choice = new ComboBox<>();
  private final Label title = new Label();
  private final Label note = new Label();
  private final TimeChart chart = new TimeChart();
  private Subscription following = Subscription.EMPTY;

  /**
   * A chart.
   *
   * @param id the chart's, from which the ids of its bar follow
   * @param first whether it is the first one, which stays, and beside which others are added
   */
  MeasurePane(PerformanceViewModel all, MeasureModel model, ChartTools tools, String id, boolean first) {
    this.all = all;
    this.model = model;
    var bar = new HBox(title, choice, note, gap());
    bar.getStyleClass().addAll("chart-header", "section");
    title.setId(first ? "performance-title" : id + "-title");
    title.getStyleClass().add("chart-title");
    choice.setId(first ? "performance-measure" : id + "-measure");
    choice.getStyleClass().addAll("small", "measure");
    choice.setMinWidth(Region.USE_PREF_SIZE);
    choice.setAccessibleText(all.texts().get("measure"));
    note.getStyleClass().add("chart-note");
    bar.getChildren().add(first ? adder() : remover(id));
    chart.setId(id);
    chart.setTimeLabels(false);
    chart.setMinHeight(LEAST_HEIGHT);
    VBox.setVgrow(chart, Priority.ALWAYS);
    VBox.setVgrow(this, Priority.ALWAYS);
    getChildren().setAll(bar, chart);
    tools.equip(chart, bar);
    wire();
    choose();
  }

  private static Region gap() {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private Button adder() {
    Button add = button(Feather.PLUS, "measure.add");
    add.setId("performance-add");
    add.disableProperty().bind(Bindings.createBooleanBinding(() -> !all.hasRoom(), all.measured(), all.measures()));
    add.setOnAction(e -> all.addChart());
    return add;
  }

  private Button remover(String id) {
    Button remove = button(Feather.X, "measure.remove");
    remove.setId(id + "-remove");
    remove.setOnAction(e -> all.remove(model));
    return remove;
  }

  private Button button(Feather icon, String words) {
    var button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll("flat", "button-icon", "small", "chart-tools");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(all.texts().get(words));
    button.setTooltip(new Tooltip(all.texts().get(words)));
    return button;
  }

  private void wire() {
    chart.setAxis(all.axis());
    chart.titleProperty().bind(title.textProperty());
    chart.emptyTextProperty().set(all.texts().get("accuracy.empty"));
    title.setLabelFor(chart);
    title.textProperty().bind(model.titleProperty());
    Tooltip tip = MetricTips.of("");
    tip.textProperty().bind(model.helpProperty());
    title.setTooltip(tip);
    choice.setTooltip(tip);
    note.setTooltip(tip);
    note.textProperty().bind(model.noteProperty());
    chart.accessibleHelpProperty().bind(model.helpProperty().map(help -> help + "\n\n" + all.texts().get("chart.keys")));
    choice.accessibleHelpProperty().bind(model.helpProperty());
    model.seriesProperty().subscribe(chart::setSeries);
    following = all.timelineProperty().subscribe(content -> chart.setBands(content.bands()));
  }

  private void choose() {
    var names = new MetricTexts(all.texts().locale());
    choice.setConverter(new StringConverter<>() {
      @Override
      public String toString(@Nullable Measure one) {
        return one == null ? "" : names.name(one.id());
      }

      @Override
      public Measure fromString(String name) {
        return all.measures().stream().filter(one -> names.name(one.id()).equals(name)).findFirst().orElseThrow();
      }
    });
    following = following.and(all.measures().subscribe(this::offer));
    offer();
    choice.valueProperty().subscribe(one -> {
      if (one != null) {
        model.measureProperty().set(one);
      }
    });
    choice.visibleProperty().bind(Bindings.size(all.measures()).greaterThan(1));
    choice.managedProperty().bind(choice.visibleProperty());
    title.visibleProperty().bind(choice.visibleProperty().not());
    title.managedProperty().bind(title.visibleProperty());
    note.visibleProperty().bind(choice.visibleProperty());
    note.managedProperty().bind(note.visibleProperty());
    model.measureProperty().subscribe(one -> {
      choice.setValue(one);
      chart.setRange(one.range());
    });
  }

  private void offer() {
    choice.setValue(null); // a list of other entries would leave the box without words
    choice.getItems().setAll(all.measures());
    choice.setValue(model.measureProperty().get());
  }

  /** Lets go of what is shared with other charts, when the pane is taken away. */
  void close() {
    following.unsubscribe();
    chart.setAxis(new TimeAxis());
  }

  /** What is shown here. */
  MeasureModel model() {
    return model;
  }
}
