// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as the workspace knows it.
 *
 * @param id its number in the workspace; 0 before it is stored
 * @param scenario the scenario's id
 * @param scenarioText the whole scenario as JSON text
 * @param seed the run's seed
 * @param startedAt when it began, as the caller says
 * @param driftlab DriftLab's version
 * @param state how far it came
 * @param fingerprint of all that happened; empty until it has finished
 * @param position instances replayed, as far as the workspace knows
 */
public record RunInfo(long id, String scenario, String scenarioText, long seed, Instant startedAt, String driftlab,
    State state, Optional<String> fingerprint, long position) {
  /** How far a run came. */
  public enum State {
    /** It is being replayed by the process that has the workspace open. */
    RUNNING,
    /** It reached its end. */
    FINISHED,
    /** A person ended it. */
    STOPPED,
    /** It ended by an error. */
    FAILED,
    /** Its process ended without saying so; found when the workspace was opened again. */
    INTERRUPTED
  }

  /** A run that begins. */
  public static RunInfo begin(String scenario, String scenarioText, long seed, Instant startedAt, String driftlab) {
    return new RunInfo(0, scenario, scenarioText, seed, startedAt, driftlab, State.RUNNING, Optional.empty(), 0);
  }
}
