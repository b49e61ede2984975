// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The Jensen–Shannon distance of every feature, in [0, 1]: the root of the mean of the two Kullback–Leibler divergences,
 * in bits, of the shares before and after from their mean.
 *
 * <p>J. Lin, IEEE Trans. Inform. Theory 37 (1991) 145–151; that the root is a metric: D. Endres, J. Schindelin, IEEE Trans.
 * Inform. Theory 49 (2003) 1858–1860. Without drift eight times the divergence in nats is about (1/n₁ + 1/n₂) times a
 * χ² variable with one degree of freedom less than bins, by its expansion of second order; that gives the p-value.
 * Missing values are a bin of their own.
 */
public record JensenShannon(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift at most this part of the comparisons is an alarm, over all features.") double alpha,
    @Param(label = "Bins", min = 2, max = 64, help = "Bins with about equal counts of the reference.") int bins,
    @Param(label = "Threshold", min = 0, max = 1,
        help = "Flags a feature above this distance; 0 leaves it to the significance.") double threshold)
    implements FeatureTest {
  private static final double LN2 = StrictMath.log(2);

  public JensenShannon {
    Params.check(JensenShannon.class, reference, referenceSize, window, step, alpha, bins, threshold);
    Frame.check(referenceSize, window, step);
  }

  public JensenShannon() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001, 10, 0);
  }

  @Override
  public String id() {
    return "jensen-shannon";
  }

  @Override
  public String title() {
    return "Jensen–Shannon distance";
  }

  @Override
  public void compare(Comparison c) {
    int cells = c.group(bins);
    int filled = 0;
    for (int i = 0; i < cells; i++) {
      filled += c.cellBefore(i) + c.cellAfter(i) > 0 ? 1 : 0;
    }
    double nats = divergence(c, cells);
    c.statistic = Math.sqrt(Math.min(1, nats / LN2));
    double scale = 1.0 / c.allBefore() + 1.0 / c.allAfter();
    c.pValue = filled > 1 ? Tails.chiSquare(8 * nats / scale, filled - 1) : 1;
  }

  /** The divergence of the cells in nats. */
  static double divergence(Comparison c, int cells) {
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      double p = (double) c.cellBefore(i) / c.allBefore();
      double q = (double) c.cellAfter(i) / c.allAfter();
      double middle = (p + q) / 2;
      sum += (p > 0 ? p * StrictMath.log(p / middle) : 0) + (q > 0 ? q * StrictMath.log(q / middle) : 0);
    }
    return Math.max(0, sum / 2);
  }
}
