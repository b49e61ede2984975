// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;

/** Keeps the newest and draws in proportion to a power of the loss, by a sum tree. */
final class Priorities implements Keeping {
  /** What every loss has added, so that an instance without loss is drawn now and then. */
  private static final double FLOOR = 0.01;

  private final Ring ring;
  private final double alpha;
  private final double beta;

  /** The root's sum at 1, the slots' own priorities in the second half: [2 · leaves]. */
  private final double[] sums;

  private int[] drawn = new int[0];
  private double[] taken = new double[0];
  private double largest = 1;
  private double leaver;

  Priorities(int capacity, double alpha, double beta) {
    this(new Ring(), alpha, beta, new double[2 * Math.max(1, Integer.highestOneBit(2 * capacity - 1))]);
  }

  private Priorities(Ring ring, double alpha, double beta, double[] sums) {
    this.ring = ring;
    this.alpha = alpha;
    this.beta = beta;
    this.sums = sums;
  }

  @Override
  public int slot(SlotMemory held, Instance offered, LegacyRandom random) {
    int slot = ring.slot(held, offered, random);
    leaver = priority(held, slot);
    set(slot, largest);
    return slot;
  }

  @Override
  public int slotAt(int position, int capacity) {
    return ring.slotAt(position, capacity);
  }

  @Override
  public double priority(SlotMemory held, int slot) {
    return sums[1] > 0 ? sums[sums.length / 2 + slot] / sums[1] : 0;
  }

  @Override
  public double priorityOfLeaver(SlotMemory held, int slot) {
    return leaver;
  }

  /** Sums are added anew on the way up instead of being corrected, so no rounding error can pile up. */
  private void set(int slot, double priority) {
    int i = sums.length / 2 + slot;
    sums[i] = priority;
    for (i >>= 1; i > 0; i >>= 1) {
      sums[i] = sums[2 * i] + sums[2 * i + 1];
    }
  }

  @Override
  public int sample(SlotMemory held, Instance[] batch, LegacyRandom random) {
    int count = Math.min(batch.length, held.size);
    if (drawn.length < count) {
      drawn = new int[batch.length];
      taken = new double[batch.length];
    }
    double total = sums[1];
    for (int i = 0; i < count; i++) {
      int slot = find(random.nextDouble() * sums[1]);
      drawn[i] = slot;
      taken[i] = sums[sums.length / 2 + slot];
      set(slot, 0);
      held.copyOut(slot, batch[i]);
    }
    double heaviest = 0;
    for (int i = 0; i < count; i++) {
      set(drawn[i], taken[i]);
      heaviest = Math.max(heaviest, correction(taken[i], total, held.size));
    }
    for (int i = 0; i < count; i++) {
      batch[i].weight *= correction(taken[i], total, held.size) / heaviest;
    }
    return count;
  }

  private double correction(double priority, double total, int size) {
    return StrictMath.pow(size * priority / total, -beta);
  }

  private int find(double value) {
    double rest = value;
    int i = 1;
    while (i < sums.length / 2) {
      i *= 2;
      // A branch without any sum is never entered, even where the value was rounded up to the whole sum.
      if (rest >= sums[i] && sums[i + 1] > 0) {
        rest -= sums[i];
        i++;
      }
    }
    return i - sums.length / 2;
  }

  @Override
  public boolean wantsLosses() {
    return true;
  }

  @Override
  public void tell(int place, double loss) {
    if (loss >= 0 && loss <= Double.MAX_VALUE) {
      double priority = Math.min(1e100, StrictMath.pow(loss + FLOOR, alpha));
      largest = Math.max(largest, priority);
      set(drawn[place], priority);
    }
  }

  @Override
  public long bytes() {
    return Double.BYTES * ((long) sums.length + taken.length) + Integer.BYTES * (long) drawn.length + ring.bytes();
  }

  @Override
  public Priorities copy() {
    var copy = new Priorities(ring.copy(), alpha, beta, sums.clone());
    copy.largest = largest;
    copy.leaver = leaver;
    copy.drawn = drawn.clone();
    copy.taken = taken.clone();
    return copy;
  }
}
