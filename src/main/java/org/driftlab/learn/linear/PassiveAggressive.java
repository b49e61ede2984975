// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;

/**
 * The passive-aggressive learner: weights stay while the right class leads by a margin of 1 and otherwise move as
 * little as will do (K. Crammer, O. Dekel, J. Keshet, S. Shalev-Shwartz and Y. Singer, "Online passive-aggressive
 * algorithms", JMLR 7:551–585, 2006, figure 1, and section 8 for more than two classes).
 *
 * <p>With loss ℓ = max(0, 1 − margin) the step along the features z (the intercept's 1 included) is τ = ℓ/‖z‖² for
 * {@code PA}, min(C, ℓ/‖z‖²) for {@code PA_I} and ℓ/(‖z‖² + 1/(2C)) for {@code PA_II}. For more than two classes the
 * margin is that between the right class and the best other one, which loses what the right one gains, so 2‖z‖² stands
 * for ‖z‖². An instance's weight multiplies τ.
 *
 * <p>Features enter as in {@link LogisticRegression}. Scores are the logistic function (softmax) of four times the
 * margin: a margin of 1 scores 0.98; they order the classes but are not calibrated. Cost: O(features) for two classes,
 * O(classes · features) for more; no allocation.
 */
public record PassiveAggressive(
    @Param(label = "Variant", help = "How far a step may go: as far as needed, at most C, or damped by C.")
    PassiveAggressiveVariant variant,
    @Param(label = "Aggressiveness C", min = 0, max = 1e6, minExclusive = true,
        help = "How much one instance may change; small for noisy labels. PA alone does not use it.")
    double aggressiveness,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.")
    boolean scaling) implements LearnerSpec {
  public PassiveAggressive {
    Params.check(PassiveAggressive.class, variant, aggressiveness, scaling);
  }

  public PassiveAggressive() {
    this(PassiveAggressiveVariant.PA_I, 0.01, true);
  }

  @Override
  public String id() {
    return "passive-aggressive";
  }

  @Override
  public String title() {
    return "Passive-aggressive";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new LinearLearner(new LinearModel(schema, scaling), new Hinge(this));
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new LinearLearner(LinearModel.load(schema, scaling, in), new Hinge(this));
  }

  /** The outputs are the margins; for two classes half of the one there is, with both signs. */
  private record Hinge(PassiveAggressive spec) implements LinearRule {
    private static final double STEEPNESS = 4;

    @Override
    public void activate(double[] outputs) {
      if (outputs.length == 2) {
        outputs[1] = 0.5 * outputs[0];
        outputs[0] = -outputs[1];
      }
    }

    @Override
    public void scores(double[] outputs, double[] scores) {
      for (int c = 0; c < outputs.length; c++) {
        scores[c] = STEEPNESS * outputs[c];
      }
      Scores.fromLogs(scores);
    }

    @Override
    public void update(LinearModel model, double[] x, double[] outputs, int label, double weight) {
      int rival = rival(outputs, label);
      double loss = 1 - (outputs[label] - outputs[rival]);
      if (!(loss > 0)) {
        return;
      }
      double length = model.squaredLength(x);
      if (model.rows == 1) {
        double step = weight * step(loss, length);
        model.move(x, 0, label == 1 ? step : -step);
      } else {
        double step = weight * step(loss, 2 * length);
        model.move(x, label, step);
        model.move(x, rival, -step);
      }
    }

    private double step(double loss, double length) {
      return switch (spec.variant) {
        case PA -> loss / length;
        case PA_I -> Math.min(spec.aggressiveness, loss / length);
        case PA_II -> loss / (length + 0.5 / spec.aggressiveness);
      };
    }

    /** The class other than the label with the largest margin. */
    private static int rival(double[] outputs, int label) {
      int best = label == 0 ? 1 : 0;
      for (int c = best + 1; c < outputs.length; c++) {
        best = c != label && outputs[c] > outputs[best] ? c : best;
      }
      return best;
    }

    @Override
    public LinearRule copy() {
      return this;
    }

    @Override
    public void save(ModelWriter out) {}

    @Override
    public long bytes() {
      return 0;
    }
  }
}
