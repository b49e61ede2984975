// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/**
 * A time series of bounded size: when it is full, neighbouring points merge, keeping min, mean and max, and the stride
 * doubles. A billion instances are drawn in constant memory and a spike is never lost. Adding costs O(1), amortized.
 */
public final class MetricSeries {
  private final long[] at;
  private final double[] min;
  private final double[] mean;
  private final double[] max;
  private int size;
  private long stride = 1;
  private long pending;
  private double pendingMin;
  private double pendingSum;
  private double pendingMax;
  private long pendingAt;

  /**
   * An empty series.
   *
   * @param capacity the most points kept, even and at least 2
   */
  public MetricSeries(int capacity) {
    if (capacity < 2 || capacity % 2 != 0) {
      throw new IllegalArgumentException("capacity " + capacity + " is not an even number of at least 2");
    }
    at = new long[capacity];
    min = new double[capacity];
    mean = new double[capacity];
    max = new double[capacity];
  }

  private MetricSeries(MetricSeries other) {
    at = other.at.clone();
    min = other.min.clone();
    mean = other.mean.clone();
    max = other.max.clone();
    size = other.size;
    stride = other.stride;
    pending = other.pending;
    pendingMin = other.pendingMin;
    pendingSum = other.pendingSum;
    pendingMax = other.pendingMax;
    pendingAt = other.pendingAt;
  }

  /**
   * Adds a value; {@code NaN} (absent) is left out.
   *
   * @param index the instance index the value belongs to, not lower than the one before
   */
  public void add(long index, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    pendingMin = pending == 0 ? value : Math.min(pendingMin, value);
    pendingMax = pending == 0 ? value : Math.max(pendingMax, value);
    pendingSum = pending == 0 ? value : pendingSum + value;
    pendingAt = index;
    pending++;
    if (pending == stride) {
      flush();
    }
  }

  /** The number of finished points. */
  public int size() {
    return size;
  }

  /** The number of added values merged into one point. */
  public long stride() {
    return stride;
  }

  /** The finished points and, last, the one that is still being filled. */
  public SeriesView view() {
    int extra = pending > 0 ? 1 : 0;
    int n = size + extra;
    var view = new SeriesView(Arrays.copyOf(at, n), Arrays.copyOf(min, n), Arrays.copyOf(mean, n),
        Arrays.copyOf(max, n), n);
    if (extra == 1) {
      view.at()[size] = pendingAt;
      view.min()[size] = pendingMin;
      view.mean()[size] = pendingSum / pending;
      view.max()[size] = pendingMax;
    }
    return view;
  }

  /** The bytes of its arrays. */
  public long bytes() {
    return 4L * Long.BYTES * at.length;
  }

  /** An independent copy. */
  public MetricSeries copy() {
    return new MetricSeries(this);
  }

  private void flush() {
    at[size] = pendingAt;
    min[size] = pendingMin;
    mean[size] = pendingSum / pending;
    max[size] = pendingMax;
    size++;
    pending = 0;
    if (size == at.length) {
      halve();
    }
  }

  private void halve() {
    for (int i = 0; i < size / 2; i++) {
      at[i] = at[2 * i + 1];
      min[i] = Math.min(min[2 * i], min[2 * i + 1]);
      mean[i] = (mean[2 * i] + mean[2 * i + 1]) / 2;
      max[i] = Math.max(max[2 * i], max[2 * i + 1]);
    }
    size /= 2;
    stride *= 2;
  }
}
