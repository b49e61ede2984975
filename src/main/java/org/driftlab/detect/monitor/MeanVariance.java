// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The z-tests of mean and variance of every feature; the statistic is the larger of the two |z|.
 *
 * <p>The first is B. Welch's, Biometrika 34 (1947) 28–35. The second is the difference of the logarithms of the
 * variances over its standard error √((κ − 1)(1/n₁ + 1/n₂)), with κ the kurtosis of the reference, so that the values need
 * not be normal (M. Layard, J. Amer. Statist. Assoc. 68 (1973) 195–198). The smaller p-value is doubled. For a nominal
 * feature the statistic is the root of Pearson's χ² over its degrees of freedom, the p-value that of χ².
 */
public record MeanVariance(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift at most this part of the comparisons is an alarm, over all features.") double alpha)
    implements FeatureTest {
  /** A z that no chance explains. */
  private static final double CERTAIN = 1_000;

  public MeanVariance {
    Params.check(MeanVariance.class, reference, referenceSize, window, step, alpha);
    Frame.check(referenceSize, window, step);
  }

  public MeanVariance() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001);
  }

  @Override
  public String id() {
    return "mean-variance";
  }

  @Override
  public String title() {
    return "Mean and variance (z)";
  }

  @Override
  public void compare(Comparison c) {
    if (c.isNominal()) {
      c.chiSquare(1);
      c.statistic = Math.sqrt(c.statistic / Math.max(1, c.bins() - 1));
    } else if (c.beforeCount() < 2 || c.afterCount() < 2) {
      c.answer(0, 1);
    } else {
      compareMoments(c);
    }
  }

  private static void compareMoments(Comparison c) {
    double n = c.beforeCount();
    double m = c.afterCount();
    double sumBefore = 0;
    double sumAfter = 0;
    for (int b = 0; b < c.bins(); b++) {
      sumBefore += c.sumBefore(b);
      sumAfter += c.sumAfter(b);
    }
    double varianceBefore = Math.max(0, (c.squaresBefore() - sumBefore * sumBefore / n) / (n - 1));
    double varianceAfter = Math.max(0, (c.squaresAfter() - sumAfter * sumAfter / m) / (m - 1));
    double mean = ratio(Math.abs(sumBefore / n - sumAfter / m), Math.sqrt(varianceBefore / n + varianceAfter / m));
    double logs = varianceBefore > 0 && varianceAfter > 0 ? Math.abs(StrictMath.log(varianceAfter / varianceBefore))
        : varianceBefore == varianceAfter ? 0 : CERTAIN;
    double variance = ratio(logs, Math.sqrt(Math.max(0, c.kurtosis() - 1) * (1 / n + 1 / m)));
    double z = Math.max(mean, variance);
    c.answer(z, Math.min(1, 2 * Tails.normalTwoSided(z)));
  }

  /** A difference in standard errors; without any spread every difference is certain. */
  private static double ratio(double difference, double error) {
    return difference == 0 ? 0 : error > 0 ? Math.min(CERTAIN, difference / error) : CERTAIN;
  }
}
