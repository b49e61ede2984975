// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.shadow;

import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.driftlab.ui.shadow.ShadowViewModel.Rail;
import org.driftlab.ui.shadow.ShadowViewModel.Shown;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.ui.support.chart.Ink;
import org.driftlab.ui.support.chart.Level;
import org.driftlab.ui.support.chart.TimeChart;
import org.driftlab.ui.support.chart.ValueRange;
import org.driftlab.ui.support.metric.MetricTexts;
import org.driftlab.ui.support.metric.MetricTips;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Wires the comparison of a shadow with the champion; without a gate that compares it says so. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class ShadowController {
  /** In a narrower panel the words alone stand. */
  private static final double LEAST_FOR_CHART = 400;

  private final ShadowViewModel model;
  private final ChartTools tools;
  @FXML private HBox bar;
  @FXML private VBox panel;
  @FXML private VBox none;
  @FXML private Label title;
  @FXML private Label verdict;
  @FXML private Label summary;
  @FXML private VBox rails;
  @FXML private TimeChart chart;
  @FXML private Button promote;
  @FXML private Button keep;
  private List<Rail> shownRails = List.of();

  public ShadowController(ShadowViewModel model, ChartTools tools) {
    this.model = model;
    this.tools = tools;
  }

  @FXML
  private void initialize() {
    none.visibleProperty().bind(panel.visibleProperty().not());
    chart.visibleProperty().bind(panel.widthProperty().greaterThan(LEAST_FOR_CHART));
    chart.managedProperty().bind(chart.visibleProperty());
    chart.setAxis(model.axis());
    tools.equip(chart, bar);
    chart.setRange(ValueRange.automatic(-1, 1));
    chart.setLevels(List.of(new Level(model.texts().get("level.equal"), 0, Ink.SUBTLE)));
    chart.titleProperty().bind(title.textProperty());
    chart.emptyTextProperty().set(model.texts().get("chart.empty"));
    var metrics = new MetricTexts(model.texts().locale());
    title.setTooltip(MetricTips.of(model.texts().get("title.help") + "\n\n" + metrics.explainAll("gain", "confidence-sequence")));
    summary.setTooltip(MetricTips.of(metrics.explainAll("gain", "confidence-sequence", "p-value")));
    chart.setAccessibleHelp(metrics.explainAll("gain", "confidence-sequence"));
    Tooltip.install(rails, MetricTips.of(metrics.explainAll("recall", "log-loss", "model-bytes")));
    model.shownProperty().subscribe(this::show);
  }

  private void show(Optional<Shown> now) {
    panel.setVisible(now.isPresent());
    now.ifPresent(s -> {
      title.setText(s.title());
      verdict.setText(s.verdict());
      verdict.getStyleClass().remove("waits");
      if (s.waits()) {
        verdict.getStyleClass().add("waits");
      }
      summary.setText(s.summary());
      chart.setSeries(s.series());
      promote.setDisable(!s.answerable());
      keep.setDisable(!s.answerable());
      if (!shownRails.equals(s.rails())) {
        shownRails = s.rails();
        rails.getChildren().setAll(s.rails().stream().map(ShadowController::line).toList());
      }
    });
  }

  /** Passed and broken differ by shape, not by colour alone. */
  private static Node line(Rail rail) {
    var icon = new FontIcon(rail.passed() ? Feather.CHECK : Feather.X);
    icon.getStyleClass().add(rail.passed() ? "success" : "danger");
    var label = new Label(rail.text(), icon);
    label.getStyleClass().addAll("muted", "figures", "rail-line");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  @FXML
  private void onPromote() {
    model.promote();
  }

  @FXML
  private void onKeep() {
    model.keep();
  }
}
