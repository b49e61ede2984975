// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The z-tests of mean and spread of every feature; the statistic is the larger of the two |z|.
 *
 * <p>Both are B. Welch's, Biometrika 34 (1947) 28–35: the first of the values, the second of their distances from the
 * reference's mean, as in H. Levene's test of variances (<i>Contributions to Probability and Statistics</i>, Stanford
 * 1960, 278–292), which needs no fourth moment and so stands heavy tails. The smaller p-value is doubled. For a nominal
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
    double mean = welch(sumBefore, c.squaresBefore(), n, sumAfter, c.squaresAfter(), m);
    double spread = welch(c.spreadBefore(), c.squaresBefore(), n, c.spreadAfter(), c.squaresAfter(), m);
    double z = Math.max(mean, spread);
    c.answer(z, Math.min(1, 2 * Tails.normalTwoSided(z)));
  }

  /** |z| of two means, from sums and sums of squares. */
  private static double welch(double sum, double squares, double n, double otherSum, double otherSquares, double m) {
    double variance = Math.max(0, (squares - sum * sum / n) / (n - 1)) / n
        + Math.max(0, (otherSquares - otherSum * otherSum / m) / (m - 1)) / m;
    return ratio(Math.abs(sum / n - otherSum / m), Math.sqrt(variance));
  }

  /** A difference in standard errors; without any spread every difference is certain. */
  private static double ratio(double difference, double error) {
    return difference == 0 ? 0 : error > 0 ? Math.min(CERTAIN, difference / error) : CERTAIN;
  }
}
