// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * First in, first out: the newest instances are kept and the oldest leaves. An offer costs O(features), a batch
 * O(batch · features); nothing is allocated after creation.
 */
public record FifoMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000,
        help = "The most instances kept; the oldest leaves.") int capacity) implements MemorySpec {
  public FifoMemory {
    Params.check(FifoMemory.class, capacity);
  }

  /** A memory of 1,000 instances. */
  public FifoMemory() {
    this(1_000);
  }

  @Override
  public String id() {
    return "fifo";
  }

  @Override
  public String title() {
    return "First in, first out";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new SlotMemory(capacity, schema, seed, new Ring());
  }
}
