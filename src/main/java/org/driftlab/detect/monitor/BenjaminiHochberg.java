// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;

/**
 * The correction for testing many features at once: of the p-values in ascending order, p₍ᵢ₎ becomes min over j ≥ i of
 * k·p₍ⱼ₎/j, and what is then at most α is flagged. Where nothing changed, anything at all is flagged with probability at
 * most α (for independent or positively dependent features).
 *
 * <p>Y. Benjamini, Y. Hochberg, <i>Controlling the False Discovery Rate</i>, J. R. Statist. Soc. B 57 (1995) 289–300.
 */
final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /**
   * Adjusts p-values; O(k log k).
   *
   * @param pValues in [0, 1], unchanged: [k]
   * @param adjusted filled: [k]
   * @return the smallest adjusted one, 1 if there is none
   */
  static double adjust(double[] pValues, double[] adjusted) {
    int k = pValues.length;
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    double least = 1;
    for (int i = k - 1; i >= 0; i--) {
      least = Math.min(least, sorted[i] * k / (i + 1));
      sorted[i] = least;
    }
    // Equal p-values have equal adjusted ones, so a value's rank is found by counting those above it.
    double[] order = pValues.clone();
    Arrays.sort(order);
    for (int f = 0; f < k; f++) {
      adjusted[f] = sorted[Arrays.binarySearch(order, pValues[f])];
    }
    return k == 0 ? 1 : sorted[0];
  }
}
