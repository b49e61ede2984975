// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.Optional;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Pacer;
import org.driftlab.engine.Scenario;

/** Opens runs: with a workspace or in memory, the views need not know. */
@FunctionalInterface
public interface RunFactory {
  /**
   * A run at its first instance, waiting. Called on a background thread, so it may read files.
   *
   * @param scenario what to run
   * @param pacer holds it to the speed the person chose
   * @throws org.driftlab.data.InputException if the scenario cannot be run; its message is shown as it stands
   */
  LiveRun start(Scenario scenario, Pacer pacer);

  /**
   * A run whose process was killed.
   *
   * @param run its number in the workspace
   * @param position how many instances it had replayed
   */
  record Interrupted(long run, Scenario scenario, long position) {}

  /** The marks of the versions of the run that was opened last. */
  default VersionMarks marks() {
    return VersionMarks.NONE;
  }

  /** The last run before this factory was made, if it was interrupted; answers at once. */
  default Optional<Interrupted> interrupted() {
    return Optional.empty();
  }

  /**
   * An interrupted run where it was, waiting; it is replayed to there, so this may take as long as that. Called on a background
   * thread.
   *
   * @throws org.driftlab.data.InputException if it cannot be restored; its message is shown as it stands
   */
  default LiveRun resume(Interrupted run, Pacer pacer) {
    throw new IllegalStateException("there is no interrupted run " + run.run());
  }
}
