// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.driftlab.engine.Pacer;

/**
 * Holds a run to a number of instances a second, from {@value #SLOWEST} to flat out, on a scale that is even in decades.
 *
 * <p>A token bucket: instances become due with time, at most {@value #BURST_MILLIS} ms of them are saved up, so a run
 * that was paused or slow does not race afterwards. {@link #grant} is called by the run thread alone; the speed may be
 * set from any thread and counts from the next grant on.
 */
public final class SpeedPacer implements Pacer {
  /** Instances a second at the left end of the scale. */
  public static final double SLOWEST = 100;

  /** Instances a second just before flat out. */
  public static final double FASTEST = 10_000_000;

  /** Where on the scale a run begins: 50,000 instances a second, a story of ten seconds. */
  public static final double START = positionOf(50_000);

  private static final double DECADES = Math.log10(FASTEST / SLOWEST);
  private static final long MAX_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long BURST_MILLIS = 50;

  private final LongSupplier nanoTime;
  private final LongConsumer park;
  private volatile double perSecond;
  private double due;
  private long last;

  public SpeedPacer() {
    this(System::nanoTime, LockSupport::parkNanos);
  }

  /** With a clock and a way to wait of one's own. */
  SpeedPacer(LongSupplier nanoTime, LongConsumer park) {
    this.nanoTime = nanoTime;
    this.park = park;
    last = nanoTime.getAsLong();
    setPosition(START);
  }

  /** Instances a second at a position of the scale, 0..1; infinite at 1. */
  public static double rateAt(double position) {
    return position >= 1 ? Double.POSITIVE_INFINITY : SLOWEST * Math.pow(10, DECADES * Math.max(0, position));
  }

  /** The position, 0..1, of a number of instances a second. */
  public static double positionOf(double perSecond) {
    return Math.clamp(Math.log10(perSecond / SLOWEST) / Math.log10(FASTEST / SLOWEST), 0, 1);
  }

  /** Sets the speed by its position on the scale, 0..1; 1 is flat out. */
  public void setPosition(double position) {
    perSecond = rateAt(position);
  }

  /** Instances a second; infinite when flat out. */
  public double perSecond() {
    return perSecond;
  }

  @Override
  public int grant(int wanted) {
    double rate = perSecond;
    if (rate == Double.POSITIVE_INFINITY) {
      last = nanoTime.getAsLong();
      due = 0;
      return wanted;
    }
    accrue(rate);
    if (due < wanted) {
      park.accept(Math.min(MAX_WAIT_NANOS, (long) ((wanted - due) / rate * 1e9) + 1));
      accrue(rate);
    }
    int granted = (int) Math.min(wanted, due);
    due -= granted;
    return granted;
  }

  private void accrue(double rate) {
    long now = nanoTime.getAsLong();
    double most = Math.max(1, rate * BURST_MILLIS / 1e3);
    due = Math.min(most, due + (now - last) * rate / 1e9);
    last = now;
  }
}
