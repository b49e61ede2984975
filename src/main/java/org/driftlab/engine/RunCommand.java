// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

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

  /** Keep the champion although the gate would promote a shadow: its comparison starts afresh. */
  record Keep(VersionId version, String by, String why) implements RunCommand {}

  /**
   * Let the champion learn the whole memory some times over, and store the outcome as a version of its own.
   *
   * @param epochs how often each instance is learned, at least 1
   */
  record FineTune(int epochs, String by, String why) implements RunCommand {}
}
