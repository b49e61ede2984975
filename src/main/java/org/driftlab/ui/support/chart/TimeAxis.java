// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

import javafx.beans.InvalidationListener;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The time axis that charts share: the visible interval of instance indices, the present position and the cursor. Free of
 * scene classes, so a view-model may hold it.
 */
public final class TimeAxis {
  /** {@link #cursorProperty} where there is no cursor. */
  public static final long NO_CURSOR = -1;
  private static final double LEAST_SPAN = 10;

  private final ReadOnlyDoubleWrapper lower = new ReadOnlyDoubleWrapper(this, "lower", 0);
  private final ReadOnlyDoubleWrapper upper = new ReadOnlyDoubleWrapper(this, "upper", 1);
  private final LongProperty extent = new SimpleLongProperty(this, "extent", 1);
  private final LongProperty present = new SimpleLongProperty(this, "present", 0);
  private final LongProperty cursor = new SimpleLongProperty(this, "cursor", NO_CURSOR);
  private final StringProperty highlight = new SimpleStringProperty(this, "highlight", "");
  private boolean zoomed;

  public TimeAxis() {
    extent.addListener((property, old, now) -> {
      cursor.set(NO_CURSOR); // what the mouse was on is somewhere else now
      if (!zoomed || upper.get() > now.doubleValue()) {
        reset();
      }
    });
  }

  /** The first visible instance index. */
  public ReadOnlyDoubleProperty lowerProperty() {
    return lower.getReadOnlyProperty();
  }

  /** The end of the visible interval. */
  public ReadOnlyDoubleProperty upperProperty() {
    return upper.getReadOnlyProperty();
  }

  /** The number of instances the whole axis covers, at least 1; all of it is visible until one zooms. */
  public LongProperty extentProperty() {
    return extent;
  }

  /** The instance index the run has reached. */
  public LongProperty presentProperty() {
    return present;
  }

  /** The instance index under the shared cursor, or {@link #NO_CURSOR}. */
  public LongProperty cursorProperty() {
    return cursor;
  }

  /**
   * What the mouse is on, on any chart or in any list: the name of a series, or a version such as "v3"; empty for nothing. What
   * speaks of it stands out everywhere.
   */
  public StringProperty highlightProperty() {
    return highlight;
  }

  /** Whether less than the whole axis is visible. */
  public boolean isZoomed() {
    return zoomed;
  }

  /** Shows the interval, kept within the axis and not shorter than ten instances. */
  public void show(double from, double until) {
    double whole = Math.max(1, extent.get());
    double span = Math.clamp(until - from, Math.min(LEAST_SPAN, whole), whole);
    double start = Math.clamp(from, 0, whole - span);
    zoomed = span < whole;
    lower.set(start);
    upper.set(start + span);
  }

  /** Shows {@code factor} times the present span; the index {@code around} stays where it is on screen. */
  public void zoom(double around, double factor) {
    show(around - (around - lower.get()) * factor, around + (upper.get() - around) * factor);
  }

  /** Moves the visible interval by so many instances. */
  public void pan(double instances) {
    double span = upper.get() - lower.get();
    double from = Math.clamp(lower.get() + instances, 0, Math.max(0, extent.get() - span));
    show(from, from + span);
  }

  /** Shows the whole axis. */
  public void reset() {
    zoomed = false;
    lower.set(0);
    upper.set(Math.max(1, extent.get()));
  }

  /** Calls the listener whenever something that is drawn below the cursor changes. */
  void addViewListener(InvalidationListener listener) {
    lower.addListener(listener);
    upper.addListener(listener);
    present.addListener(listener);
    highlight.addListener(listener);
  }

  void removeViewListener(InvalidationListener listener) {
    lower.removeListener(listener);
    upper.removeListener(listener);
    present.removeListener(listener);
    highlight.removeListener(listener);
  }

  boolean overlaps(double from, double until) {
    return from <= upper.get() && until >= lower.get();
  }

  double span() {
    return upper.get() - lower.get();
  }
}
