// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.support.Images;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.catalog.StoryTexts;
import org.driftlab.ui.support.chart.ChartTools;
import org.driftlab.version.VersionId;

/** One picture of a whole run for a report: its numbers, timeline and charts, in the light theme. */
public final class Dashboard {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Texts texts = Texts.of(Dashboard.class, Locale.getDefault());

  /** A PNG of 1440 × 900 pixels; must be called on the FX thread, and needs no window. */
  public byte[] png(Scenario scenario, RunSnapshot snapshot) {
    var model = new PerformanceViewModel();
    model.snapshotProperty().set(snapshot);
    model.describe(scenario);
    model.measures().setAll(model.measureProperty().get()); // nobody can choose on paper
    var charts = load(model);
    VBox.setVgrow(charts, Priority.ALWAYS);
    var page = new VBox(heading(scenario, snapshot), tiles(model, snapshot), charts);
    page.getStyleClass().add("dashboard");
    page.getStylesheets().addAll(charts.getStylesheets());
    var scene = new Scene(page, WIDTH, HEIGHT);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    return Images.png(scene);
  }

  private static Parent load(PerformanceViewModel model) {
    var loader = new FXMLLoader(Dashboard.class.getResource("Performance.fxml"), model.bundle());
    loader.setControllerFactory(type -> new PerformanceController(model, ChartTools.unused()));
    try {
      return loader.load();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VBox heading(Scenario scenario, RunSnapshot snapshot) {
    String subtitle = texts.get("dashboard.subtitle", snapshot.index(), Integer.toString(scenario.seed()));
    String fingerprint = snapshot.fingerprint()
        .map(print -> " · " + texts.get("dashboard.fingerprint", print.substring(0, Math.min(16, print.length()))))
        .orElse("");
    var heading = new VBox(label(new StoryTexts(texts.locale()).title(scenario), "title"), label(subtitle + fingerprint, "subtitle"));
    heading.getStyleClass().add("heading");
    return heading;
  }

  private HBox tiles(PerformanceViewModel model, RunSnapshot snapshot) {
    var tiles = new HBox();
    tiles.getStyleClass().add("tiles");
    for (var contestant : snapshot.contestants()) {
      String version = contestant.version().map(VersionId::toString).orElse("");
      String name = switch (contestant.role()) {
        case CHAMPION -> texts.get("dashboard.champion", version).strip();
        case STATIC -> texts.get("dashboard.static", version).strip();
        case NO_CHANGE -> texts.get("dashboard.noChange");
        case MAJORITY -> texts.get("dashboard.majority");
        case SHADOW -> texts.get("series.shadow", version);
      };
      if (contestant.role() != Role.SHADOW) {
        tiles.getChildren().add(tile(name, number(contestant.cumulative().accuracy()),
            texts.get("dashboard.accuracy")));
      }
    }
    long detections = model.timelineProperty().get().detections();
    tiles.getChildren().add(tile(texts.get("dashboard.detections"), Long.toString(detections),
        model.timelineProperty().get().summary()));
    tiles.getChildren().add(tile(texts.get("dashboard.versions"), Integer.toString(snapshot.versions().size()),
        texts.get("dashboard.reigns", snapshot.reigns().size())));
    return tiles;
  }

  private static VBox tile(String name, String value, String note) {
    var tile = new VBox(label(name, "name"), label(value, "value"), label(note, "note"));
    tile.getStyleClass().add("tile");
    HBox.setHgrow(tile, Priority.ALWAYS);
    return tile;
  }

  private static Label label(String text, String style) {
    var label = new Label(text);
    label.getStyleClass().add(style);
    return label;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.getDefault(Locale.Category.FORMAT), "%.3f", value);
  }
}
