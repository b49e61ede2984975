// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import org.driftlab.engine.RunCommand;

/** Where views send what a person asks of the run. */
@FunctionalInterface
public interface RunController {
  /** Hands the command to the run; it is answered by an event in a later snapshot. */
  void send(RunCommand command);
}
