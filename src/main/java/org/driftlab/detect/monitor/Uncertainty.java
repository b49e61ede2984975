// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;

/**
 * The Kolmogorov–Smirnov test of the model's uncertainty: how it spreads its scores over the classes.
 *
 * <p>Either the entropy of the scores over its largest value, or one minus the lead of the best class; both in [0, 1]. A
 * model that still learns changes by itself, so an alarm early in a run may mean no more than that. The windows begin
 * afresh when another model takes over.
 */
public record Uncertainty(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift about this part of the comparisons is an alarm.") double alpha,
    @Param(label = "Measure", help = "How uncertainty is measured.") Measure measure)
    implements FeatureTest {
  /** How uncertainty is measured. */
  public enum Measure {
    ENTROPY,
    MARGIN
  }

  public Uncertainty {
    Params.check(Uncertainty.class, reference, referenceSize, window, step, alpha, measure);
    Frame.check(referenceSize, window, step);
  }

  public Uncertainty() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001, Measure.ENTROPY);
  }

  @Override
  public String id() {
    return "uncertainty";
  }

  @Override
  public String title() {
    return "Model's uncertainty";
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
    Source source = measure == Measure.ENTROPY ? Source.ENTROPY : Source.MARGIN;
    return new FeatureMonitor(this, source, new FeatureWindows(source.watched(schema), frame()));
  }
}
