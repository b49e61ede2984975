// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/**
 * ln(1 + t) for t = 1, 2, 3, …, by adding ln(1 + 1/t), a short series, to the logarithm before; every 64th is computed
 * anew, so that the error stays below 1e-13.
 */
final class CountLog {
  private static final int FRESH = 64;

  private long count;
  private double log;
  private double reciprocal = 1;

  CountLog() {}

  CountLog(CountLog other) {
    count = other.count;
    log = other.log;
    reciprocal = other.reciprocal;
  }

  /** The logarithm of two more than the number of calls so far. */
  double next() {
    count++;
    if (count < FRESH || count % FRESH == 0) {
      log = StrictMath.log(1.0 + count);
    } else {
      double u = reciprocal;
      log += u * (1 - u * (1.0 / 2 - u * (1.0 / 3 - u * (1.0 / 4 - u * (1.0 / 5 - u * (1.0 / 6 - u * (1.0 / 7)))))));
    }
    reciprocal = 1.0 / (1 + count);
    return log;
  }

  /** How often {@link #next} was called: t. */
  long count() {
    return count;
  }

  /** 1/(1 + t). */
  double reciprocal() {
    return reciprocal;
  }
}
