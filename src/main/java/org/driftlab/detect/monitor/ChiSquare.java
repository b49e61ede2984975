// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * Pearson's χ² test of homogeneity of every feature: a table of the two windows by values or bins.
 *
 * <p>K. Pearson, Philosophical Magazine 50 (1900) 157–175. Columns with no count at all are left out; missing values are
 * a column of their own.
 */
public record ChiSquare(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift at most this part of the comparisons is an alarm, over all features.") double alpha,
    @Param(label = "Bins", min = 2, max = 64, help = "Bins with about equal counts of the reference.") int bins)
    implements FeatureTest {
  public ChiSquare {
    Params.check(ChiSquare.class, reference, referenceSize, window, step, alpha, bins);
    Frame.check(referenceSize, window, step);
  }

  public ChiSquare() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001, 10);
  }

  @Override
  public String id() {
    return "chi-square";
  }

  @Override
  public String title() {
    return "Pearson's χ²";
  }

  @Override
  public void compare(Comparison c) {
    c.chiSquare(bins);
  }
}
