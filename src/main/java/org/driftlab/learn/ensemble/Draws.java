// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;

/**
 * A member's own random numbers, so that no member's draws depend on another's or on the thread it runs on: SplitMix64
 * (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014), whose state is one number.
 */
final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  Draws(long seed) {
    state = seed;
  }

  /** The generator of a member of an ensemble: far from those of its fellows, whatever the seed. */
  static Draws of(long seed, int member) {
    return new Draws(new Draws(new Draws(seed).nextLong() + member).nextLong());
  }

  long nextLong() {
    state += GOLDEN;
    long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** A number in [0, 1), in steps of 2⁻⁵³. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /** A whole number in [0, bound), for a small bound. */
  int nextInt(int bound) {
    return (int) ((nextLong() >>> 32) * bound >>> 32);
  }

  /** A draw from the Poisson distribution of any mean up to 30, by inversion. Cost: O(mean). */
  int poisson(double mean) {
    double u = nextDouble();
    double p = FastMath.exp(-mean);
    int k = 0;
    // Beyond 200 a probability is below 10⁻⁹⁰ for these means: it only ends the loop should rounding leave a rest.
    while (u >= p && k < 200) {
      u -= p;
      p *= mean / ++k;
    }
    return k;
  }

  /** Where the sequence stands. */
  long state() {
    return state;
  }

  /** Goes back to where the sequence stood. */
  void rewind(long to) {
    state = to;
  }

  Draws copy() {
    return new Draws(state);
  }

  void save(ModelWriter out) {
    out.writeLong(state);
  }

  static Draws load(ModelReader in) {
    return new Draws(in.readLong());
  }
}
