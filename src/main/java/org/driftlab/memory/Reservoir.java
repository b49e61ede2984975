// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/** Keeps each of the n instances offered so far with the same probability. */
final class Reservoir implements Keeping {
  private long seen;

  @Override
  public int slot(SlotMemory held, Instance offered, LegacyRandom random) {
    seen++;
    if (held.size < held.capacity()) {
      return held.size;
    }
    // 53 random bits are as good as a whole number for any count that a run can reach.
    long place = (long) (random.nextDouble() * seen);
    return place < held.capacity() ? (int) place : REFUSED;
  }

  @Override
  public long bytes() {
    return Long.BYTES;
  }

  @Override
  public Reservoir copy() {
    var copy = new Reservoir();
    copy.seen = seen;
    return copy;
  }
}
