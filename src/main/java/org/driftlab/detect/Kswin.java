// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * KSWIN: a Kolmogorov–Smirnov test between the newest values of a sliding window and a random sample of its older ones.
 *
 * <p>C. Raab, M. Heusinger, F.-M. Schleif, <i>Reactive Soft Prototype Computing for Concept Drift Streams</i>,
 * Neurocomputing 416 (2020) 340–351. Input: any finite numbers. Once the window holds n values, each value draws r of
 * the n − r older ones without replacement and takes D, the largest distance between their empirical distribution and
 * that of the newest r. It is a drift if the exact two-sample p-value of D is at most α (the paper's own rule is the
 * asymptotic D &gt; √(−ln α/r)); with ties, as in errors of 0 and 1, the test is conservative. After a drift the window
 * keeps its newest r values. α speaks of one comparison, and there is one at every value: it is no promise about a run.
 * The statistic is D, the drift level its least
 * significant value; no warnings.
 *
 * <p>The window stays sorted from value to value; the sample is marked in it by a seeded generator of its own. O(n) a
 * value without allocation, 28n bytes.
 *
 * @param window n, the length of the sliding window
 * @param recent r, the size of both samples, at most n/2
 * @param alpha α, the significance of one comparison
 * @param seed seed of the sampling
 */
public record Kswin(
    @Param(label = "Window", unit = "instances", min = 2, max = 10_000) int window,
    @Param(label = "Newest values", unit = "instances", help = "The size of both samples, at most half the window.",
        min = 1, max = 5_000) int recent,
    @Param(label = "Significance α", min = 0, max = 1, minExclusive = true) double alpha,
    @Param(label = "Seed") int seed)
    implements DetectorSpec {

  /** The paper's window of 100 with 30 newest values and α = 0.005. */
  public Kswin() {
    this(100, 30, 0.005, 1);
  }

  public Kswin {
    Params.check(Kswin.class, window, recent, alpha, seed);
    if (recent > window / 2) {
      throw new InputException(
          "Parameter 'recent' is %d but must be at most half of 'window', which is %d, so that both samples fit into it."
              .formatted(recent, window));
    }
  }

  @Override
  public String id() {
    return "kswin";
  }

  @Override
  public String title() {
    return "KSWIN";
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("alpha"));
  }

  @Override
  public DriftDetector create() {
    return new State(this);
  }

  private static final class State implements DriftDetector {
    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;
    private static final long INCREMENT = 1_442_695_040_888_963_407L;

    private final Kswin spec;
    private final int critical;
    /** Values by age: slot (first + i) modulo n holds the i-th oldest. */
    private final double[] ring;
    /** The values in ascending order and the slot of each. */
    private final double[] sorted;
    private final int[] slots;
    /** What the value in a slot adds to the difference of counts: 1 newest, −1 drawn, 0 neither. */
    private final int[] marks;
    /** The ages 0 … n−r−1 in an order that every draw shuffles further. */
    private final int[] ages;
    /** The newest values while a new window is begun. */
    private final double[] kept;
    private int first;
    private int filled;
    private boolean drift;
    private int distance = -1;
    private long random;

    State(Kswin spec) {
      this.spec = spec;
      critical = KolmogorovSmirnov.critical(spec.recent, spec.alpha);
      ring = new double[spec.window];
      sorted = new double[spec.window];
      slots = new int[spec.window];
      marks = new int[spec.window];
      kept = new double[spec.recent];
      ages = new int[spec.window - spec.recent];
      for (int i = 0; i < ages.length; i++) {
        ages[i] = i;
      }
      random = spec.seed * MULTIPLIER + INCREMENT;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        keepNewest();
      }
      if (filled < ring.length) {
        ring[filled] = value;
        place(filled, value, filled);
        filled++;
      } else {
        int slot = first;
        first = slot + 1 == ring.length ? 0 : slot + 1;
        ring[slot] = value;
        place(position(slot), value, slot);
      }
      if (filled < ring.length) {
        return Signal.STABLE;
      }
      mark();
      distance = distance();
      drift = distance >= critical;
      return drift ? Signal.DRIFT : Signal.STABLE;
    }

    private int position(int slot) {
      int i = 0;
      while (slots[i] != slot) {
        i++;
      }
      return i;
    }

    /** Puts a value into a free position and moves it to where it belongs among the first filled ones. */
    private void place(int free, double value, int slot) {
      int i = free;
      for (; i > 0 && sorted[i - 1] > value; i--) {
        sorted[i] = sorted[i - 1];
        slots[i] = slots[i - 1];
      }
      for (; i < filled - 1 && sorted[i + 1] < value; i++) {
        sorted[i] = sorted[i + 1];
        slots[i] = slots[i + 1];
      }
      sorted[i] = value;
      slots[i] = slot;
    }

    /** Draws the sample: the first r steps of a Fisher–Yates shuffle, whatever order the ages are in. */
    private void mark() {
      int older = ages.length;
      for (int age = 0; age < older; age++) {
        marks[slot(age)] = 0;
      }
      for (int age = older; age < ring.length; age++) {
        marks[slot(age)] = 1;
      }
      for (int i = 0; i < spec.recent; i++) {
        int j = i + draw(older - i);
        int age = ages[j];
        ages[j] = ages[i];
        ages[i] = age;
        marks[slot(age)] = -1;
      }
    }

    private int slot(int age) {
      int slot = first + age;
      return slot < ring.length ? slot : slot - ring.length;
    }

    /** A whole number below the bound, from the high half of a 64-bit congruential generator; biased by 2⁻³² at most. */
    private int draw(int bound) {
      random = random * MULTIPLIER + INCREMENT;
      return (int) (((random >>> 32) * bound) >>> 32);
    }

    /** D·r: the largest difference of the two counts of values up to a point. */
    private int distance() {
      int difference = 0;
      int largest = 0;
      int last = ring.length - 1;
      for (int i = 0; i < last; i++) {
        difference += marks[slots[i]];
        if (sorted[i] != sorted[i + 1]) {
          largest = Math.max(largest, Math.abs(difference));
        }
      }
      return largest;
    }

    /** Starts a new window with the newest r values of the old one. */
    private void keepNewest() {
      drift = false;
      distance = -1;
      filled = 0;
      for (int i = 0; i < kept.length; i++) {
        kept[i] = ring[slot(ages.length + i)];
      }
      first = 0;
      for (double value : kept) {
        ring[filled] = value;
        place(filled, value, filled);
        filled++;
      }
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      System.arraycopy(ring, 0, copy.ring, 0, ring.length);
      System.arraycopy(sorted, 0, copy.sorted, 0, sorted.length);
      System.arraycopy(slots, 0, copy.slots, 0, slots.length);
      System.arraycopy(marks, 0, copy.marks, 0, marks.length);
      System.arraycopy(ages, 0, copy.ages, 0, ages.length);
      copy.first = first;
      copy.filled = filled;
      copy.drift = drift;
      copy.distance = distance;
      copy.random = random;
      return copy;
    }

    @Override
    public double statistic() {
      return distance < 0 ? Double.NaN : (double) distance / spec.recent;
    }

    @Override
    public double driftLevel() {
      return (double) critical / spec.recent;
    }
  }
}
