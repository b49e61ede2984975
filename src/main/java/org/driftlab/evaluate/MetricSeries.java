// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * A time series of bounded size: when it is full, neighbouring points merge, keeping min, mean and max, and the stride
 * doubles. A billion instances are drawn in constant memory and a spike is never lost. Adding costs O(1), amortized.
 *
 * <p>A copy costs O(1) too, because finished points are never written again: copies share them, and one that is added to
 * takes arrays of its own first. Hand a copy to another thread only through a lock or a volatile field.
 */
public final class MetricSeries {
  private static final long BYTES = 128;

  private long[] at;
  private double[] min;
  private double[] mean;
  private double[] max;
  private boolean own;
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
    own = true;
  }

  private MetricSeries(MetricSeries other) {
    at = other.at;
    min = other.min;
    mean = other.mean;
    max = other.max;
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

  /** The finished points and, last, the one that is still being filled; O(1), and never changed by what is added later. */
  public SeriesView view() {
    return new SeriesView(at, min, mean, max, size, pending > 0, pendingAt, pendingMin, pendingSum / pending, pendingMax);
  }

  /** About how many bytes a copy takes beside what it shares. */
  public long bytes() {
    return BYTES;
  }

  /** An independent copy. */
  public MetricSeries copy() {
    return new MetricSeries(this);
  }

  private void flush() {
    if (!own) {
      at = at.clone();
      min = min.clone();
      mean = mean.clone();
      max = max.clone();
      own = true;
    }
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

  /** Merges the points two by two, in new arrays. */
  private void halve() {
    var half = new MetricSeries(at.length);
    for (int i = 0; i < size / 2; i++) {
      half.at[i] = at[2 * i + 1];
      half.min[i] = Math.min(min[2 * i], min[2 * i + 1]);
      half.mean[i] = (mean[2 * i] + mean[2 * i + 1]) / 2;
      half.max[i] = Math.max(max[2 * i], max[2 * i + 1]);
    }
    at = half.at;
    min = half.min;
    mean = half.mean;
    max = half.max;
    size /= 2;
    stride *= 2;
  }
}
