// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * An estimate of the model's accuracy that needs no label of the instances it speaks of: the mean of its confidence, its
 * highest score, after calibration on the labels that have arrived so far.
 *
 * <p>After D. Guillory et al., <i>Predicting with Confidence on Unseen Distributions</i>, ICCV 2021, with calibration by
 * bins (B. Zadrozny, C. Elkan, ICML 2001): in each of 20 equal bins of confidence, the part of the right predictions, in
 * which a label counts the less the older it is (half after 1,386 more labels in the bin) and the confidence itself counts
 * as 10 labels. An estimate that is lower than the reference's by more than the given drop is an alarm. It presumes
 * that a given confidence means what it meant: where the meaning of the classes changes but not the features, no such
 * estimate can see it.
 */
public record ConfidenceAccuracy(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Drop", min = 0, minExclusive = true, max = 1, maxExclusive = true,
        help = "An estimate this far below that of the reference is an alarm.") double drop)
    implements MonitorSpec {
  public ConfidenceAccuracy {
    Params.check(ConfidenceAccuracy.class, reference, referenceSize, window, step, drop);
    Frame.check(referenceSize, window, step);
  }

  public ConfidenceAccuracy() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.05);
  }

  @Override
  public String id() {
    return "confidence-accuracy";
  }

  @Override
  public String title() {
    return "Estimated accuracy";
  }

  @Override
  public boolean needsModel() {
    return true;
  }

  @Override
  public DataMonitor create(Schema schema) {
    return new AccuracyMonitor(new Frame(reference, referenceSize, window, step), drop);
  }
}
