// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.RunCommand;
import org.driftlab.version.VersionId;

/** Where views send what a person asks of the run. */
@FunctionalInterface
public interface RunController {
  /** Hands the command to the run; it is answered by an event in a later snapshot. */
  void send(RunCommand command);

  /**
   * Rehearses a rollback: what would have changed, had it been made some instances ago.
   *
   * @param done gets the numbers, later
   * @param failed gets the reason why there are none
   */
  default void rehearse(VersionId version, long instances, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    failed.accept(new InputException("This run cannot be rehearsed."));
  }
}
