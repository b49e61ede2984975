// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.driftlab.data.InputException;

/**
 * Finds the threshold at which the mean run length without drift (ERT) has a given value, by replaying drift-free data.
 *
 * <p>The same series are replayed for each threshold tried, so the run length hardly ever falls as the threshold becomes
 * stricter, and bisection on a logarithmic scale finds where it passes the target. A threshold that is clearly off is
 * left after a few series. What was found is then measured on fresh series, because the search has fitted its own.
 * Deterministic: series k is always the same. Cost: about 20 times the search's series times the target in values.
 */
public final class Calibration {
  /** Where a replay gets its data and its detector; the same arguments give the same answer. */
  @FunctionalInterface
  public interface Replay {
    /**
     * The number of values up to and with the first alarm, or 0 if there is none within the horizon.
     *
     * @param threshold the detector's threshold
     * @param series which of the independent drift-free series
     * @param horizon the series' length in values
     */
    long firstAlarm(double threshold, int series, long horizon);
  }

  /** A series without an alarm is given up after so many times the target. */
  private static final int HORIZON = 5;
  /** From this many series on a run length far from the target ends the replay of that threshold. */
  private static final int GLANCE = 40;
  private static final double CLEARLY = 1.8;
  private static final int STEPS = 60;
  private static final double CLOSE = 0.002;

  private final Replay replay;
  private final long target;
  private final int searchSeries;
  private final int freshSeries;
  private final LongConsumer progress;
  private final BooleanSupplier cancelled;
  private long replayed;

  /**
   * A search for one target.
   *
   * @param target wanted mean run length in values, at least 1
   * @param searchSeries series that each threshold is tried on
   * @param freshSeries series that the result is measured on
   * @param progress told the number of values replayed so far
   * @param cancelled asked between series; when true the search ends early and its result means nothing
   */
  public Calibration(Replay replay, long target, int searchSeries, int freshSeries, LongConsumer progress,
      BooleanSupplier cancelled) {
    this.replay = replay;
    this.target = target;
    this.searchSeries = searchSeries;
    this.freshSeries = freshSeries;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * The mildest threshold found whose run length on the search's series is at least the target, to three digits.
   *
   * @param name the parameter's name, for messages
   * @param strictness the direction in which it becomes stricter
   * @param low the lowest value to try, above 0
   * @param high the highest value to try
   * @throws InputException if even the strictest value alarms earlier, or the mildest one later
   */
  public double find(String name, Threshold.Strictness strictness, double low, double high) {
    boolean rising = strictness == Threshold.Strictness.HIGHER;
    double strict = rising ? high : low;
    double mild = rising ? low : high;
    if (search(strict) < target && !cancelled.getAsBoolean()) {
      throw new InputException("A mean run length of %d is out of reach: even with '%s' = %s it is about %.0f; %s"
          .formatted(target, name, text(strict), search(strict), "ask for less or change another parameter."));
    }
    if (Double.isInfinite(search(mild)) && !cancelled.getAsBoolean()) {
      throw new InputException("Even with '%s' = %s there is no alarm on these values; give values that vary, or change another parameter."
          .formatted(name, text(mild)));
    }
    if (search(mild) > target && !cancelled.getAsBoolean()) {
      throw new InputException("A mean run length of %d is out of reach: even with '%s' = %s it is about %.0f; %s"
          .formatted(target, name, text(mild), search(mild), "ask for more or change another parameter."));
    }
    for (int step = 0; step < STEPS && Math.abs(strict / mild - 1) > CLOSE && !cancelled.getAsBoolean(); step++) {
      double middle = Math.sqrt(strict) * Math.sqrt(mild);
      if (search(middle) < target) {
        mild = middle;
      } else {
        strict = middle;
      }
    }
    return strict;
  }

  /** The run length at a threshold, on series that the search never saw; the rate is that within {@code span} values. */
  public RunLength measure(double threshold, long span) {
    return measure(threshold, searchSeries, freshSeries, Math.max(span, HORIZON * target), span, false);
  }

  private double search(double threshold) {
    return measure(threshold, 0, searchSeries, HORIZON * target, target, true).mean();
  }

  private RunLength measure(double threshold, int first, int count, long horizon, long span, boolean glance) {
    var lengths = new long[count];
    int alarms = 0;
    int early = 0;
    int done = 0;
    long values = 0;
    while (done < count && !cancelled.getAsBoolean()) {
      long length = replay.firstAlarm(threshold, first + done, horizon);
      alarms += length > 0 ? 1 : 0;
      early += length > 0 && length <= span ? 1 : 0;
      lengths[done++] = length;
      values += length > 0 ? length : horizon;
      replayed += length > 0 ? length : horizon;
      progress.accept(replayed);
      double ratio = (double) values / Math.max(1, alarms) / target;
      if (glance && done >= GLANCE && (ratio > CLEARLY || ratio < 1 / CLEARLY)) {
        break;
      }
    }
    return new RunLength(done, alarms, values, error(lengths, done, alarms, values, horizon), horizon, early, span);
  }

  /** The standard error of Σ T / Σ D by the delta method. */
  private static double error(long[] lengths, int count, int alarms, long values, long horizon) {
    if (alarms == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double mean = (double) values / alarms;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double rest = lengths[i] > 0 ? lengths[i] - mean : horizon;
      squares += rest * rest;
    }
    return Math.sqrt(squares) / alarms;
  }

  private static String text(double value) {
    return value >= 1e-3 && value < 1e6 ? Double.toString(value) : "%.1e".formatted(value);
  }
}
