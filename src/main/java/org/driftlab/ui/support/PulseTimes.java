// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.Arrays;

/**
 * A histogram of the work the FX thread does in a pulse: buckets of a tenth of a millisecond up to 100 ms, without
 * allocation. Of one thread.
 */
public final class PulseTimes {
  private static final int BUCKETS = 1_000;
  private static final long BUCKET_NANOS = 100_000;

  private final long[] counts = new long[BUCKETS + 1];
  private long total;
  private long max;

  /** Adds one pulse's work. */
  public void record(long nanos) {
    counts[(int) Math.min(BUCKETS, Math.max(0, nanos) / BUCKET_NANOS)]++;
    total++;
    max = Math.max(max, nanos);
  }

  /** Forgets everything. */
  public void reset() {
    Arrays.fill(counts, 0);
    total = 0;
    max = 0;
  }

  /** The number of pulses. */
  public long count() {
    return total;
  }

  /** The time, in ms, within which the share (0..1) of the pulses had their work done; 0 without pulses. */
  public double millisAt(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted && seen > 0) {
        return i == BUCKETS ? maxMillis() : Math.min(maxMillis(), (i + 1) * BUCKET_NANOS / 1e6);
      }
    }
    return 0;
  }

  public double p50Millis() {
    return millisAt(0.50);
  }

  public double p95Millis() {
    return millisAt(0.95);
  }

  public double maxMillis() {
    return max / 1e6;
  }
}
