// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Prioritized replay: an instance is drawn in proportion to (its last loss + 0.01)^α, and its weight is multiplied by
 * (size · share)^−β over the largest such value in the batch, which makes up for being drawn more often (T. Schaul et al.,
 * "Prioritized experience replay", ICLR 2016, section 3). The oldest leaves; a newcomer has the largest priority so far, so
 * that all are drawn soon. A batch is drawn one after the other without those already in it. A sum tree makes an offer
 * O(log capacity + features) and a batch O(batch · (log capacity + features)).
 */
public record PrioritizedMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000, help = "The most instances kept.")
    int capacity,
    @Param(label = "Exponent α", min = 0, max = 2,
        help = "How far losses matter: 0 draws all alike.") double alpha,
    @Param(label = "Correction β", min = 0, max = 1,
        help = "How far weights make up for unequal draws: 1 in full.") double beta) implements MemorySpec {
  public PrioritizedMemory {
    Params.check(PrioritizedMemory.class, capacity, alpha, beta);
  }

  /** A memory of 1,000 instances. */
  public PrioritizedMemory() {
    this(1_000, 0.6, 0.4);
  }

  @Override
  public String id() {
    return "prioritized";
  }

  @Override
  public String title() {
    return "Prioritized by loss";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new SlotMemory(capacity, schema, seed, new Priorities(capacity, alpha, beta));
  }
}
