// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datadrift;

import java.util.Optional;
import org.driftlab.detect.monitor.FeatureHistogram;
import org.driftlab.engine.RunSnapshot.Monitor;

/**
 * One line of the panel: a monitor and what it says of a feature, or of all at once.
 *
 * @param monitor the monitor with its series
 * @param feature the feature's name, or the word for all of them
 * @param statistic as it is shown
 * @param pValue as it is shown; empty where there is none
 * @param flagged whether it counts as changed
 * @param rank the smaller, the further up: the p-value, below 0 if flagged
 * @param histogram the windows that were compared; empty for all features at once
 */
record FeatureRow(Monitor monitor, String feature, String statistic, String pValue, boolean flagged, double rank,
    Optional<FeatureHistogram> histogram) {
  /** Whether two rows speak of the same thing, possibly at different times. */
  boolean isAbout(FeatureRow other) {
    return monitor.id().equals(other.monitor.id()) && feature.equals(other.feature);
  }
}
