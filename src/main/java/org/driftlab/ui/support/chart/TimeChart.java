// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.driftlab.ui.support.DataTable;

/**
 * A chart of several series over the instance index, made for data that grow while one looks. A redraw is linear in the
 * number of points and allocates next to nothing; series differ by dash pattern and marker as well as colour.
 *
 * <p>A click on the name at a line's end hides the line and shows it again. Wheel and drag zoom the shared {@link TimeAxis}, shift and drag pans, a double click shows all; with the keyboard the
 * arrows move the cursor, + and − zoom, 0 shows all.
 */
public final class TimeChart extends ThemedCanvas {
  /** How close to a line the mouse must be, in pixels, to mean it. */
  private static final double REACH = 10;

  private final StringProperty emptyText = new SimpleStringProperty(this, "emptyText", "");
  private final AxisGestures gestures = new AxisGestures(this, this::repaintOverlay);
  private final InvalidationListener redraw = o -> repaint();
  private final InvalidationListener recursor = o -> repaintOverlay();
  private final TimeChartPainter painter = new TimeChartPainter(this);
  private final CursorPainter cursor = new CursorPainter(this);
  private TimeAxis axis = new TimeAxis();
  private List<ChartSeries> series = List.of();
  private List<Level> levels = List.of();
  private List<DriftBand> bands = List.of();
  private List<Stretch> stretches = List.of();
  private Optional<Difference> difference = Optional.empty();
  private ValueRange range = ValueRange.automatic();
  private boolean timeLabels = true;
  private final Set<String> hidden = new HashSet<>();

  public TimeChart() {
    getStyleClass().add("time-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    focusVisibleProperty().addListener(recursor);
    emptyText.addListener(redraw);
    setAxis(axis);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> axis.highlightProperty().set(
        painter.near(e.getX(), e.getY(), REACH).map(ChartSeries::name).orElse("")));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> axis.highlightProperty().set(""));
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> setCursor(painter.nameAt(e.getX(), e.getY()).isPresent() ? Cursor.HAND : null));
    addEventFilter(MouseEvent.MOUSE_PRESSED, e -> { // before it begins a zoom or, twice, shows all
      if (e.getButton() == MouseButton.PRIMARY) {
        painter.nameAt(e.getX(), e.getY()).ifPresent(one -> {
          show(one, isHidden(one));
          requestFocus();
          e.consume();
        });
      }
    });
  }

  /** Whether a line is left out of the picture; the table and the files have it all the same. */
  public boolean isHidden(ChartSeries one) {
    return hidden.contains(one.look());
  }

  /** Shows a line, or hides it and leaves its name; that holds for the lines that look like it in later series as well. */
  public void show(ChartSeries one, boolean shown) {
    if (shown ? hidden.remove(one.look()) : hidden.add(one.look())) {
      repaint();
      repaintOverlay();
    }
  }

  /** Shares another time axis. */
  public void setAxis(TimeAxis shared) {
    axis.removeViewListener(redraw);
    axis.cursorProperty().removeListener(recursor);
    axis = shared;
    axis.addViewListener(redraw);
    axis.cursorProperty().addListener(recursor);
    gestures.setAxis(shared);
    repaint();
  }

  public TimeAxis getAxis() {
    return axis;
  }

  /** The series, the most important one first; it is drawn on top. */
  public void setSeries(List<ChartSeries> newSeries) {
    series = List.copyOf(newSeries);
    repaint();
  }

  public List<ChartSeries> getSeries() {
    return series;
  }

  /** Horizontal lines behind the series. */
  public void setLevels(List<Level> newLevels) {
    levels = List.copyOf(newLevels);
    repaint();
  }

  public List<Level> getLevels() {
    return levels;
  }

  /** Shades what lies between two of the series, where both have values. */
  public void setDifference(Optional<Difference> shaded) {
    difference = shaded;
    repaint();
  }

  Optional<Difference> difference() {
    return difference;
  }

  /** True drifts behind the series. */
  public void setBands(List<DriftBand> newBands) {
    if (!bands.equals(newBands)) {
      bands = List.copyOf(newBands);
      repaint();
    }
  }

  public List<DriftBand> getBands() {
    return bands;
  }

  /** Stretches of the run that are pointed out, with their labels above the plot. */
  public void setStretches(List<Stretch> newStretches) {
    stretches = List.copyOf(newStretches);
    repaint();
  }

  public List<Stretch> getStretches() {
    return stretches;
  }

  /** How the interval of values is found. */
  public void setRange(ValueRange newRange) {
    range = newRange;
    repaint();
  }

  public ValueRange getRange() {
    return range;
  }

  /** Whether the instance indices stand below the chart; of charts in a column only the last needs them. */
  public void setTimeLabels(boolean shown) {
    timeLabels = shown;
    repaint();
  }

  public boolean isTimeLabels() {
    return timeLabels;
  }

  /** What stands in the middle while there is nothing to show. */
  public StringProperty emptyTextProperty() {
    return emptyText;
  }

  /** All points as CSV with the columns series, index, min, mean and max, in the root locale. */
  public String toCsv() {
    return wholeTable().csv();
  }

  @Override
  public DataTable table() {
    return ChartText.table(titleProperty().get(), summary(), columns(), series, axis.lowerProperty().get(),
        axis.upperProperty().get());
  }

  @Override
  public DataTable wholeTable() {
    return ChartText.table(titleProperty().get(), summary(), columns(), series, Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY);
  }

  private List<DataTable.Column> columns() {
    return Stream.of("series", "index", "min", "mean", "max").map(this::column).toList();
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? ChartText.summary(titleProperty().get(), series, stretches, emptyText.get())
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected void paint(Pen g, double width, double height) {
    painter.paint(g, width, height);
  }

  @Override
  protected void paintOverlay(Pen g, double width, double height) {
    cursor.paint(g, width, height);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 200;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 80;
  }

  boolean isEmpty() {
    for (var one : series) {
      if (one.points().size() > 0) {
        return false;
      }
    }
    return true;
  }

  TimeChartPainter painter() {
    return painter;
  }

  AxisGestures gestures() {
    return gestures;
  }

  /** Series that are drawn: those with a point that nobody has hidden. */
  List<ChartSeries> shown() {
    List<ChartSeries> filled = filled();
    filled.removeIf(this::isHidden);
    return filled;
  }

  /** Series that have at least one point, drawn or not. */
  List<ChartSeries> filled() {
    var filled = new ArrayList<ChartSeries>(series.size());
    for (var one : series) {
      if (one.points().size() > 0) {
        filled.add(one);
      }
    }
    return filled;
  }
}
