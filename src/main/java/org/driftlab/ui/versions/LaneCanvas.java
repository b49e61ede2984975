// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;

/** The lanes of one row of the version tree; its colours come from the style sheet. */
final class LaneCanvas extends Region {
  private static final double LANE = 16;
  private static final double LEFT = 12;
  private static final double RADIUS = 5.5;
  private static final int MOST_LANES = 6;

  private static final StyleablePropertyFactory<LaneCanvas> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<LaneCanvas, Paint> LINE_DATA =
      FACTORY.createPaintCssMetaData("-lane-line", c -> c.line, Color.GRAY, false);
  private static final CssMetaData<LaneCanvas, Paint> CHAMPION_DATA =
      FACTORY.createPaintCssMetaData("-lane-champion", c -> c.champion, Color.BLUE, false);
  private static final CssMetaData<LaneCanvas, Paint> SHADOW_DATA =
      FACTORY.createPaintCssMetaData("-lane-shadow", c -> c.shadow, Color.PURPLE, false);
  private static final CssMetaData<LaneCanvas, Paint> GROUND_DATA =
      FACTORY.createPaintCssMetaData("-lane-ground", c -> c.ground, Color.WHITE, false);

  private final StyleableObjectProperty<Paint> line = colour(LINE_DATA, "line", Color.GRAY);
  private final StyleableObjectProperty<Paint> champion = colour(CHAMPION_DATA, "champion", Color.BLUE);
  private final StyleableObjectProperty<Paint> shadow = colour(SHADOW_DATA, "shadow", Color.PURPLE);
  private final StyleableObjectProperty<Paint> ground = colour(GROUND_DATA, "ground", Color.WHITE);
  private final Canvas canvas;
  private @Nullable VersionRow row;

  LaneCanvas(double height) {
    canvas = new Canvas(LEFT, height);
    getChildren().add(canvas);
    getStyleClass().add("version-lanes");
  }

  private StyleableObjectProperty<Paint> colour(CssMetaData<LaneCanvas, Paint> data, String name, Color start) {
    var property = new SimpleStyleableObjectProperty<Paint>(data, this, name, start);
    property.subscribe(this::draw);
    return property;
  }

  void show(VersionRow shown) {
    row = shown;
    int lanes = 1 + shown.lanes().lane();
    for (List<Integer> others : List.of(shown.lanes().through(), shown.lanes().branches())) {
      lanes = others.isEmpty() ? lanes : Math.max(lanes, 1 + others.getLast());
    }
    canvas.setWidth(x(Math.min(lanes, MOST_LANES) - 1) + LEFT);
    draw();
  }

  private static double x(int lane) {
    return LEFT + LANE * Math.min(lane, MOST_LANES - 1);
  }

  void draw() {
    if (canvas == null || row == null) {
      return;
    }
    GraphicsContext g = canvas.getGraphicsContext2D();
    double height = canvas.getHeight();
    double middle = height / 2;
    VersionLanes.Row lanes = row.lanes();
    double x = x(lanes.lane());
    g.clearRect(0, 0, canvas.getWidth(), height);
    g.setLineWidth(2);
    g.setStroke(line.get());
    for (int lane : lanes.through()) {
      g.strokeLine(x(lane), 0, x(lane), height);
    }
    for (int lane : lanes.branches()) {
      g.beginPath();
      g.moveTo(x, middle);
      g.bezierCurveTo(x, middle / 2, x(lane), middle / 2, x(lane), 0);
      g.stroke();
    }
    if (lanes.fromBelow()) {
      g.strokeLine(x, middle, x, height);
    }
    if (lanes.toAbove()) {
      g.strokeLine(x, 0, x, middle);
    }
    node(g, x, middle, row);
  }

  private void node(GraphicsContext g, double x, double y, VersionRow of) {
    Paint colour = of.champion() ? champion.get() : of.shadow() ? shadow.get() : line.get();
    double radius = of.champion() ? RADIUS + 1 : RADIUS;
    g.setFill(of.champion() ? colour : ground.get());
    g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    g.setStroke(colour);
    if (of.shadow()) {
      g.setLineDashes(3, 2.5);
    }
    g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    g.setLineDashes();
  }

  @Override
  protected double computePrefWidth(double height) {
    return canvas.getWidth();
  }

  @Override
  protected double computeMinWidth(double height) {
    return canvas.getWidth();
  }

  @Override
  protected double computePrefHeight(double width) {
    return canvas.getHeight();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
