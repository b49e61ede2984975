// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.Texts;

/** Wires the perspective Run: scenario, charts, panels and version tree, with dividers between them. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class RunViewController {
  private static final double SIDE_MOST = 440;
  private static final double SCENARIO_LEAST = 236;
  private static final double CHARTS_LEAST = 388;
  private static final String TAB = "panel-";

  private final Parent scenario;
  private final Parent charts;
  private final Parent versions;
  private final List<Panel> panels;
  private final StringProperty chosen;
  private final BooleanProperty presenting;
  private final Texts texts;
  private final SettingsStore settings;
  @FXML private SplitPane across;
  @FXML private SplitPane down;
  @FXML private SplitPane upper;
  @FXML private TabPane tabs;

  /**
   * The perspective from its views.
   *
   * @param panels the tabs below the charts
   * @param chosen the id of the tab in front, which is followed both ways
   * @param presenting whether the charts stand alone
   */
  public RunViewController(Parent scenario, Parent charts, Parent versions, List<Panel> panels, StringProperty chosen,
      BooleanProperty presenting, Texts texts, SettingsStore settings) {
    this.scenario = scenario;
    this.charts = charts;
    this.versions = versions;
    this.panels = panels;
    this.chosen = chosen;
    this.presenting = presenting;
    this.texts = texts;
    this.settings = settings;
  }

  @FXML
  private void initialize() {
    upper.getItems().setAll(scenario, charts);
    across.getItems().add(versions);
    SplitPane.setResizableWithParent(scenario, false);
    SplitPane.setResizableWithParent(tabs, false);
    SplitPane.setResizableWithParent(versions, false);
    limit();
    divide();
    presenting.addListener((o, was, is) -> leaveChartsAlone(is));
    panels.forEach(panel -> tabs.getTabs().add(tab(panel)));
    chosen.subscribe(id -> tabs.getTabs().stream().filter(t -> t.getId().equals(TAB + id)).findFirst()
        .ifPresent(tabs.getSelectionModel()::select));
    tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> chosen.set(tab.getId().substring(TAB.length())));
  }

  /** Dividers remembered from another size of the window leave the charts in the middle room that they can be read in. */
  private void limit() {
    ((Region) scenario).setMinWidth(SCENARIO_LEAST);
    ((Region) scenario).setMaxWidth(SIDE_MOST);
    ((Region) versions).setMaxWidth(SIDE_MOST);
    ((Region) charts).setMinWidth(CHARTS_LEAST);
  }

  private void leaveChartsAlone(boolean alone) {
    if (alone) {
      upper.getItems().remove(scenario);
      down.getItems().remove(tabs);
      across.getItems().remove(versions);
    } else {
      upper.getItems().addFirst(scenario);
      down.getItems().add(tabs);
      across.getItems().add(versions);
      divide();
    }
  }

  private void divide() {
    divide(upper, 0.22);
    divide(down, 0.7);
    divide(across, 0.78);
  }

  /** Puts the divider where it was the last time, and remembers where it goes. */
  private void divide(SplitPane pane, double first) {
    List<Double> before = settings.get().dividers().getOrDefault(pane.getId(), List.of());
    pane.setDividerPositions(before.size() == 1 ? before.getFirst() : first);
    pane.getDividers().getFirst().positionProperty().addListener((o, was, is) ->
        settings.change(s -> s.withDividers(pane.getId(), List.of(is.doubleValue()))));
  }

  private Tab tab(Panel panel) {
    var tab = new Tab(texts.get("panel." + panel.id()), panel.view());
    tab.setId(TAB + panel.id());
    tab.setClosable(false);
    var badge = new Label();
    badge.getStyleClass().addAll("badge", "figures");
    badge.textProperty().bind(panel.badge());
    tab.graphicProperty().bind(Bindings.createObjectBinding(
        () -> panel.badge().getValue().isEmpty() ? null : badge, panel.badge()));
    return tab;
  }
}
