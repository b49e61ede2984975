// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Instances of the current and of each past concept, kept apart: each concept has an equal share of the capacity as far
 * as it lasted long enough, and within a concept every instance was kept with the same probability. A detector says when a
 * concept ends; a concept that returns counts as a new one. The share is that of the class-balancing reservoir (A.
 * Chrysakis and M.-F. Moens, ICML 2020) with concepts in the place of classes. An offer costs O(log concepts), and
 * O(features) if it is taken in; a batch O(batch · features); only a drift allocates.
 */
public record DriftAwareMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000, help = "The most instances kept.")
    int capacity) implements MemorySpec {
  public DriftAwareMemory {
    Params.check(DriftAwareMemory.class, capacity);
  }

  /** A memory of 1,000 instances. */
  public DriftAwareMemory() {
    this(1_000);
  }

  @Override
  public String id() {
    return "drift-aware";
  }

  @Override
  public String title() {
    return "Drift-aware";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new SlotMemory(capacity, schema, seed, GroupedReservoir.byConcept(capacity));
  }
}
