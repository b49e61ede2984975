// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

/**
 * The logistic function 1/(1 + e⁻ˣ) in half the time of exponential and division: its Taylor polynomial of degree 7 about
 * the nearest multiple of 1/16. The series converges within a distance of π, so what is cut off at 1/32 is a part of
 * (1/(32π))⁸ ≈ 10⁻¹⁶. A learner that takes a step for each label waits for this value before it can look at the next
 * instance, which is why the time counts. The same bits on every platform.
 */
public final class Logistic {
  /** Beyond this the value is 1 to the last bit, or as small as the exponential. */
  private static final double LARGEST = 40;

  private static final int STEPS_PER_UNIT = 16;
  private static final int NODES = (int) (2 * LARGEST * STEPS_PER_UNIT) + 1;
  private static final int MIDDLE = NODES / 2;

  /** The coefficients of a polynomial: a line of a processor's cache. */
  private static final int DEGREES = 8;

  /** Adding this rounds to a multiple of 1/16, whose number stands in the low bits of the sum's significand. */
  private static final double ROUNDER = 0x1.8p52 / STEPS_PER_UNIT;

  /** [nodes · 8]. */
  private static final double[] COEFFICIENTS = new double[NODES * DEGREES];

  static {
    for (int node = 0; node < NODES; node++) {
      fill(node - MIDDLE);
    }
  }

  private Logistic() {}

  /** The Taylor coefficients at a multiple of 1/16: from y′ = y − y² follows (n + 1)cₙ₊₁ = cₙ − Σ cᵢcₙ₋ᵢ. */
  private static void fill(int step) {
    // Worked out on the left, where no difference of nearly equal numbers occurs; the right is its mirror image.
    double power = StrictMath.exp(-Math.abs((double) step / STEPS_PER_UNIT));
    var c = new double[DEGREES];
    c[0] = power / (1 + power);
    for (int n = 0; n + 1 < DEGREES; n++) {
      double sum = c[n];
      for (int i = 0; i <= n; i++) {
        sum -= c[i] * c[n - i];
      }
      c[n + 1] = sum / (n + 1);
    }
    for (int n = 0; n < DEGREES; n++) {
      double mirrored = n == 0 ? 1 / (1 + power) : n % 2 == 0 ? -c[n] : c[n];
      COEFFICIENTS[(step + MIDDLE) * DEGREES + n] = step > 0 ? mirrored : c[n];
    }
  }

  /** The value with a relative error below 1e-15; {@code NaN} for {@code NaN}. */
  public static double of(double x) {
    if (!(Math.abs(x) < LARGEST)) {
      return x > 0 ? 1 : FastMath.exp(x);
    }
    double shifted = x + ROUNDER;
    double h = x - (shifted - ROUNDER);
    int at = ((int) Double.doubleToRawLongBits(shifted) + MIDDLE) * DEGREES;
    double[] c = COEFFICIENTS;
    double square = h * h;
    // In pairs, so that no product waits for more than it needs.
    double low = c[at] + c[at + 1] * h + (c[at + 2] + c[at + 3] * h) * square;
    double high = c[at + 4] + c[at + 5] * h + (c[at + 6] + c[at + 7] * h) * square;
    return low + high * (square * square);
  }
}
