// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.TimelineStrip;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;
import org.jspecify.annotations.Nullable;

/** Wires the performance view to its view-model. */
public final class PerformanceController {
  /** In a narrower header the names of the timeline's marks have no room. */
  private static final double LEAST_FOR_LEGEND = 520;

  private final PerformanceViewModel model;
  private final ChartTools tools;
  private final ScorePopOver score;
  @FXML private HBox timelineBar;
  @FXML private HBox measureBar;
  @FXML private HBox detectorBar;
  @FXML private Label timelineTitle;
  @FXML private HBox legend;
  @FXML private Label changed;
  @FXML private TimelineStrip timeline;
  @FXML private Label measureTitle;
  @FXML private ComboBox<Measure> measure;
  @FXML private Label measureNote;
  @FXML private TimeChart measured;
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
    tools.equip(measured, measureBar);
    tools.equip(detector, detectorBar);
    wire(measured, measureTitle, "accuracy.empty");
    wire(detector, detectorTitle, "detector.empty");
    measureTitle.textProperty().bind(model.measureTitleProperty());
    detectorTitle.textProperty().bind(model.detectorTitleProperty());
    explain(measureTitle).textProperty().bind(model.measureHelpProperty());
    measured.accessibleHelpProperty().bind(
        model.measureHelpProperty().map(help -> help + "\n\n" + model.texts().get("chart.keys")));
    explain(timelineTitle).textProperty().bind(model.timelineHelpProperty());
    explain(detectorTitle).setText(model.texts().get("detector.help"));
    detector.setAccessibleHelp(model.texts().get("detector.help") + "\n\n" + model.texts().get("chart.keys"));
    explain(detections).textProperty().bind(
        detections.textProperty().map(counts -> counts + "\n" + model.texts().get("score.tip")));
    detections.setOnAction(e -> score.toggle(detections));
    chooseMeasure();
    model.seriesProperty().subscribe(measured::setSeries);
    model.detectorProperty().subscribe(detector::setSeries);
    model.timelineProperty().subscribe(this::show);
  }

  private void chooseMeasure() {
    var names = new MetricTexts(model.texts().locale());
    measure.setConverter(new StringConverter<>() {
      @Override
      public String toString(@Nullable Measure one) {
        return one == null ? "" : names.name(one.id());
      }

      @Override
      public Measure fromString(String name) {
        return model.measures().stream().filter(one -> names.name(one.id()).equals(name)).findFirst().orElseThrow();
      }
    });
    model.measures().addListener((Observable o) -> offerMeasures());
    offerMeasures();
    measure.valueProperty().subscribe(one -> {
      if (one != null) {
        model.measureProperty().set(one);
      }
    });
    measure.visibleProperty().bind(Bindings.size(model.measures()).greaterThan(1));
    measure.managedProperty().bind(measure.visibleProperty());
    measure.accessibleHelpProperty().bind(model.measureHelpProperty());
    measureTitle.visibleProperty().bind(measure.visibleProperty().not());
    measureTitle.managedProperty().bind(measureTitle.visibleProperty());
    measureNote.textProperty().bind(model.measureNoteProperty());
    measureNote.visibleProperty().bind(measure.visibleProperty());
    measureNote.managedProperty().bind(measure.visibleProperty());
    explain(measureNote).textProperty().bind(model.measureHelpProperty());
    explain(measure).textProperty().bind(model.measureHelpProperty());
    model.measureProperty().subscribe(one -> {
      measure.setValue(one);
      measured.setRange(one.range());
    });
  }

  private void offerMeasures() {
    measure.setValue(null); // a list of other entries would leave the box without words
    measure.getItems().setAll(model.measures());
    measure.setValue(model.measureProperty().get());
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
    measured.setBands(content.bands());
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
