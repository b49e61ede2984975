// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/** The rule by which a {@link SlotMemory} keeps, drops and draws. */
interface Keeping {
  /** The answer to an instance that is not taken in. */
  int REFUSED = -1;

  /**
   * The slot for an offered instance: {@code held.size} while there is room, else the slot of the one that leaves, or
   * {@link #REFUSED}.
   */
  int slot(SlotMemory held, Instance offered, LegacyRandom random);

  /** The slot at a position; a rule with an order has the oldest at 0. */
  default int slotAt(int position, int capacity) {
    return position;
  }

  default void drift() {}

  /** Fills a batch without replacement and returns how many were drawn. */
  default int sample(SlotMemory held, Instance[] batch, LegacyRandom random) {
    return held.sampleUniformly(batch, random);
  }

  /** The chance of a slot to be drawn first. */
  default double priority(SlotMemory held, int slot) {
    return 1.0 / held.size;
  }

  /** The chance that the one in a slot had before {@link #slot} gave its place away. */
  default double priorityOfLeaver(SlotMemory held, int slot) {
    return priority(held, slot);
  }

  default boolean wantsLosses() {
    return false;
  }

  default void tell(int drawn, double loss) {}

  long bytes();

  Keeping copy();
}
