// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

/**
 * The documented 48-bit sequence of {@link java.util.Random}, number for number, for a single thread.
 *
 * <p>Without the atomic update of the original a draw costs one to three nanoseconds, and the state can be copied,
 * which {@code java.util.Random} does not allow. The logarithm of the Gaussian is {@link StrictMath}'s, so every
 * platform gives the same bits.
 */
public final class LegacyRandom {
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long INCREMENT = 0xBL;
  private static final long MASK = (1L << 48) - 1;
  private static final double DOUBLE_UNIT = 0x1.0p-53;

  private long state;
  private double storedGaussian;
  private boolean hasStoredGaussian;

  public LegacyRandom(long seed) {
    state = (seed ^ MULTIPLIER) & MASK;
  }

  private LegacyRandom(LegacyRandom other) {
    state = other.state;
    storedGaussian = other.storedGaussian;
    hasStoredGaussian = other.hasStoredGaussian;
  }

  /** The top bits of the next 48-bit state, at most 32 of them. */
  private int next(int bits) {
    state = (state * MULTIPLIER + INCREMENT) & MASK;
    return (int) (state >>> (48 - bits));
  }

  /** A number in [0, 1), in steps of 2⁻⁵³. */
  public double nextDouble() {
    return (((long) next(26) << 27) + next(27)) * DOUBLE_UNIT;
  }

  /**
   * A whole number in [0, bound), all equally likely.
   *
   * @throws IllegalArgumentException if the bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive but is " + bound);
    }
    int bits = next(31);
    if ((bound & (bound - 1)) == 0) {
      return (int) (((long) bound * bits) >> 31);
    }
    int result = bits % bound;
    // The last, incomplete block of bounds below 2³¹ would favour small results: draw again. The overflow is the test.
    while (bits - result + (bound - 1) < 0) {
      bits = next(31);
      result = bits % bound;
    }
    return result;
  }

  /** A number from the standard normal distribution; every second call returns the one stored by the call before. */
  public double nextGaussian() {
    if (hasStoredGaussian) {
      hasStoredGaussian = false;
      return storedGaussian;
    }
    double a;
    double b;
    double q;
    do {
      a = 2 * nextDouble() - 1;
      b = 2 * nextDouble() - 1;
      q = a * a + b * b;
    } while (q >= 1 || q == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(q) / q);
    storedGaussian = b * scale;
    hasStoredGaussian = true;
    return a * scale;
  }

  /**
   * Whether a percent test holds: a draw of {@code nextInt(100)} is below the percentage; it is made for 0 and 100 too.
   */
  public boolean percent(int percentage) {
    return nextInt(100) < percentage;
  }

  /** An independent generator that continues identically. */
  public LegacyRandom copy() {
    return new LegacyRandom(this);
  }
}
