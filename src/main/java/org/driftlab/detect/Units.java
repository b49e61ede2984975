// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** Values in [0, 1] as whole numbers of 2⁻⁴⁰, whose sums do not depend on their order and are never rounded. */
final class Units {
  /** The whole number that stands for 1. */
  static final long ONE = 1L << 40;

  private Units() {}

  /** The nearest whole number of units; a value outside [0, 1] counts as the nearer end. */
  static long of(double value) {
    return (long) (Math.min(1, Math.max(0, value)) * ONE + 0.5);
  }
}
