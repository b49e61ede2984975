// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

/**
 * The standard normal distribution's cumulative probability: Hart's rational approximation 5666 (J. F. Hart et al.,
 * Computer Approximations, Wiley 1968) in the form of G. West, "Better approximations to cumulative normal functions",
 * Wilmott Magazine 2005.
 */
public final class NormalDistribution {
  private static final double[] NUMERATOR = {
    3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
    220.206867912376
  };
  private static final double[] DENOMINATOR = {
    8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
    793.826512519948, 440.413735824752
  };

  private NormalDistribution() {}

  /** The probability of a value at or below z, with an absolute error below 1e-14; [0, 1]. */
  public static double cumulative(double z) {
    double distance = Math.abs(z);
    double tail = distance > 7 ? farTail(distance) : nearTail(distance);
    return z > 0 ? 1 - tail : tail;
  }

  private static double nearTail(double z) {
    return FastMath.exp(-0.5 * z * z) * polynomial(NUMERATOR, z) / polynomial(DENOMINATOR, z);
  }

  /** Beyond 7 the probability is below 1.3e-12: the first term of the asymptotic series is exact enough. */
  private static double farTail(double z) {
    return z > 37 ? 0 : FastMath.exp(-0.5 * z * z) / (z * 2.5066282746310002) * (1 - 1 / (z * z + 2));
  }

  private static double polynomial(double[] coefficients, double z) {
    double sum = coefficients[0];
    for (int i = 1; i < coefficients.length; i++) {
      sum = sum * z + coefficients[i];
    }
    return sum;
  }
}
