// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/** Keeps the newest: the oldest leaves. */
final class Ring implements Keeping {
  private int oldest;

  @Override
  public int slot(SlotMemory held, Instance offered, LegacyRandom random) {
    if (held.size < held.capacity()) {
      return held.size;
    }
    int slot = oldest;
    oldest = slotAt(1, held.capacity());
    return slot;
  }

  @Override
  public int slotAt(int position, int capacity) {
    int slot = oldest + position;
    return slot >= capacity ? slot - capacity : slot;
  }

  @Override
  public long bytes() {
    return Integer.BYTES;
  }

  @Override
  public Ring copy() {
    var copy = new Ring();
    copy.oldest = oldest;
    return copy;
  }
}
