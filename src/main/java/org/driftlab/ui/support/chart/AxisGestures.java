// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.function.LongConsumer;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Mouse and keyboard on a chart, turned into moves of its time axis and cursor. */
final class AxisGestures {
  private static final double WHEEL_FACTOR = 0.8;
  private static final double LEAST_DRAG = 5;
  private static final Duration DOUBLE_CLICK = Duration.millis(300);

  private final Runnable repaintOverlay;
  private TimeAxis axis = new TimeAxis();
  private Plot plot = new Plot();
  private boolean hovered;
  private double pressX = Double.NaN;
  private double pressLower;
  private double mouseX = Double.NaN;
  private double mouseY;
  private boolean panning;
  private @Nullable LongConsumer onPick;
  private final PauseTransition picking = new PauseTransition(DOUBLE_CLICK);
  private Predicate<MouseEvent> patience = event -> false;

  AxisGestures(Node node, Runnable repaintOverlay) {
    this.repaintOverlay = repaintOverlay;
    node.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> picking.stop());
    node.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    node.addEventHandler(MouseEvent.MOUSE_EXITED, e -> leave());
    node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    node.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    node.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Where a click waits a moment, because a second one would mean something else. */
  void setPatience(Predicate<MouseEvent> where) {
    patience = where;
  }

  /** What a click, or Enter with a cursor, does with the instance index there. */
  void setOnPick(LongConsumer action) {
    onPick = action;
  }

  void setAxis(TimeAxis shared) {
    axis = shared;
  }

  /** Tells where the data are on the canvas. */
  void setPlot(Plot drawn) {
    plot = drawn;
  }

  /** Whether the mouse is over this chart. */
  boolean isHovered() {
    return hovered;
  }

  double mouseY() {
    return mouseY;
  }

  double mouseX() {
    return mouseX;
  }

  /** Whether an interval is being dragged out to zoom into. */
  boolean isSelecting() {
    return !panning && !Double.isNaN(pressX) && Math.abs(mouseX - pressX) >= LEAST_DRAG;
  }

  double selectionFrom() {
    return Math.clamp(Math.min(pressX, mouseX), plot.left, plot.right());
  }

  double selectionUntil() {
    return Math.clamp(Math.max(pressX, mouseX), plot.left, plot.right());
  }

  private void moved(MouseEvent event) {
    mouseX = event.getX();
    mouseY = event.getY();
    hovered = mouseX >= plot.left && mouseX <= plot.right();
    axis.cursorProperty().set(hovered ? Math.round(plot.index(mouseX)) : TimeAxis.NO_CURSOR);
    repaintOverlay.run();
  }

  private void leave() {
    if (hovered) {
      hovered = false;
      axis.cursorProperty().set(TimeAxis.NO_CURSOR);
      repaintOverlay.run();
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
      axis.reset();
      pressX = Double.NaN;
    } else if (event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE) {
      pressX = event.getX();
      mouseX = pressX;
      pressLower = axis.lowerProperty().get();
      panning = event.isShiftDown() || event.getButton() == MouseButton.MIDDLE;
    }
  }

  private void dragged(MouseEvent event) {
    if (Double.isNaN(pressX)) {
      return;
    }
    mouseX = event.getX();
    if (panning) {
      double moved = (pressX - mouseX) / plot.width * axis.span();
      axis.pan(pressLower + moved - axis.lowerProperty().get());
    }
    repaintOverlay.run();
  }

  private void released(MouseEvent event) {
    if (isSelecting()) {
      axis.show(plot.index(selectionFrom()), plot.index(selectionUntil()));
    } else if (onPick != null && event.isStillSincePress() && event.getButton() == MouseButton.PRIMARY
        && event.getClickCount() == 1 && !panning && mouseX >= plot.left && mouseX <= plot.right()) {
      pick(onPick, Math.round(plot.index(mouseX)), patience.test(event));
    }
    pressX = Double.NaN;
    repaintOverlay.run();
  }

  private void pick(LongConsumer action, long index, boolean later) {
    if (later) {
      picking.setOnFinished(e -> action.accept(index));
      picking.playFromStart();
    } else {
      action.accept(index);
    }
  }

  private void scrolled(ScrollEvent event) {
    double sideways = event.isShiftDown() && event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
    if (sideways != 0) {
      axis.pan(-sideways / plot.width * axis.span());
    } else if (event.getDeltaY() != 0) {
      double around = plot.index(Math.clamp(event.getX(), plot.left, plot.right()));
      axis.zoom(around, event.getDeltaY() > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR);
    }
    event.consume();
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    double pixels = event.isShiftDown() ? 10 : 1;
    boolean used = true;
    switch (event.getCode()) {
      case LEFT -> moveCursor(-pixels);
      case RIGHT -> moveCursor(pixels);
      case HOME -> axis.cursorProperty().set((long) axis.lowerProperty().get());
      case END -> axis.cursorProperty().set((long) Math.min(axis.upperProperty().get(), axis.presentProperty().get()));
      case PLUS, EQUALS, ADD -> axis.zoom(cursorOrMiddle(), WHEEL_FACTOR);
      case MINUS, SUBTRACT -> axis.zoom(cursorOrMiddle(), 1 / WHEEL_FACTOR);
      case DIGIT0, NUMPAD0 -> axis.reset();
      case ENTER -> {
        used = onPick != null && axis.cursorProperty().get() != TimeAxis.NO_CURSOR;
        if (onPick != null && used) {
          onPick.accept(axis.cursorProperty().get());
        }
      }
      case ESCAPE -> {
        used = axis.cursorProperty().get() != TimeAxis.NO_CURSOR;
        axis.cursorProperty().set(TimeAxis.NO_CURSOR);
      }
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  private void moveCursor(double pixels) {
    double step = Math.max(1, Math.abs(pixels) * axis.span() / plot.width);
    double to = cursorOrMiddle() + Math.signum(pixels) * step;
    axis.cursorProperty().set(Math.round(
        Math.clamp(to, axis.lowerProperty().get(), axis.upperProperty().get())));
  }

  private double cursorOrMiddle() {
    long at = axis.cursorProperty().get();
    return at != TimeAxis.NO_CURSOR ? at : axis.lowerProperty().get() + axis.span() / 2;
  }
}
