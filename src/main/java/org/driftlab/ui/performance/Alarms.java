// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.driftlab.stream.drift.GroundTruth.Drift;

/**
 * Which detections hit which true drifts, by the rule of {@link org.driftlab.evaluate.DetectionScore}: a detection belongs to
 * the earliest drift without a hit whose interval, prolonged by the acceptance window, holds it.
 *
 * @param drifts the drifts in order of their start
 * @param detections indices of the detections, ascending
 * @param driftOf for each detection the number of the drift it hits, or {@link #NONE}: a false alarm
 */
@SuppressWarnings("ArrayRecordComponent") // made and read within this package only
record Alarms(List<Drift> drifts, long[] detections, int[] driftOf) {
  static final int NONE = -1;

  /** Assigns the detections; O(N·D). */
  static Alarms assign(List<Drift> drifts, long[] detections, long acceptance) {
    var ordered = drifts.stream().sorted(Comparator.comparingLong(Drift::at)).toList();
    long[] sorted = detections.clone();
    Arrays.sort(sorted);
    var driftOf = new int[sorted.length];
    var hit = new boolean[ordered.size()];
    for (int i = 0; i < sorted.length; i++) {
      driftOf[i] = NONE;
      for (int j = 0; j < hit.length && driftOf[i] == NONE && ordered.get(j).at() <= sorted[i]; j++) {
        if (!hit[j] && sorted[i] <= ordered.get(j).until() + acceptance) {
          hit[j] = true;
          driftOf[i] = j;
        }
      }
    }
    return new Alarms(ordered, sorted, driftOf);
  }

  /** Whether a detection comes within the time of a drift that has its hit. */
  boolean isRepeated(long detection, long acceptance) {
    for (int drift : driftOf) {
      if (drift != NONE && detection >= drifts.get(drift).at() && detection <= drifts.get(drift).until() + acceptance) {
        return true;
      }
    }
    return false;
  }

  boolean isHit(int drift) {
    return Arrays.stream(driftOf).anyMatch(j -> j == drift);
  }
}
