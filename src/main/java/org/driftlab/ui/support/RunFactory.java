// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

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
}
