// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The two-sample Kolmogorov–Smirnov test of every feature: the largest difference of the two distribution functions.
 *
 * <p>A. Kolmogorov, Giornale dell'Istituto Italiano degli Attuari 4 (1933) 83–91; N. Smirnov, Ann. Math. Statist. 19
 * (1948) 279–281. The p-value is Kolmogorov's series at D · (√n + 0.12 + 0.11/√n), n = n₁n₂/(n₁ + n₂) (M. Stephens, J. R.
 * Statist. Soc. B 32 (1970) 115–122). The functions are compared at 128 quantiles of the reference; that the largest
 * difference may lie between two of them is made up for by 0.5826/√128 on that scale (D. Siegmund, <i>Sequential
 * Analysis</i>, 1985, X.2). For a nominal feature the statistic is the largest difference of the shares of a value,
 * the p-value that of Pearson's χ².
 */
public record Ks(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift at most this part of the comparisons is an alarm, over all features.") double alpha)
    implements FeatureTest {
  private static final double BETWEEN_QUANTILES = 0.5826 / Math.sqrt(NumericBins.FINE);

  public Ks {
    Params.check(Ks.class, reference, referenceSize, window, step, alpha);
    Frame.check(referenceSize, window, step);
  }

  public Ks() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001);
  }

  @Override
  public String id() {
    return "ks";
  }

  @Override
  public String title() {
    return "Kolmogorov–Smirnov";
  }

  @Override
  public void compare(Comparison c) {
    kolmogorovSmirnov(c);
  }

  /** The test itself, for whatever is watched. */
  static void kolmogorovSmirnov(Comparison c) {
    if (c.isNominal()) {
      c.chiSquare(1);
      c.statistic = largestShareDifference(c);
      return;
    }
    double distance = distance(c);
    double root = Math.sqrt(c.harmonicCount());
    double between = c.bins() >= NumericBins.FINE ? BETWEEN_QUANTILES : 0;
    c.answer(distance, c.hasValues() ? Tails.kolmogorov((root + 0.12 + 0.11 / root) * distance + between) : 1);
  }

  private static double distance(Comparison c) {
    if (!c.hasValues()) {
      return 0;
    }
    long before = 0;
    long after = 0;
    double largest = 0;
    for (int b = 0; b < c.bins(); b++) {
      before += c.before(b);
      after += c.after(b);
      largest = Math.max(largest,
          Math.abs((double) before / c.beforeCount() - (double) after / c.afterCount()));
    }
    return largest;
  }

  private static double largestShareDifference(Comparison c) {
    double largest = 0;
    int cells = c.group(1);
    for (int i = 0; i < cells; i++) {
      largest = Math.max(largest, Math.abs((double) c.cellBefore(i) / c.allBefore()
          - (double) c.cellAfter(i) / c.allAfter()));
    }
    return largest;
  }
}
