// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** Watches a series of values, usually errors, for a change; single-threaded. */
public interface DriftDetector {
  /**
   * Takes the next value.
   *
   * @param value finite; for a detector of errors 0 (right) or 1 (wrong)
   */
  Signal update(double value);

  /** An independent copy that answers identically from here on. */
  DriftDetector copy();

  /** The statistic that is compared with {@link #driftLevel}, for charts; {@code NaN} while there is none. */
  default double statistic() {
    return Double.NaN;
  }

  /** The level above which the statistic is a warning; {@code NaN} if the detector has none at present. */
  default double warningLevel() {
    return Double.NaN;
  }

  /** The level above which the statistic is a drift; {@code NaN} if the detector has none at present. */
  default double driftLevel() {
    return Double.NaN;
  }
}
