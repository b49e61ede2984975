// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import java.util.Arrays;
import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/** Class-balancing reservoir sampling (Chrysakis and Moens, ICML 2020), over classes or over concepts. */
final class GroupedReservoir implements Keeping {
  private final boolean concepts;
  private final Groups groups;
  private long[] seen;

  /** Whether a group was one of the largest once the memory was full. */
  private boolean[] full;

  private int concept;

  private GroupedReservoir(boolean concepts, Groups groups, long[] seen, boolean[] full) {
    this.concepts = concepts;
    this.groups = groups;
    this.seen = seen;
    this.full = full;
  }

  static GroupedReservoir byClass(int capacity, int classes) {
    return new GroupedReservoir(false, new Groups(capacity, classes), new long[classes], new boolean[classes]);
  }

  static GroupedReservoir byConcept(int capacity) {
    return new GroupedReservoir(true, new Groups(capacity, 1), new long[8], new boolean[8]);
  }

  @Override
  public void drift() {
    concept++;
    if (concepts) {
      groups.ensure(concept + 1);
      if (concept == seen.length) {
        seen = Arrays.copyOf(seen, 2 * concept);
        full = Arrays.copyOf(full, 2 * concept);
      }
    }
  }

  @Override
  public int slot(SlotMemory held, Instance offered, LegacyRandom random) {
    int g = concepts ? concept : offered.y;
    seen[g]++;
    if (held.size < held.capacity()) {
      groups.add(held.size, g);
      return held.size;
    }
    int largest = groups.largest();
    full[g] |= groups.size(g) == groups.size(largest);
    if (full[g] && !(random.nextDouble() * seen[g] < groups.size(g))) {
      return REFUSED;
    }
    int slot = groups.pick(full[g] ? g : largest, random);
    groups.remove(slot);
    groups.add(slot, g);
    return slot;
  }

  @Override
  public long bytes() {
    return groups.bytes() + (Long.BYTES + 1L) * seen.length;
  }

  @Override
  public GroupedReservoir copy() {
    var copy = new GroupedReservoir(concepts, groups.copy(), seen.clone(), full.clone());
    copy.concept = concept;
    return copy;
  }
}
