// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.driftlab.ui.support.chart.DriftEdits.Event;

/**
 * Mouse and keyboard on the drift events of a timeline: a band is dragged by its middle, stretched by its edges, opened by a
 * double click; with the keyboard Down and Up choose an event, arrows move it, with Shift stretch it.
 */
final class DriftGestures {
  private enum Grip {
    NOTHING,
    WHOLE,
    START,
    END
  }

  private static final double REACH = 5;
  /** A key moves by this share of what is visible, rounded to 1, 2 or 5 times a power of ten. */
  private static final double STEP = 0.01;

  private final Node node;
  private final DriftEdits edits;
  private final Plot plot;
  private final TimeAxis axis;
  private List<Event> events = List.of();
  private int selected = DriftEdits.NONE;
  private int grabbed = DriftEdits.NONE;
  private Grip grip = Grip.NOTHING;
  private Event before = new Event(0, 0, "");
  private double pressX;
  private boolean moved;

  DriftGestures(Node node, Plot plot, TimeAxis axis, DriftEdits edits) {
    this.node = node;
    this.plot = plot;
    this.axis = axis;
    this.edits = edits;
    node.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    node.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
    node.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    node.addEventFilter(MouseEvent.MOUSE_MOVED, this::hover);
    node.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  void show(List<Event> newEvents, int newSelected) {
    events = newEvents;
    selected = newSelected;
  }

  boolean onTruth(MouseEvent e) {
    return e.getX() >= plot.left && e.getX() <= plot.right() && e.getY() <= TimelinePainter.truthBottom(plot, node);
  }

  private int at(double x) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (x >= plot.x(events.get(i).start()) - REACH && x <= plot.x(events.get(i).end()) + REACH) {
        return i;
      }
    }
    return DriftEdits.NONE;
  }

  private Grip grip(Event event, double x, boolean stretch) {
    double from = plot.x(event.start());
    double until = plot.x(event.end());
    if (stretch || event.length() > 0 && until - from > REACH && Math.abs(x - until) <= REACH) {
      return Grip.END;
    }
    return event.length() > 0 && until - from > 3 * REACH && Math.abs(x - from) <= REACH ? Grip.START : Grip.WHOLE;
  }

  private void hover(MouseEvent e) {
    int event = onTruth(e) ? at(e.getX()) : DriftEdits.NONE;
    node.setCursor(event == DriftEdits.NONE ? Cursor.DEFAULT
        : grip(events.get(event), e.getX(), e.isShiftDown()) == Grip.WHOLE ? Cursor.HAND : Cursor.H_RESIZE);
  }

  private void pressed(MouseEvent e) {
    if (e.getButton() != MouseButton.PRIMARY || !onTruth(e)) {
      return;
    }
    int event = at(e.getX());
    if (event == DriftEdits.NONE) {
      if (e.getClickCount() == 2) {
        edits.add(Math.round(plot.index(e.getX())), e.getScreenX(), e.getScreenY());
        e.consume();
      }
      return;
    }
    node.requestFocus();
    edits.select(event);
    if (e.getClickCount() == 2) {
      edits.edit(event, e.getScreenX(), e.getScreenY());
    } else {
      grabbed = event;
      before = events.get(event);
      grip = grip(before, e.getX(), e.isShiftDown());
      pressX = e.getX();
      moved = false;
    }
    e.consume();
  }

  private void dragged(MouseEvent e) {
    if (grip == Grip.NOTHING) {
      return;
    }
    e.consume();
    if (!moved && Math.abs(e.getX() - pressX) < 2) {
      return;
    }
    moved = true;
    long by = Math.round((e.getX() - pressX) / plot.width * axis.span());
    Event to = changed(before, grip, by);
    edits.drag(grabbed, to.start(), to.length());
    // All charts point at where it goes, and not at where the mouse last moved freely.
    axis.cursorProperty().set(Math.min(grip == Grip.END ? to.end() : to.start(), axis.extentProperty().get()));
  }

  private Event changed(Event event, Grip by, long instances) {
    long last = axis.extentProperty().get() - 1;
    return switch (by) {
      case NOTHING -> event;
      case WHOLE -> new Event(Math.clamp(event.start() + instances, 0, last), event.length(), event.name());
      case START -> {
        long start = Math.clamp(event.start() + instances, 0, Math.min(last, event.end()));
        yield new Event(start, event.end() - start, event.name());
      }
      case END -> new Event(event.start(), Math.max(0, event.length() + instances), event.name());
    };
  }

  private void released(MouseEvent e) {
    if (grip == Grip.NOTHING) {
      return;
    }
    grip = Grip.NOTHING;
    if (moved) {
      edits.drop();
    }
    e.consume();
  }

  private void key(KeyEvent e) {
    if (e.isShortcutDown() || e.isAltDown() || e.getTarget() != node) {
      return;
    }
    if (e.getCode() == KeyCode.ESCAPE && grip != Grip.NOTHING) {
      grip = Grip.NOTHING;
      edits.cancel();
      e.consume();
    } else if (used(e)) {
      e.consume();
    }
  }

  private boolean used(KeyEvent e) {
    boolean chosen = selected >= 0 && selected < events.size();
    switch (e.getCode()) {
      case DOWN, UP -> {
        if (events.isEmpty()) {
          return false;
        }
        int by = e.getCode() == KeyCode.DOWN ? 1 : -1;
        edits.select(chosen ? Math.floorMod(selected + by, events.size()) : by > 0 ? 0 : events.size() - 1);
      }
      case INSERT, A -> {
        long cursor = axis.cursorProperty().get();
        long at = cursor == TimeAxis.NO_CURSOR ? Math.round(axis.lowerProperty().get() + axis.span() / 2) : cursor;
        Point2D place = place(at);
        edits.add(at, place.getX(), place.getY());
      }
      case LEFT, RIGHT -> {
        if (!chosen) {
          return false;
        }
        long by = e.getCode() == KeyCode.RIGHT ? step(axis.span()) : -step(axis.span());
        Event to = changed(events.get(selected), e.isShiftDown() ? Grip.END : Grip.WHOLE, by);
        edits.move(selected, to.start(), to.length());
      }
      case DELETE, BACK_SPACE -> {
        if (!chosen) {
          return false;
        }
        edits.remove(selected);
      }
      case ENTER -> {
        if (!chosen) {
          return false;
        }
        Point2D place = place(events.get(selected).start());
        edits.edit(selected, place.getX(), place.getY());
      }
      case ESCAPE -> {
        if (!chosen) {
          return false;
        }
        edits.select(DriftEdits.NONE);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Point2D place(long index) {
    return node.localToScreen(plot.clampedX(index), TimelinePainter.truthBottom(plot, node));
  }

  /** The step of a key for a span of so many instances. */
  static long step(double span) {
    double wanted = Math.max(1, span * STEP);
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    double lead = wanted / power;
    return Math.round(power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1));
  }
}
