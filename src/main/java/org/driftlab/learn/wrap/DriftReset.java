// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.tree.HoeffdingTree;

/**
 * A learner with a drift detector over its errors: at a drift a new learner takes its place, which with
 * {@code background} has learned since the warning before (Gama, Medas, Castillo and Rodrigues, "Learning with drift
 * detection", SBIA 2004, LNCS 3171, pp. 286–295).
 *
 * <p>The detector gets 1 for a wrong and 0 for a right prediction, each made before the label is learned; what it
 * makes of a drift, to forget all or little by little, is its own affair. It begins anew after 4,194,304 labels, because
 * its stored form is the errors it saw, one bit each. Detectors without warnings, such as ADWIN, always reset to an empty learner. Cost: that of the base learner, of a second
 * one between warning and drift, and of the detector; allocation at warnings and drifts and for the bits.
 */
public record DriftReset(
    @Param(label = "Base learner", help = "What learns.")
    LearnerSpec base,
    @Param(label = "Detector", help = "What looks for drift in the errors.")
    DetectorSpec detector,
    @Param(label = "Background learner", help = "Whether a new learner begins at a warning or only at the drift.")
    boolean background) implements LearnerSpec {
  public DriftReset {
    Params.check(DriftReset.class, base, detector, background);
  }

  /** A Hoeffding tree and ADWIN. */
  public DriftReset() {
    this(new HoeffdingTree(), new AdwinIncrease(), true);
  }

  @Override
  public String id() {
    return "drift-reset";
  }

  @Override
  public String title() {
    return "Learner with drift detector";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new DriftResetLearner(this, schema, seed);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return DriftResetLearner.load(this, schema, in);
  }
}
