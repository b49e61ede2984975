// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Reservoir sampling: after n offers each of them is held with the same probability, capacity / n (J. S. Vitter, "Random
 * sampling with a reservoir", ACM TOMS 11:37–57, 1985, algorithm R). What is held mirrors the whole past, so the share of
 * a recent concept grows only slowly. An offer costs O(1), and O(features) if it is taken in; a batch O(batch ·
 * features).
 */
public record ReservoirMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000, help = "The most instances kept.")
    int capacity) implements MemorySpec {
  public ReservoirMemory {
    Params.check(ReservoirMemory.class, capacity);
  }

  /** A memory of 1,000 instances. */
  public ReservoirMemory() {
    this(1_000);
  }

  @Override
  public String id() {
    return "reservoir";
  }

  @Override
  public String title() {
    return "Reservoir";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new SlotMemory(capacity, schema, seed, new Reservoir());
  }
}
