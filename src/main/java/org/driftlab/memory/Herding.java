// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;

/** Keeps of each class what brings the mean of the held ones near to the mean of all. */
final class Herding implements Keeping {
  private final int features;
  private final int rivals;
  private final Groups groups;
  private final long[] seen;

  /** The sum of all seen and that of all held, each [classes · features]. */
  private final double[] totals;

  private final double[] sums;

  /** How far the held ones are from the mean, were all of them to stay: [features]. */
  private final double[] excess;

  Herding(int capacity, Schema schema, int rivals) {
    this(schema.featureCount(), rivals, new Groups(capacity, schema.classCount()), new long[schema.classCount()],
        new double[Math.multiplyExact(schema.classCount(), schema.featureCount())],
        new double[Math.multiplyExact(schema.classCount(), schema.featureCount())]);
  }

  private Herding(int features, int rivals, Groups groups, long[] seen, double[] totals, double[] sums) {
    this.features = features;
    this.rivals = rivals;
    this.groups = groups;
    this.seen = seen;
    this.totals = totals;
    this.sums = sums;
    excess = new double[features];
  }

  @Override
  public int slot(SlotMemory held, Instance offered, LegacyRandom random) {
    int label = offered.y;
    see(label, offered.x);
    if (held.size < held.capacity()) {
      add(held.size, label, offered.x);
      return held.size;
    }
    int largest = groups.largest();
    // As in a reservoir a late instance is a candidate less often: what is held settles, and an offer stays cheap.
    if (random.nextDouble() * seen[label] >= Math.max(groups.size(label), held.capacity() / (double) seen.length)) {
      return REFUSED;
    }
    boolean contested = groups.size(label) == groups.size(largest);
    int slot = contested ? loser(held, label, offered.x, true, random) : loser(held, largest, offered.x, false, random);
    if (slot != REFUSED) {
      remove(held, slot);
      add(slot, label, offered.x);
    }
    return slot;
  }

  private void see(int label, double[] x) {
    seen[label]++;
    int row = label * features;
    if (complete(x)) {
      // The usual case in a form for vector instructions: this is all that most offers cost.
      for (int f = 0; f < features; f++) {
        totals[row + f] += x[f];
      }
      return;
    }
    for (int f = 0; f < features; f++) {
      totals[row + f] += present(x[f]);
    }
  }

  /** Whether all values are finite: 0 times anything else is not 0. Four sums, so that additions need not wait. */
  private boolean complete(double[] x) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int f = 0;
    for (; f + 3 < features; f += 4) {
      a += 0 * x[f];
      b += 0 * x[f + 1];
      c += 0 * x[f + 2];
      d += 0 * x[f + 3];
    }
    for (; f < features; f++) {
      a += 0 * x[f];
    }
    return a + b + c + d == 0;
  }

  private void add(int slot, int label, double[] x) {
    groups.add(slot, label);
    move(label, x, 0, 1);
  }

  private void remove(SlotMemory held, int slot) {
    groups.remove(slot);
    move(held.label(slot), held.x, slot * features, -1);
  }

  private void move(int label, double[] x, int from, int sign) {
    int row = label * features;
    for (int f = 0; f < features; f++) {
      sums[row + f] += sign * present(x[from + f]);
    }
  }

  /** Who has to leave a class: one of its rivals drawn at random or, if it is of that class too, the newcomer. */
  private int loser(SlotMemory held, int label, double[] x, boolean own, LegacyRandom random) {
    int row = label * features;
    int staying = groups.size(label) - (own ? 0 : 1);
    double share = (double) staying / seen[label];
    for (int f = 0; f < features; f++) {
      excess[f] = sums[row + f] + (own ? present(x[f]) : 0) - totals[row + f] * share;
    }
    int loser = REFUSED;
    double least = own ? distance(x, 0) : Double.POSITIVE_INFINITY;
    for (int r = 0; r < rivals; r++) {
      int slot = groups.pick(label, random);
      double distance = distance(held.x, slot * features);
      if (distance < least || loser == REFUSED && !own) {
        least = distance;
        loser = slot;
      }
    }
    return loser;
  }

  /** Two sums, so that an addition need not wait for the one before it. */
  private double distance(double[] x, int from) {
    double even = 0;
    double odd = 0;
    int f = 0;
    for (; f + 1 < features; f += 2) {
      double a = excess[f] - present(x[from + f]);
      double b = excess[f + 1] - present(x[from + f + 1]);
      even += a * a;
      odd += b * b;
    }
    if (f < features) {
      double a = excess[f] - present(x[from + f]);
      even += a * a;
    }
    return even + odd;
  }

  private static double present(double value) {
    return Math.abs(value) <= Double.MAX_VALUE ? value : 0;
  }

  @Override
  public long bytes() {
    return groups.bytes() + Double.BYTES * ((long) totals.length + sums.length + excess.length + seen.length);
  }

  @Override
  public Herding copy() {
    return new Herding(features, rivals, groups.copy(), seen.clone(), totals.clone(), sums.clone());
  }
}
