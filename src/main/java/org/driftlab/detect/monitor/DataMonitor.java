// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.List;
import org.driftlab.data.Instance;

/**
 * Compares a current window of a stream with a reference window and needs no label for it; single-threaded.
 *
 * <p>Between two evaluations {@link #statistic}, {@link #level}, {@link #alarm} and {@link #findings} stay as they are.
 */
public interface DataMonitor {
  /**
   * Takes the features of the next instance; allocates nothing unless it evaluates.
   *
   * @param instance only the features are looked at
   * @param scores the model's class probabilities for it: [classes]; empty where there is no model
   * @return whether the windows were compared just now
   */
  boolean update(Instance instance, double[] scores);

  /** Whether the last comparison was an alarm. */
  boolean alarm();

  /** Whether the monitor begins afresh after the last comparison, because it was an alarm. */
  boolean startsAfresh();

  /** What is compared with {@link #level}; {@code NaN} before the first comparison. */
  double statistic();

  /** The level at which the last comparison would have been an alarm; {@code NaN} before the first one. */
  double level();

  /** What the last comparison says of each feature, in the schema's order; empty for a monitor of all at once. */
  List<FeatureFinding> findings();

  /**
   * A label has arrived: the model's highest score at the time of its prediction, and whether it was right. Only a
   * monitor that calibrates confidence listens.
   */
  default void labelled(double confidence, boolean right) {}

  /** Another model speaks from now on; a monitor of scores starts afresh. */
  default void modelChanged() {}

  /** An independent copy that answers identically from here on. */
  DataMonitor copy();
}
