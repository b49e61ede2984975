// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.driftlab.ui.support.DataTable;
import org.jspecify.annotations.Nullable;

/**
 * The strip above the charts: true drifts as hatched bands, detections as marks whose shape says whether they are right, and
 * below them the reign of each champion. What was changed on the way has a mark among them. It shares the charts' {@link TimeAxis}, gutters and gestures.
 */
public final class TimelineStrip extends ThemedCanvas {
  static final double HEIGHT = 80;
  private static final double DOUBLE_CLICK_MILLIS = 250;

  private final StringProperty reignLabel = new SimpleStringProperty(this, "reignLabel", "");
  private final StringProperty summary = new SimpleStringProperty(this, "summary", "");
  private final InvalidationListener redraw = o -> repaint();
  private final InvalidationListener recursor = o -> repaintOverlay();
  private final AxisGestures gestures = new AxisGestures(this, this::repaintOverlay);
  private final TimelinePainter painter = new TimelinePainter(this);
  private List<DriftEdits.Event> events = List.of();
  private int selected = DriftEdits.NONE;
  private @Nullable DriftEdits edits;
  private @Nullable DriftGestures editing;
  private TimeAxis axis = new TimeAxis();
  /** A click that begins a double click picks nothing. */
  private final PauseTransition picking = new PauseTransition();
  private List<DriftBand> bands = List.of();
  private List<TimelineMark> marks = List.of();
  private List<ReignSegment> reigns = List.of();
  private Consumer<TimelineMark> onPickChange = change -> {};

  public TimelineStrip() {
    getStyleClass().add("timeline-strip");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    focusVisibleProperty().addListener(recursor);
    reignLabel.addListener(redraw);
    addEventFilter(MouseEvent.MOUSE_PRESSED, e -> picking.stop());
    setAxis(axis);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> axis.highlightProperty().set(painter.reignAt(e.getX(), e.getY())));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> axis.highlightProperty().set(""));
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

  public void setBands(List<DriftBand> newBands) {
    if (!bands.equals(newBands)) {
      bands = List.copyOf(newBands);
      repaint();
    }
  }

  public List<DriftBand> getBands() {
    return bands;
  }

  public void setMarks(List<TimelineMark> newMarks) {
    if (!marks.equals(newMarks)) {
      marks = List.copyOf(newMarks);
      repaint();
    }
  }

  public List<TimelineMark> getMarks() {
    return marks;
  }

  public void setReigns(List<ReignSegment> newReigns) {
    if (!reigns.equals(newReigns)) {
      reigns = List.copyOf(newReigns);
      repaint();
    }
  }

  public List<ReignSegment> getReigns() {
    return reigns;
  }

  /** Lets the drift events be edited; to be called once, after {@link #setAxis}. */
  public void setDriftEdits(DriftEdits newEdits) {
    edits = newEdits;
    repaint();
  }

  /** The events that can be edited, and the place of the selected one. */
  public void setEvents(List<DriftEdits.Event> newEvents, int newSelected) {
    if (!events.equals(newEvents) || selected != newSelected) {
      events = List.copyOf(newEvents);
      selected = newSelected;
      if (editing != null) {
        editing.show(events, selected);
      }
      repaint();
      notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  public List<DriftEdits.Event> getEvents() {
    return events;
  }

  Optional<DriftEdits.Event> selectedEvent() {
    return selected >= 0 && selected < events.size() ? Optional.of(events.get(selected)) : Optional.empty();
  }

  /** The painter has laid out the plot, whose scales the gestures share. */
  void plotted(Plot plot) {
    if (editing == null && edits != null) {
      editing = new DriftGestures(this, plot, axis, edits);
      gestures.setPatience(editing::onTruth);
      editing.show(events, selected);
    }
  }

  /** The x on this strip of an instance, for robots and popovers. */
  public double xOf(long index) {
    var plot = new Plot();
    plot.lay(getWidth(), getHeight(), font().getSize() / 14, 4, 4);
    plot.time(axis);
    return plot.x(index);
  }

  /** What stands left of the reigns. */
  public StringProperty reignLabelProperty() {
    return reignLabel;
  }

  /** The detections in words, for screen readers; it is not drawn. */
  public StringProperty summaryProperty() {
    return summary;
  }

  @Override
  public DataTable table() {
    return TimelineTable.of(this, axis::overlaps);
  }

  @Override
  public DataTable wholeTable() {
    return TimelineTable.of(this, (from, until) -> true);
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT
        ? titleProperty().get() + ". " + summary.get() + selectedEvent().map(e -> ". " + e.name()).orElse("")
        : super.queryAccessibleAttribute(attribute, parameters);
  }

  @Override
  protected void paint(Pen g, double width, double height) {
    painter.paint(g, width, height);
  }

  @Override
  protected void paintOverlay(Pen g, double width, double height) {
    painter.paintOverlay(g, width, height);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 640;
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.ceil(HEIGHT * font().getSize() / 14);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  DataTable.Column headed(String id) {
    return column(id);
  }

  /** What is done, after {@link #setOnPick}, if the mark of a change on the way was picked. */
  public void setOnPickChange(Consumer<TimelineMark> action) {
    onPickChange = action;
  }

  private void picked(LongConsumer action, long index) {
    Optional<TimelineMark> change = painter.changeNear(index);
    action.accept(change.map(TimelineMark::at).orElse(index));
    change.ifPresent(onPickChange);
  }

  /** What a click on the strip, or Enter where its cursor is, does with the instance index there; that of a change it is on. */
  public void setOnPick(LongConsumer action) {
    gestures.setOnPick(index -> {
      picking.setOnFinished(e -> picked(action, index));
      picking.setDuration(Duration.millis(edits == null ? 1 : DOUBLE_CLICK_MILLIS));
      picking.playFromStart();
    });
  }

  AxisGestures gestures() {
    return gestures;
  }
}
