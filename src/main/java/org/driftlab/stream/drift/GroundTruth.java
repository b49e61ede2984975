// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.List;

/**
 * What was injected; shown to people, never to a learner.
 *
 * @param drifts the true drifts in order of their start
 */
public record GroundTruth(List<Drift> drifts) {
  public GroundTruth {
    drifts = List.copyOf(drifts);
  }

  /**
   * One true drift.
   *
   * @param at index of the first affected instance
   * @param until first index at which the change is complete; equal to {@code at} for an abrupt drift
   * @param kind the event's kind
   */
  public record Drift(long at, long until, String kind) {}
}
