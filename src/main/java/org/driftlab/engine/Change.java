// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.stream.drift.DriftSchedule;

/** The one thing that is different in a fork. */
public sealed interface Change {
  /** Nothing: the fork lives through the same future as the run. */
  record Nothing() implements Change {}

  /** A command is given that was not: a promotion, a rollback, or {@link RunCommand.Use another part} of the scenario. */
  record With(RunCommand command) implements Change {}

  /**
   * The stream drifts otherwise: events are added, removed, moved or changed. The seed stays, so what no other event touches
   * stays bit for bit. The fork begins where the two schedules first differ, which may be long before the instance at which
   * the change was asked for.
   *
   * @param schedule all the events of the fork
   */
  record Drift(DriftSchedule schedule) implements Change {}

  /**
   * A command is not given that was; this is what undoes it.
   *
   * @param number its place among the run's interventions, from 0
   */
  record Without(int number) implements Change {}
}
