// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.driftlab.ui.support.SettingsStore;
import org.driftlab.ui.support.SidePanes;

/** Wires the perspective Run: scenario, charts, panels and version tree, with dividers between them. */
@SuppressWarnings("NullAway.Init") // FXMLLoader fills the fields
public final class RunViewController {
  private static final double SIDE_MOST = 440;
  private static final double SCENARIO_LEAST = 244;
  private static final double CHARTS_LEAST = 380;
  private static final String TAB = "panel-";

  /** Folds the scenario away, or opens it. */
  public static final String SCENARIO_KEYS = "Shortcut+Shift+S";

  /** Folds the version tree away, or opens it. */
  public static final String VERSIONS_KEYS = "Shortcut+Shift+V";


  private final Parent scenario;
  private final Parent charts;
  private final Parent versions;
  private final List<Panel> panels;
  private final WorkbenchViewModel model;
  private final Supplier<Optional<Path>> files;
  private final SettingsStore settings;
  private final SidePanes sides;
  @FXML private BorderPane root;
  @FXML private VBox scenarioStrip;
  @FXML private VBox versionsStrip;
  @FXML private Button openScenario;
  @FXML private Button openVersions;
  @FXML private SplitPane across;
  @FXML private SplitPane down;
  @FXML private SplitPane upper;
  @FXML private TabPane tabs;

  /**
   * The perspective from its views.
   *
   * @param panels the tabs below the charts
   * @param files asks for a data file in the place of one that cannot be read
   * @param sides which of the panes beside the charts are folded away
   */
  public RunViewController(Parent scenario, Parent charts, Parent versions, List<Panel> panels, WorkbenchViewModel model,
      Supplier<Optional<Path>> files, SettingsStore settings, SidePanes sides) {
    this.scenario = scenario;
    this.charts = charts;
    this.versions = versions;
    this.panels = panels;
    this.model = model;
    this.files = files;
    this.settings = settings;
    this.sides = sides;
  }

  @FXML
  private void initialize() {
    var problem = new ProblemPane();
    var middle = new StackPane(charts, problem);
    middle.setMinWidth(CHARTS_LEAST);
    upper.getItems().setAll(scenario, middle);
    model.problemOfRunProperty().subscribe(shown -> {
      charts.setVisible(shown.isEmpty());
      problem.show(shown, waysOut());
    });
    across.getItems().add(versions);
    divide(upper, 0.22);
    divide(down, 0.7);
    divide(across, 0.78);
    SplitPane.setResizableWithParent(scenario, false);
    SplitPane.setResizableWithParent(tabs, false);
    SplitPane.setResizableWithParent(versions, false);
    limit();
    name(openScenario, "action.scenarioPane", SCENARIO_KEYS);
    name(openVersions, "action.versionsPane", VERSIONS_KEYS);
    model.presentingProperty().subscribe(this::arrange);
    sides.folded(SidePanes.SCENARIO).subscribe(this::arrange);
    sides.folded(SidePanes.VERSIONS).subscribe(this::arrange);
    root.sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> {
      if (width != null && width.doubleValue() > 0) {
        sides.fit(width.doubleValue());
      }
    });
    arrange();
    panels.forEach(panel -> tabs.getTabs().add(tab(panel)));
    StringProperty chosen = model.panelProperty();
    chosen.subscribe(id -> tabs.getTabs().stream().filter(t -> t.getId().equals(TAB + id)).findFirst()
        .ifPresent(tabs.getSelectionModel()::select));
    tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> chosen.set(tab.getId().substring(TAB.length())));
  }

  /** What can be done about a scenario that cannot be run, beside changing it in the form; the likeliest is the last. */
  private List<ProblemPane.Way> waysOut() {
    var again = new ProblemPane.Way("problem-retry", model.texts().get("retry"), model::retryRun);
    return model.isOfFile() ? List.of(again, new ProblemPane.Way("problem-file", model.texts().get("problem.file"),
        () -> files.get().ifPresent(model::readFile))) : List.of(again);
  }

  /** Dividers remembered from another size of the window leave the charts in the middle room that they can be read in. */
  private void limit() {
    ((Region) scenario).setMinWidth(SCENARIO_LEAST);
    ((Region) scenario).setMaxWidth(SIDE_MOST);
    ((Region) versions).setMaxWidth(SIDE_MOST);
  }

  private void name(Button button, String action, String keys) {
    button.setAccessibleText(model.texts().get(action));
    button.setTooltip(new Tooltip(KeyNames.tip(model.texts().get(action), KeyCombination.valueOf(keys), model.texts())));
  }

  /** While presenting, the charts stand alone; otherwise beside what is not folded away. */
  private void arrange() {
    boolean alone = model.presentingProperty().get();
    boolean noScenario = sides.folded(SidePanes.SCENARIO).get();
    boolean noVersions = sides.folded(SidePanes.VERSIONS).get();
    show(scenarioStrip, !alone && noScenario);
    show(versionsStrip, !alone && noVersions);
    if (place(scenario, upper, 0, !alone && !noScenario)) {
      divide(upper, 0.22);
    }
    if (place(tabs, down, 1, !alone)) {
      divide(down, 0.7);
    }
    if (place(versions, across, 1, !alone && !noVersions)) {
      divide(across, 0.78);
    }
  }

  private static void show(Node strip, boolean shown) {
    strip.setVisible(shown);
    strip.setManaged(shown);
  }

  /** Puts a part into a pane or takes it out; whether it has just come in. */
  private static boolean place(Node part, SplitPane pane, int at, boolean wanted) {
    if (wanted == pane.getItems().contains(part)) {
      return false;
    } else if (wanted) {
      pane.getItems().add(at, part);
    } else {
      pane.getItems().remove(part);
    }
    return wanted;
  }

  @FXML
  private void onScenario() {
    sides.toggle(SidePanes.SCENARIO);
  }

  @FXML
  private void onVersions() {
    sides.toggle(SidePanes.VERSIONS);
  }

  /** Puts the divider where it was the last time, and remembers where it goes. */
  private void divide(SplitPane pane, double first) {
    List<Double> before = settings.get().dividers().getOrDefault(pane.getId(), List.of());
    pane.setDividerPositions(before.size() == 1 ? before.getFirst() : first);
    pane.getDividers().getFirst().positionProperty().addListener((o, was, is) ->
        settings.change(s -> s.withDividers(pane.getId(), List.of(is.doubleValue()))));
  }

  private Tab tab(Panel panel) {
    var tab = new Tab(model.texts().get("panel." + panel.id()), panel.view());
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
