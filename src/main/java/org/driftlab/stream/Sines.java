// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

/**
 * The sine of small numbers, made of additions and multiplications alone, so that every platform gives the same bits.
 *
 * <p>{@link StrictMath#sin} does as well, but allocates an array for any argument beyond π/4. The angle is brought into
 * [−π/4, π/4] by a multiple of π/2 in two parts, the first short enough for its product to be exact, and the Taylor
 * series are taken to the 17th and the 16th power. The result is within two units in the last place for arguments up
 * to ten, but near its zeros, where the error is below 1e-15.
 */
final class Sines {
  /** π/2 but for its last bits, and what is missing. */
  private static final double QUARTER = Double.longBitsToDouble(Double.doubleToLongBits(Math.PI / 2) & ~0xFFFFFL);
  private static final double QUARTER_REST = Math.PI / 2 - QUARTER + 6.123233995736766e-17;

  private Sines() {}

  /** The sine of an angle in radians, from −10 to 10. */
  static double sin(double angle) {
    double quarters = Math.rint(angle * (2 / Math.PI));
    double r = angle - quarters * QUARTER - quarters * QUARTER_REST;
    int quadrant = (int) quarters & 3;
    double size = (quadrant & 1) == 0 ? sine(r) : cosine(r);
    return quadrant < 2 ? size : -size;
  }

  private static double sine(double r) {
    double q = r * r;
    return r - r * q * (1 / 6.0 - q * (1 / 120.0 - q * (1 / 5040.0 - q * (1 / 362880.0 - q * (1 / 39916800.0
        - q * (1 / 6227020800.0 - q * (1 / 1307674368000.0 - q * (1 / 355687428096000.0))))))));
  }

  private static double cosine(double r) {
    double q = r * r;
    return 1 - q * (0.5 - q * (1 / 24.0 - q * (1 / 720.0 - q * (1 / 40320.0 - q * (1 / 3628800.0
        - q * (1 / 479001600.0 - q * (1 / 87178291200.0 - q * (1 / 20922789888000.0))))))));
  }
}
