// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * The error with which principal components of the reference rebuild the current window: it rises when features stop
 * going together as they did, even if each of them looks as before.
 *
 * <p>K. Pearson, Philosophical Magazine 2 (1901) 559–572. The components, as many as explain the given share of the
 * variance, come from the first half of the reference, and the errors they are compared with from its second half, so
 * that errors on what was fitted do not look too small. The p-value is that of Welch's z of the two mean squared
 * errors, two-sided. Cost of a comparison: O(rows · coordinates · components), of a new reference O(coordinates³ + rows ·
 * coordinates²).
 */
public record PcaReconstruction(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift about this part of the comparisons is an alarm.") double alpha,
    @Param(label = "One of", unit = "instances", min = 1, max = 1_000,
        help = "Only one of so many instances is looked at, which bounds the cost; the step is a multiple of it.")
    int every,
    @Param(label = "Explained share", min = 0, minExclusive = true, max = 0.999) double explained)
    implements MonitorSpec {
  public PcaReconstruction {
    Params.check(PcaReconstruction.class, reference, referenceSize, window, step, alpha, every, explained);
    Frame.check(referenceSize, window, step);
    Frame.checkEvery(step, every);
  }

  public PcaReconstruction() {
    this(Reference.RENEWED, 4_000, 1_000, 1_000, 0.001, 4, 0.8);
  }

  @Override
  public String id() {
    return "pca-reconstruction";
  }

  @Override
  public String title() {
    return "PCA reconstruction error";
  }

  @Override
  public DataMonitor create(Schema schema) {
    return new RowMonitor(schema, new Frame(reference, referenceSize, window, step), every, new PcaTest(alpha, explained));
  }
}
