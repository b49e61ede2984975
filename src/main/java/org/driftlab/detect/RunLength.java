// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/**
 * How long a detector runs on drift-free data until its first alarm, measured on independent series.
 *
 * <p>A series without an alarm up to the horizon counts with its whole length and no alarm, so the mean is the total
 * length over the number of alarms (the maximum-likelihood mean of an exponential law with censoring); its error is
 * that of a ratio of two sums.
 *
 * @param series number of series
 * @param alarms series that ended with an alarm
 * @param values values fed in all
 * @param error the standard error of the mean run length, in values
 * @param horizon longest length of a series, in values
 * @param early series with an alarm within the first {@code span} values
 * @param span the sample size of the false alarm rate, in values
 */
public record RunLength(
    int series, int alarms, long values, double error, long horizon, int early, long span) {
  private static final double Z95 = 1.959963984540054;

  /** The mean run length in values; infinite if there was no alarm at all. */
  public double mean() {
    return alarms == 0 ? Double.POSITIVE_INFINITY : (double) values / alarms;
  }

  /** The lower end of a 95 % confidence interval of the mean; with no alarm, that of three alarms (rule of three). */
  public double low() {
    return alarms == 0 ? values / 3.0 : Math.max(0, mean() - Z95 * error);
  }

  /** The upper end of a 95 % confidence interval of the mean; infinite if there was no alarm at all. */
  public double high() {
    return alarms == 0 ? Double.POSITIVE_INFINITY : mean() + Z95 * error;
  }

  /** The share of series with a false alarm within the span. */
  public double rate() {
    return (double) early / series;
  }

  /** The lower end of Wilson's 95 % interval of the rate. */
  public double rateLow() {
    return wilson(-1);
  }

  /** The upper end of Wilson's 95 % interval of the rate. */
  public double rateHigh() {
    return wilson(1);
  }

  private double wilson(int side) {
    double square = Z95 * Z95;
    double centre = rate() + square / (2 * series);
    double half = Z95 * Math.sqrt(rate() * (1 - rate()) / series + square / (4.0 * series * series));
    return Math.min(1, Math.max(0, (centre + side * half) / (1 + square / series)));
  }
}
