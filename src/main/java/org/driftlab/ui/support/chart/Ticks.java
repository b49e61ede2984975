// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * Round positions for the marks of an axis: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param first the lowest mark
 * @param step distance between two marks
 * @param count the number of marks, at least 1
 * @param decimals digits after the point that tell the marks apart
 */
public record Ticks(double first, double step, int count, int decimals) {
  private static final double[] MANTISSAS = {1, 2, 2.5, 5, 10};
  private static final double SLACK = 1e-9;

  /** The marks inside {@code [lower, upper]}, at most {@code most} of them and not closer than {@code leastStep}. */
  public static Ticks inside(double lower, double upper, int most, double leastStep) {
    double step = Math.max(leastStep, niceStep(upper - lower, most));
    double first = Math.ceil(lower / step - SLACK) * step;
    int count = (int) Math.max(1, Math.floor((upper - first) / step + SLACK) + 1);
    return new Ticks(first, step, count, decimals(step));
  }

  /** The marks of the smallest round interval that holds {@code [lower, upper]}, about {@code wanted} of them. */
  public static Ticks around(double lower, double upper, int wanted) {
    double low = lower;
    double high = upper;
    if (high - low < 1e-9 * Math.max(1, Math.abs(low))) {
      double widen = low == 0 ? 0.5 : Math.abs(low) * 0.1;
      low -= widen;
      high += widen;
    }
    double step = niceStep(high - low, Math.max(1, wanted - 1));
    double first = Math.floor(low / step + SLACK) * step;
    int count = (int) Math.round((Math.ceil(high / step - SLACK) * step - first) / step) + 1;
    return new Ticks(first, step, count, decimals(step));
  }

  /** The mark with that number, counted from 0; exact multiples of the step rather than sums. */
  public double at(int i) {
    return (Math.round(first / step) + i) * step;
  }

  /** The highest mark. */
  public double last() {
    return at(count - 1);
  }

  private static double niceStep(double range, int intervals) {
    double raw = range / Math.max(1, intervals);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double mantissa : MANTISSAS) {
      if (mantissa * power >= raw * (1 - SLACK)) {
        return mantissa * power;
      }
    }
    return 10 * power;
  }

  private static int decimals(double step) {
    double scaled = step;
    for (int digits = 0; digits < 12; digits++) {
      if (Math.abs(scaled - Math.rint(scaled)) < 1e-6 * scaled) {
        return digits;
      }
      scaled *= 10;
    }
    return 12;
  }
}
