// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import org.driftlab.data.Instance;

/** Which values and instances learners use, decided in one place so that all of them agree. */
public final class Values {
  /** A magnitude above this counts as missing: its square and sums of squares stay finite. */
  public static final double LARGEST = 1e100;

  private Values() {}

  /** Whether a numeric value is there: neither {@code NaN} nor larger in magnitude than {@link #LARGEST}. */
  public static boolean present(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /** Whether any of the values is {@code NaN}. */
  public static boolean anyMissing(double[] x) {
    boolean any = false;
    for (double value : x) {
      any |= Double.isNaN(value);
    }
    return any;
  }

  /** The index a nominal value stands for, or −1 if it is missing or not one of {@code count} values. */
  public static int index(double value, int count) {
    return value >= 0 && value < count ? (int) value : -1;
  }

  /** Whether a learner learns from an instance: it has a label and a weight in (0, {@link #LARGEST}]. */
  public static boolean learnable(Instance instance) {
    return instance.y != Instance.NO_LABEL && instance.weight > 0 && instance.weight <= LARGEST;
  }

  /** Whether two instances' features are equal and none is missing, so that what was worked out for one serves both. */
  public static boolean same(double[] x, double[] other) {
    for (int f = 0; f < x.length; f++) {
      if (x[f] != other[f]) {
        return false;
      }
    }
    return true;
  }
}
