// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** Opens the forks that take a live run's place, so that they are recorded as the run was; called on the run thread. */
@FunctionalInterface
public interface ForkHost {
  /**
   * Opens a fork.
   *
   * @param present the run whose place it takes; it is closed afterwards
   * @throws org.driftlab.data.InputException if it cannot be opened; the run then goes on as it was
   */
  Timeline open(Timeline present, Branch branch);

  /** Keeps forks in memory. */
  ForkHost IN_MEMORY = (present, branch) -> branch.open();
}
