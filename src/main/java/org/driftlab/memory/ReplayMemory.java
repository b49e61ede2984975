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
   * @param batch [wanted], each overwritten; only the first {@code min(batch.length, size())} of them. A memory that
   *     draws some instances more often than others multiplies their weights by what makes up for it.
   * @return how many were drawn
   */
  int sample(Instance[] batch);

  /** Copies the held instance at a position, oldest first where the memory has an order. */
  void get(int position, Instance out);

  /** What is known about the held instance at a position. Cost: O(1). */
  Held held(int position);

  /** What came and what left so far. Cost: O(classes). */
  Turnover turnover();

  /** Says that a detector found a drift: what is offered from now on belongs to another concept. */
  void drift();

  /** Whether {@link #tell} changes anything, so that nobody need work out losses in vain. */
  boolean wantsLosses();

  /**
   * Tells the loss of an instance of the last batch that was drawn; nothing may have been offered since.
   *
   * @param drawn its place in the batch
   * @param loss what the learner lost on it, at least 0; one that is not finite is ignored
   */
  void tell(int drawn, double loss);

  /** The bytes of its arrays. */
  long bytes();

  /** An independent copy that draws identically from here on. */
  ReplayMemory copy();
}
