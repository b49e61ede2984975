// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.transport;

/** Instances a second as they really go by, smoothed so that the number can be read. */
final class RateMeter {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long SHORTEST_NANOS = 200_000_000;
  private static final double NEWEST_SHARE = 0.4;

  private long lastIndex;
  private long lastNanos;
  private double perSecond = Double.NaN;

  /** Starts to measure from here. */
  void restart(long index, long nanos) {
    lastIndex = index;
    lastNanos = nanos;
    perSecond = Double.NaN;
  }

  /** The run stands at this index now. */
  void update(long index, long nanos) {
    long elapsed = nanos - lastNanos;
    if (elapsed < SHORTEST_NANOS) {
      return;
    }
    double now = (index - lastIndex) * NANOS_PER_SECOND / elapsed;
    perSecond = Double.isNaN(perSecond) ? now : perSecond + NEWEST_SHARE * (now - perSecond);
    lastIndex = index;
    lastNanos = nanos;
  }

  /** Instances a second; not a number until it is known. */
  double perSecond() {
    return perSecond;
  }
}
