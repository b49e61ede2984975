// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import javafx.fxml.FXML;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.driftlab.ui.support.chart.ValueRange;
import org.driftlab.ui.support.metric.MetricTips;

/** Wires the performance view to its view-model. */
public final class PerformanceController {
  private final PerformanceViewModel model;
  private final ChartTools tools;
  private final ScorePopOver score;
  @FXML private HBox timelineBar;
  @FXML private HBox accuracyBar;
  @FXML private HBox detectorBar;
  @FXML private Label timelineTitle;
  @FXML private TimelineStrip timeline;
  @FXML private Label accuracyTitle;
  @FXML private TimeChart accuracy;
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
    tools.equip(accuracy, accuracyBar);
    tools.equip(detector, detectorBar);
    wire(accuracy, accuracyTitle, "accuracy.empty");
    wire(detector, detectorTitle, "detector.empty");
    accuracyTitle.textProperty().bind(model.accuracyTitleProperty());
    detectorTitle.textProperty().bind(model.detectorTitleProperty());
    explain(accuracyTitle).textProperty().bind(model.accuracyHelpProperty());
    accuracy.accessibleHelpProperty().bind(
        model.accuracyHelpProperty().map(help -> help + "\n\n" + model.texts().get("chart.keys")));
    explain(timelineTitle).textProperty().bind(model.timelineHelpProperty());
    explain(detectorTitle).setText(model.texts().get("detector.help"));
    detector.setAccessibleHelp(model.texts().get("detector.help") + "\n\n" + model.texts().get("chart.keys"));
    explain(detections).textProperty().bind(
        detections.textProperty().map(counts -> counts + "\n" + model.texts().get("score.tip")));
    detections.setOnAction(e -> score.toggle(detections));
    accuracy.setRange(ValueRange.automatic(0, 1));
    model.accuracyProperty().subscribe(accuracy::setSeries);
    model.detectorProperty().subscribe(detector::setSeries);
    model.timelineProperty().subscribe(this::show);
  }

  private void wireTimeline() {
    timeline.setAxis(model.axis());
    timeline.setAccessibleHelp(model.texts().get("timeline.keys"));
    timeline.titleProperty().bind(timelineTitle.textProperty());
    timeline.reignLabelProperty().set(model.texts().get("timeline.reign"));
    timeline.setOnPick(model::goTo);
    timeline.summaryProperty().bind(detections.textProperty());
    model.driftProperty().get().ifPresent(drift -> {
      timeline.setAccessibleHelp(model.texts().get("timeline.keys") + " " + drift.texts().get("timeline.keys"));
      timeline.setDriftEdits(new DriftPopOvers(timeline, drift));
      drift.eventsProperty().subscribe(events -> timeline.setEvents(events, drift.selected()));
      drift.selectedProperty().subscribe(() -> timeline.setEvents(drift.eventsProperty().get(), drift.selected()));
    });
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
    accuracy.setBands(content.bands());
    detector.setBands(content.bands());
    detections.setText(content.summary());
    score.show(content.score());
  }

  private static Tooltip explain(Control title) {
    Tooltip tooltip = MetricTips.of("");
    title.setTooltip(tooltip);
    return tooltip;
  }
}
