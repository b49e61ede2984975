// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;

/** A bounded store of past labelled instances from which a learner rehearses; single-threaded, deterministic. */
public interface ReplayMemory {
  /** Offers a labelled instance; it is copied if it is kept. */
  void offer(Instance instance);

  /** The number of instances held. */
  int size();

  /** The most instances it can hold. */
  int capacity();

  /**
   * Draws instances without replacement.
   *
   * @param batch [wanted], each overwritten; only the first {@code min(batch.length, size())} of them
   * @return how many were drawn
   */
  int sample(Instance[] batch);

  /** Copies the held instance at a position, oldest first where the memory has an order. */
  void get(int position, Instance out);

  /** An independent copy that draws identically from here on. */
  ReplayMemory copy();
}
