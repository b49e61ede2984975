// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a contestant's measures were up to one moment. A snapshot holds it sixty times a second and hardly ever shows more than one
 * measure, so the points of each are copied when they are first asked for; from any thread.
 */
public final class WindowView {
  /** No measure has a point. */
  public static final WindowView EMPTY = new WindowView(new WindowSeries(2));

  private final WindowSeries source;
  private final Map<WindowMeasure, SeriesView> made = new EnumMap<>(WindowMeasure.class);

  /** Of series that nobody samples any more. */
  WindowView(WindowSeries source) {
    this.source = source;
  }

  /** The points of a measure; the same object each time. */
  public synchronized SeriesView of(WindowMeasure measure) {
    return made.computeIfAbsent(measure, source::view);
  }
}
