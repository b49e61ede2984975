// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Optional;

/**
 * What is decided beside the deployment strategy.
 *
 * @param update when the models that learn do learn
 * @param gate what a candidate must pass; empty for the strategy's own choice
 * @param guard what watches a new champion; empty for the strategy's own choice
 */
public record Policies(Update update, Optional<Gate> gate, Optional<Guard> guard) {
  /** Every label is learned; gate and guard are what the strategy takes. */
  public static final Policies DEFAULT = new Policies(new Update.EveryLabel(), Optional.empty(), Optional.empty());

  /** The same, gate and guard comparing errors: for a scenario in which nothing is at stake. */
  public Policies withoutCosts() {
    return new Policies(update, gate.map(g -> g.withLoss(Loss.ERROR)), guard.map(g -> g.withLoss(Loss.ERROR)));
  }
}
