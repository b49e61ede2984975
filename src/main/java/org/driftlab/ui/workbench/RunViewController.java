// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.driftlab.ui.support.Texts;

/** Wires the perspective Run: scenario, charts, panels and version tree, with dividers between them. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class RunViewController {
  private final Parent scenario;
  private final Parent charts;
  private final Parent versions;
  private final List<Panel> panels;
  private final Texts texts;
  @FXML private SplitPane across;
  @FXML private SplitPane down;
  @FXML private SplitPane upper;
  @FXML private TabPane tabs;

  public RunViewController(Parent scenario, Parent charts, Parent versions, List<Panel> panels, Texts texts) {
    this.scenario = scenario;
    this.charts = charts;
    this.versions = versions;
    this.panels = panels;
    this.texts = texts;
  }

  @FXML
  private void initialize() {
    upper.getItems().setAll(scenario, charts);
    across.getItems().add(versions);
    SplitPane.setResizableWithParent(scenario, false);
    SplitPane.setResizableWithParent(tabs, false);
    SplitPane.setResizableWithParent(versions, false);
    upper.setDividerPositions(0.22);
    down.setDividerPositions(0.7);
    across.setDividerPositions(0.78);
    panels.forEach(panel -> tabs.getTabs().add(tab(panel)));
  }

  private Tab tab(Panel panel) {
    var tab = new Tab(texts.get("panel." + panel.id()), panel.view());
    tab.setId("panel-" + panel.id());
    tab.setClosable(false);
    var badge = new Label();
    badge.getStyleClass().addAll("badge", "figures");
    badge.textProperty().bind(panel.badge());
    tab.graphicProperty().bind(Bindings.createObjectBinding(
        () -> panel.badge().getValue().isEmpty() ? null : badge, panel.badge()));
    return tab;
  }
}
