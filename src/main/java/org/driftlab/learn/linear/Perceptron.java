// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.Scores;
import org.jspecify.annotations.Nullable;

/**
 * A single layer of perceptrons: one for two classes, one a class for more.
 *
 * <p>By {@link PerceptronRule#DELTA} the unit of class c answers h = 1/(1 + e^−w·z) and descends the squared error: w ←
 * w + η·weight·([y = c] − h)·h·(1 − h)·z (A. Bifet, G. Holmes, B. Pfahringer and E. Frank, "Fast perceptron decision
 * tree learning from evolving data streams", PAKDD 2010, section 3). By {@link PerceptronRule#MISTAKE} it moves only when
 * the prediction is wrong, by ±η·weight·z (F. Rosenblatt, "The perceptron", Psychological Review 65:386–408, 1958; for
 * more classes the right one gains what the predicted one loses).
 *
 * <p>Features enter as in {@link LogisticRegression}: standardized if {@code scaling}, indicators for nominal values,
 * nothing for a missing one. By {@code DELTA} a step does not grow with the number of features: where ‖z‖² is above 10, η is
 * divided by a tenth of it (normalized steps: J. Nagumo and A. Noda, "A learning method for system identification", IEEE
 * Transactions on Automatic Control 12:282–287, 1967). Scores are the units' answers divided by their sum, with {@code shrinkage}
 * after they were drawn towards the classes' shares; by {@code MISTAKE} they order the classes (a softmax of four times the
 * margins) but are no probabilities. Cost: O(features) for two classes, O(classes · features) for more; no allocation.
 */
public record Perceptron(
    @Param(label = "Learning rate η", min = 0, max = 10, minExclusive = true, help = "The size of a step.")
    double learningRate,
    @Param(label = "Rule", help = "What moves the weights: every error by its size, or mistakes alone.")
    PerceptronRule rule,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.")
    boolean scaling,
    @Param(label = "Shrinkage", help = "Whether answers are drawn towards the classes' shares as far as they exaggerate; by delta only.")
    boolean shrinkage) implements LearnerSpec {
  /** The squared length of the features from which on steps are shortened. */
  private static final double LONGEST = 10;

  /** Begins a stored form that has a {@link Shrinkage}; older ones began with a weight, which is not negative. */
  private static final double WITH_SHRINKAGE = -1;

  public Perceptron {
    Params.check(Perceptron.class, learningRate, rule, scaling, shrinkage);
  }

  public Perceptron() {
    this(1, PerceptronRule.DELTA, true, true);
  }

  @Override
  public String id() {
    return "perceptron";
  }

  @Override
  public String title() {
    return "Perceptron";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new LinearLearner(new LinearModel(schema, scaling), new Units(this, shrinks() ? new Shrinkage(schema.classCount()) : null));
  }

  private boolean shrinks() {
    return shrinkage && rule == PerceptronRule.DELTA;
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    boolean shrunk = shrinks() && in.peekDouble() == WITH_SHRINKAGE;
    if (shrunk) {
      in.readDouble();
    }
    LinearModel model = LinearModel.load(schema, scaling, in);
    Shrinkage fresh = shrinks() ? new Shrinkage(schema.classCount()) : null;
    return new LinearLearner(model, new Units(this, shrunk ? Shrinkage.load(schema.classCount(), in) : fresh));
  }

  /** The outputs are the answers of the classes' units. */
  private record Units(Perceptron spec, @Nullable Shrinkage shrinkage) implements LinearRule {
    /** By {@code MISTAKE} the scale of the weights has no meaning: four times the margin makes the winner plain. */
    private static final double STEEPNESS = 4;

    @Override
    public void activate(double[] outputs) {
      if (spec.rule == PerceptronRule.MISTAKE) {
        softmax(outputs);
      } else if (outputs.length == 2) {
        outputs[1] = logistic(outputs[0]);
        outputs[0] = 1 - outputs[1];
      } else {
        for (int c = 0; c < outputs.length; c++) {
          outputs[c] = logistic(outputs[c]);
        }
      }
    }

    private static void softmax(double[] outputs) {
      if (outputs.length == 2) {
        outputs[1] = STEEPNESS * outputs[0];
        outputs[0] = 0;
      } else {
        for (int c = 0; c < outputs.length; c++) {
          outputs[c] *= STEEPNESS;
        }
      }
      Scores.fromLogs(outputs);
    }

    private static double logistic(double margin) {
      return 1 / (1 + FastMath.exp(-margin));
    }

    @Override
    public void scores(double[] outputs, double[] scores) {
      if (shrinkage == null) {
        Scores.fromWeights(outputs, scores);
      } else if (outputs.length == 2) {
        scores[1] = shrinkage.of(1, outputs[1]);
        scores[0] = 1 - scores[1];
      } else {
        for (int c = 0; c < scores.length; c++) {
          scores[c] = shrinkage.of(c, outputs[c]);
        }
        Scores.fromWeights(scores, scores);
      }
    }

    @Override
    public void update(LinearModel model, double[] x, double[] outputs, int label, double weight) {
      if (shrinkage != null) {
        observe(shrinkage, outputs, label, weight);
      }
      double step = spec.learningRate * weight;
      if (spec.rule == PerceptronRule.MISTAKE) {
        correct(model, x, Scores.argMax(outputs), label, step);
        return;
      }
      step *= Math.min(1, LONGEST / model.squaredLength(x));
      if (outputs.length == 2) {
        model.move(x, 0, step * slope(outputs[1]) * (label - outputs[1]));
      } else {
        for (int c = 0; c < outputs.length; c++) {
          model.move(x, c, step * slope(outputs[c]) * ((c == label ? 1 : 0) - outputs[c]));
        }
      }
    }

    private static void observe(Shrinkage shrinkage, double[] outputs, int label, double weight) {
      double part = shrinkage.count(weight);
      // Of two classes the second one's unit says it all.
      for (int c = outputs.length == 2 ? 1 : 0; c < outputs.length; c++) {
        shrinkage.learn(c, outputs[c], c == label ? 1 : 0, part);
      }
    }

    private static double slope(double answer) {
      return answer * (1 - answer);
    }

    private static void correct(LinearModel model, double[] x, int predicted, int label, double step) {
      if (predicted == label) {
        return;
      }
      if (model.rows == 1) {
        model.move(x, 0, label == 1 ? step : -step);
      } else {
        model.move(x, label, step);
        model.move(x, predicted, -step);
      }
    }

    @Override
    public LinearRule copy() {
      return shrinkage == null ? this : new Units(spec, shrinkage.copy());
    }

    @Override
    public void saveAhead(ModelWriter out) {
      if (shrinkage != null) {
        out.writeDouble(WITH_SHRINKAGE);
      }
    }

    @Override
    public void save(ModelWriter out) {
      if (shrinkage != null) {
        shrinkage.save(out);
      }
    }

    @Override
    public long bytes() {
      return shrinkage == null ? 0 : shrinkage.bytes();
    }
  }
}
