// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.driftlab.ui.support.metric.MetricTips;

/** Wires the performance view to its view-model. */
public final class PerformanceController {
  /** In a narrower header the names of the timeline's marks have no room. */
  private static final double LEAST_FOR_LEGEND = 520;

  private final PerformanceViewModel model;
  private final ChartTools tools;
  private final ScorePopOver score;
  private final Map<MeasureModel, MeasurePane> panes = new LinkedHashMap<>(); // in the order of the charts, which are only added below
  private int made = 1;
  @FXML private HBox timelineBar;
  @FXML private HBox detectorBar;
  @FXML private Label timelineTitle;
  @FXML private HBox legend;
  @FXML private Label changed;
  @FXML private TimelineStrip timeline;
  @FXML private ScrollPane scroll;
  @FXML private ScrollBar bar;
  @FXML private VBox measures;
  @FXML private Label detectorTitle;
  @FXML private Hyperlink detections;
  @FXML private TimeChart detector;

  @SuppressWarnings("NullAway.Init") // the loader sets the fields
  public PerformanceController(PerformanceViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
    score = new ScorePopOver(model.texts());
  }

  @FXML
  private void initialize() {
    wireTimeline();
    tools.equip(timeline, timelineBar);
    tools.equip(detector, detectorBar);
    wire(detector, detectorTitle, "detector.empty");
    detectorTitle.textProperty().bind(model.detectorTitleProperty());
    explain(timelineTitle).textProperty().bind(model.timelineHelpProperty());
    explain(detectorTitle).setText(model.texts().get("detector.help"));
    detector.setAccessibleHelp(model.texts().get("detector.help") + "\n\n" + model.texts().get("chart.keys"));
    explain(detections).textProperty().bind(
        detections.textProperty().map(counts -> counts + "\n" + model.texts().get("score.tip")));
    detections.setOnAction(e -> score.toggle(detections));
    model.measured().addListener((Observable o) -> showMeasures());
    showMeasures();
    scrollBeside();
    model.detectorProperty().subscribe(detector::setSeries);
    model.timelineProperty().subscribe(this::show);
  }

  /** The bar stands in the margin beside charts for which there is no room at once. */
  private void scrollBeside() {
    bar.valueProperty().bindBidirectional(scroll.vvalueProperty());
    var share = Bindings.createDoubleBinding(() -> Math.min(1, scroll.getViewportBounds().getHeight() / Math.max(1, measures.getHeight())),
        scroll.viewportBoundsProperty(), measures.heightProperty());
    bar.visibleAmountProperty().bind(share);
    bar.visibleProperty().bind(share.lessThan(1 - 1e-6));
    bar.setAccessibleText(model.texts().get("measure"));
  }

  /** A pane for each chart; those that stay are kept. */
  private void showMeasures() {
    panes.entrySet().removeIf(pane -> {
      boolean gone = !model.measured().contains(pane.getKey());
      if (gone) {
        pane.getValue().close();
      }
      return gone;
    });
    for (MeasureModel shown : model.measured()) {
      boolean first = panes.isEmpty();
      panes.computeIfAbsent(shown, one -> new MeasurePane(model, one, tools, first ? "accuracy" : "measure-" + ++made, first));
    }
    measures.getChildren().setAll(panes.values());
  }

  private void wireTimeline() {
    timeline.setAxis(model.axis());
    changed.managedProperty().bind(changed.visibleProperty());
    legend.getChildren().forEach(entry -> fold((Label) entry));
    timeline.setAccessibleHelp(model.texts().get("timeline.keys"));
    timeline.titleProperty().bind(timelineTitle.textProperty());
    timeline.reignLabelProperty().set(model.texts().get("timeline.reign"));
    timeline.setOnPick(model::goTo);
    timeline.setOnPickChange(change -> model.pickChange(change.at()));
    timeline.summaryProperty().bind(detections.textProperty());
    model.driftProperty().get().ifPresent(drift -> {
      timeline.setAccessibleHelp(model.texts().get("timeline.keys") + " " + drift.texts().get("timeline.keys"));
      timeline.setDriftEdits(new DriftPopOvers(timeline, drift));
      drift.eventsProperty().subscribe(events -> timeline.setEvents(events, drift.selected()));
      drift.selectedProperty().subscribe(() -> timeline.setEvents(drift.eventsProperty().get(), drift.selected()));
    });
  }

  /** In a narrow window an entry of the legend is its sign alone, which tells its name when it is pointed at. */
  private void fold(Label entry) {
    String name = entry.getText();
    entry.setAccessibleText(name);
    entry.setTooltip(new Tooltip(name));
    entry.textProperty().bind(timelineBar.widthProperty().map(width -> width.doubleValue() < LEAST_FOR_LEGEND ? name.substring(0, 1) : name));
  }

  private void wire(TimeChart chart, Label title, String emptyKey) {
    chart.setAxis(model.axis());
    chart.titleProperty().bind(title.textProperty());
    chart.emptyTextProperty().set(model.texts().get(emptyKey));
    title.setLabelFor(chart);
  }

  private void show(TimelineContent content) {
    timeline.setBands(content.bands());
    timeline.setMarks(content.marks());
    timeline.setReigns(content.reigns());
    detector.setBands(content.bands());
    detections.setText(content.summary());
    changed.setVisible(content.changes() > 0);
    score.show(content.score());
  }

  private static Tooltip explain(Control title) {
    Tooltip tooltip = MetricTips.of("");
    title.setTooltip(tooltip);
    return tooltip;
  }
}
