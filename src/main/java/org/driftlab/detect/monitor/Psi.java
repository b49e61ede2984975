// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The population stability index of every feature: Σ (q − p) ln(q/p) over bins with the shares p before and q after.
 *
 * <p>An empty bin counts as half an instance. Beware of the customary thresholds of 0.1 and 0.25: without any drift the
 * index is about (1/n₁ + 1/n₂) times a χ² variable with one degree of freedom less than bins (B. Yurdakul, J. Naranjo,
 * <i>Statistical properties of the population stability index</i>, Journal of Risk Model Validation 14 (2020)), so with
 * 10 bins and windows of 100 it exceeds 0.1 five times in six. That is why the p-value of that distribution decides
 * here unless a threshold is set. Missing values are a bin of their own.
 */
public record Psi(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift at most this part of the comparisons is an alarm, over all features.") double alpha,
    @Param(label = "Bins", min = 2, max = 64, help = "Bins with about equal counts of the reference.") int bins,
    @Param(label = "Threshold", min = 0,
        help = "Flags a feature above this index; 0 leaves it to the significance.") double threshold)
    implements FeatureTest {
  public Psi {
    Params.check(Psi.class, reference, referenceSize, window, step, alpha, bins, threshold);
    Frame.check(referenceSize, window, step);
  }

  public Psi() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001, 10, 0);
  }

  @Override
  public String id() {
    return "psi";
  }

  @Override
  public String title() {
    return "Population stability index";
  }

  @Override
  public void compare(Comparison c) {
    int cells = c.group(bins);
    double sum = 0;
    int filled = 0;
    for (int i = 0; i < cells; i++) {
      if (c.cellBefore(i) + c.cellAfter(i) > 0) {
        filled++;
        double p = Math.max(0.5, c.cellBefore(i)) / c.allBefore();
        double q = Math.max(0.5, c.cellAfter(i)) / c.allAfter();
        sum += (q - p) * StrictMath.log(q / p);
      }
    }
    c.statistic = sum;
    double scale = 1.0 / c.allBefore() + 1.0 / c.allAfter();
    c.pValue = filled > 1 ? Tails.chiSquare(sum / scale, filled - 1) : 1;
  }
}
