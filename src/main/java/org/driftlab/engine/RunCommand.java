// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Spec;
import org.driftlab.version.VersionId;

/** What a person asks of a run; it takes effect between two instances and is recorded as an {@link Intervention}. */
public sealed interface RunCommand {
  /**
   * Run a version beside the champion.
   *
   * @param learning whether it goes on learning or stays frozen
   */
  record Shadow(VersionId version, boolean learning) implements RunCommand {}

  /** Stop a shadow. */
  record StopShadow(VersionId version) implements RunCommand {}

  /** Make a version the champion: its live shadow where there is one, else the stored model. */
  record Promote(VersionId version, String by, String why) implements RunCommand {}

  /** Make an earlier version the champion again, as it was stored. */
  record RollBack(VersionId version, String by, String why) implements RunCommand {}

  /**
   * Go on with another strategy, another detector, or other parameters of the learner. What was learned so far stays: a new
   * detector begins knowing nothing, and the models that learn take the parameters over with their state as it is.
   *
   * @param part a {@link Strategy}, a detector's spec or a learner's
   */
  record Use(Spec part) implements RunCommand {}
}
