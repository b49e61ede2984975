// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

import org.driftlab.data.Instance;
import org.driftlab.data.LegacyRandom;
import org.driftlab.data.Schema;

/** Keeps of each class what brings the mean of the held ones near to the mean of all. */
final class Herding implements Keeping {
  /** So many values fit in a processor's cache (8 MB); a candidate for a larger memory costs several times as much. */
  private static final long CACHED_VALUES = 1 << 20;

  private final int features;
  private final int rivals;
  private final Groups groups;
  private final long[] seen;

  /** The sum of all seen and that of all held, each [classes · features]. */
  private final double[] totals;

  private final double[] sums;

  /** How far the held ones are from the mean, were all of them to stay: [features]. */
  private final double[] excess;

  /** What {@link #measure} found. */
  private double firstDistance;

  private double secondDistance;

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
    boolean complete = complete(offered.x, 0);
    seen[label]++;
    addTo(totals, label * features, offered.x, 0, 1, complete);
    if (held.size < held.capacity()) {
      groups.add(held.size, label);
      addTo(sums, label * features, offered.x, 0, 1, complete);
      return held.size;
    }
    int largest = groups.largest();
    // As in a reservoir a late instance is a candidate less often: what is held settles, and an offer stays cheap.
    double share = (long) held.capacity() * features > CACHED_VALUES ? 0.5 : 1;
    if (random.nextDouble() * seen[label]
        >= share * Math.max(groups.size(label), held.capacity() / (double) seen.length)) {
      return REFUSED;
    }
    boolean contested = groups.size(label) == groups.size(largest);
    int from = contested ? label : largest;
    int slot = contested ? loserOrNewcomer(held, offered, complete, random) : loser(held, largest, random);
    if (slot != REFUSED) {
      int place = slot * features;
      addTo(sums, from * features, held.x, place, -1, complete(held.x, place));
      addTo(sums, label * features, offered.x, 0, 1, complete);
      groups.remove(slot);
      groups.add(slot, label);
    }
    return slot;
  }

  /** Adds values to a row of sums; this is all that most offers cost, so if none is missing vector instructions do it. */
  private void addTo(double[] sum, int row, double[] x, int from, int sign, boolean complete) {
    if (complete) {
      for (int f = 0; f < features; f++) {
        sum[row + f] += sign * x[from + f];
      }
      return;
    }
    for (int f = 0; f < features; f++) {
      sum[row + f] += sign * present(x[from + f]);
    }
  }

  /** Whether all values are finite, by their sum, which is finite only then. Eight sums, so that additions need not wait. */
  private boolean complete(double[] x, int from) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double g = 0;
    double h = 0;
    double i = 0;
    int f = from;
    int end = from + features;
    for (; f + 7 < end; f += 8) {
      a += x[f];
      b += x[f + 1];
      c += x[f + 2];
      d += x[f + 3];
      e += x[f + 4];
      g += x[f + 5];
      h += x[f + 6];
      i += x[f + 7];
    }
    for (; f < end; f++) {
      a += x[f];
    }
    return Math.abs(a + b + c + d + (e + g + h + i)) <= Double.MAX_VALUE;
  }

  /** Who has to leave a class to which the newcomer belongs: one of its rivals or the newcomer itself. */
  private int loserOrNewcomer(SlotMemory held, Instance newcomer, boolean complete, LegacyRandom random) {
    measureExcess(newcomer.y, groups.size(newcomer.y));
    double without = squares();
    addTo(excess, 0, newcomer.x, 0, 1, complete);
    return worst(held, newcomer.y, without, random);
  }

  /** Which rival has to leave a class for a newcomer of another one. */
  private int loser(SlotMemory held, int label, LegacyRandom random) {
    measureExcess(label, groups.size(label) - 1);
    return worst(held, label, Double.POSITIVE_INFINITY, random);
  }

  /** The rival without which the mean is nearest, if it is nearer than {@code least}; two are looked at side by side. */
  private int worst(SlotMemory held, int label, double least, LegacyRandom random) {
    int worst = REFUSED;
    double nearest = least;
    for (int r = 0; r < rivals; r += 2) {
      int one = groups.pick(label, random);
      int other = r + 1 < rivals ? groups.pick(label, random) : one;
      measure(held.x, one * features, other * features);
      double first = finite(firstDistance, held.x, one * features);
      double second = finite(secondDistance, held.x, other * features);
      if (first < nearest || worst == REFUSED && least == Double.POSITIVE_INFINITY) {
        nearest = first;
        worst = one;
      }
      if (second < nearest) {
        nearest = second;
        worst = other;
      }
    }
    return worst;
  }

  private void measureExcess(int label, int staying) {
    double share = (double) staying / seen[label];
    int row = label * features;
    for (int f = 0; f < features; f++) {
      excess[f] = sums[row + f] - totals[row + f] * share;
    }
  }

  /** How far the held ones are from the mean, squared. Two sums, so that an addition need not wait for the one before it. */
  private double squares() {
    double even = 0;
    double odd = 0;
    int f = 0;
    for (; f + 1 < features; f += 2) {
      even += excess[f] * excess[f];
      odd += excess[f + 1] * excess[f + 1];
    }
    if (f < features) {
      even += excess[f] * excess[f];
    }
    return even + odd;
  }

  /**
   * How far the held ones would be from the mean without one and without another, squared; not finite if values are missing.
   * The two lie at random places, and memory hands out both in the time of one.
   */
  private void measure(double[] x, int one, int other) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int f = 0;
    for (; f + 1 < features; f += 2) {
      double ofOne = excess[f] - x[one + f];
      double ofOther = excess[f] - x[other + f];
      double nextOfOne = excess[f + 1] - x[one + f + 1];
      double nextOfOther = excess[f + 1] - x[other + f + 1];
      a += ofOne * ofOne;
      b += ofOther * ofOther;
      c += nextOfOne * nextOfOne;
      d += nextOfOther * nextOfOther;
    }
    if (f < features) {
      a += (excess[f] - x[one + f]) * (excess[f] - x[one + f]);
      b += (excess[f] - x[other + f]) * (excess[f] - x[other + f]);
    }
    firstDistance = a + c;
    secondDistance = b + d;
  }

  /** A distance as it was measured or, with missing values as 0, anew. */
  private double finite(double distance, double[] x, int from) {
    if (distance <= Double.MAX_VALUE) {
      return distance;
    }
    double present = 0;
    for (int f = 0; f < features; f++) {
      double a = excess[f] - present(x[from + f]);
      present += a * a;
    }
    return present;
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
