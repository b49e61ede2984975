// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/** All measures of one contestant over its sliding window, through time: accuracy at every sample, the others at every second. */
public final class WindowSeries {
  private static final WindowMeasure[] MEASURES = WindowMeasure.values();

  private final MetricSeries[] series = new MetricSeries[MEASURES.length];
  private final double[] values = new double[MEASURES.length];
  private boolean whole = true;

  /**
   * Series without points.
   *
   * @param capacity the most points of each, even and at least 2
   */
  public WindowSeries(int capacity) {
    Arrays.setAll(series, i -> new MetricSeries(capacity));
  }

  private WindowSeries(WindowSeries other) {
    Arrays.setAll(series, i -> other.series[i].copy());
    whole = other.whole;
  }

  /** Measures the scorer's window and adds the values that there are, at an instance not before the last one. */
  public void sample(long index, Scorer scorer) {
    if (whole) {
      scorer.measure(values);
      for (int i = 0; i < values.length; i++) {
        series[i].add(index, values[i]);
      }
    } else {
      series[WindowMeasure.ACCURACY.ordinal()].add(index, scorer.windowAccuracy());
    }
    whole = !whole;
  }

  /** The points of a measure so far. */
  public SeriesView view(WindowMeasure measure) {
    return series[measure.ordinal()].view();
  }

  /** What there is so far, to be drawn when it is asked for; O(1), and never changed by what is sampled later. */
  public WindowView view() {
    return new WindowView(copy());
  }

  /** About how many bytes a copy takes beside what it shares. */
  public long bytes() {
    return MEASURES.length * series[0].bytes();
  }

  /** An independent copy; O(1), see {@link MetricSeries}. */
  public WindowSeries copy() {
    return new WindowSeries(this);
  }
}
