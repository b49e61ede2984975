// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * Class-balancing reservoir sampling: the classes share the capacity equally as far as they are frequent enough, and
 * within each class all its instances were kept with the same probability (A. Chrysakis and M.-F. Moens, "Online continual
 * learning from imbalanced data", ICML 2020, algorithm 1). A class that never was a largest one takes a place from a
 * largest one; any other replaces one of its own with probability held / seen. Of several largest classes the one with
 * the lowest index gives. An offer costs O(log classes), and O(features) if it is taken in; a batch O(batch · features).
 */
public record ClassBalancedMemory(
    @Param(label = "Capacity", unit = "instances", min = 1, max = 10_000_000, help = "The most instances kept.")
    int capacity) implements MemorySpec {
  public ClassBalancedMemory {
    Params.check(ClassBalancedMemory.class, capacity);
  }

  /** A memory of 1,000 instances. */
  public ClassBalancedMemory() {
    this(1_000);
  }

  @Override
  public String id() {
    return "class-balanced";
  }

  @Override
  public String title() {
    return "Class-balanced reservoir";
  }

  @Override
  public ReplayMemory create(Schema schema, long seed) {
    return new SlotMemory(capacity, schema, seed, GroupedReservoir.byClass(capacity, schema.classCount()));
  }
}
