// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * The Kolmogorov–Smirnov test of the model's confidence, its highest score.
 *
 * <p>D. Hendrycks, K. Gimpel, <i>A Baseline for Detecting Misclassified and Out-of-Distribution Examples</i>, ICLR 2017. A
 * model that still learns changes by itself, so an alarm early in a run may mean no more than that. The windows begin
 * afresh when another model takes over.
 */
public record Confidence(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift about this part of the comparisons is an alarm.") double alpha)
    implements FeatureTest {
  public Confidence {
    Params.check(Confidence.class, reference, referenceSize, window, step, alpha);
    Frame.check(referenceSize, window, step);
  }

  public Confidence() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001);
  }

  @Override
  public String id() {
    return "confidence";
  }

  @Override
  public String title() {
    return "Model's confidence";
  }

  @Override
  public boolean needsModel() {
    return true;
  }

  @Override
  public void compare(Comparison c) {
    Ks.kolmogorovSmirnov(c);
  }

  @Override
  public DataMonitor create(Schema schema) {
    Source source = Source.CONFIDENCE;
    return new FeatureMonitor(this, source, new FeatureWindows(source.watched(schema), frame()));
  }
}
