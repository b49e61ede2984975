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
 * @param origin the run it branched off; empty for one that began at its beginning
 */
public record RunInfo(long id, String scenario, String scenarioText, long seed, Instant startedAt, String driftlab,
    State state, Optional<String> fingerprint, long position, Optional<Origin> origin) {
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

  /**
   * Where a run branched off another one of the workspace.
   *
   * @param run the other run's number
   * @param at the instance index up to which they are the same
   * @param change what is different from there on, in words such as "without rollback to v1"
   */
  public record Origin(long run, long at, String change) {}

  /** A run that begins. */
  public static RunInfo begin(String scenario, String scenarioText, long seed, Instant startedAt, String driftlab) {
    return new RunInfo(0, scenario, scenarioText, seed, startedAt, driftlab, State.RUNNING, Optional.empty(), 0,
        Optional.empty());
  }

  /** The same run, as one that branches off another. */
  public RunInfo from(Origin parent) {
    return new RunInfo(id, scenario, scenarioText, seed, startedAt, driftlab, state, fingerprint, position,
        Optional.of(parent));
  }
}
