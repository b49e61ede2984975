// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/** A p-value as a chart shows it: the larger, the less probable. */
final class Evidence {
  /** That of a p-value too small for a double. */
  private static final double MOST = 300;

  private Evidence() {}

  /** −log₁₀ of a p-value, at most 300. */
  static double of(double pValue) {
    return pValue > 0 ? Math.min(MOST, -StrictMath.log10(pValue)) : MOST;
  }
}
