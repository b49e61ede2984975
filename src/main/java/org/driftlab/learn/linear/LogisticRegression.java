// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Logistic;
import org.driftlab.learn.math.Scores;

/**
 * Logistic regression by stochastic gradient descent on the log loss: one weight vector for two classes, one a class
 * (softmax) for more. A step for weight vector w of class c is w ← w − η·weight·(p_c − [y = c])·z (L. Bottou,
 * "Large-scale machine learning with stochastic gradient descent", COMPSTAT 2010); {@link Optimizer} says how the
 * others use that gradient.
 *
 * <p>Penalties leave the intercepts alone: before a step w ← (1 − η·weight·λ₂)·w, after it each weight is moved towards
 * 0 by η·weight·λ₁ and set to 0 where it would cross (the proximal step of J. Duchi and Y. Singer, "Efficient online and
 * batch learning using forward backward splitting", JMLR 10:2899–2934, 2009).
 *
 * <p>Nominal features are one indicator a value. With {@code scaling} numeric features enter as z = (x −
 * mean)/deviation of what was learned so far, cut to ±4, so one learning rate suits streams of any unit. A missing
 * value contributes nothing. Cost: O(features) for two classes, O(classes · features) for more, and with a penalty
 * O(weights); no allocation.
 */
public record LogisticRegression(
    @Param(label = "Learning rate η", min = 0, max = 10, minExclusive = true, help = "The size of a step.")
    double learningRate,
    @Param(label = "L2 penalty λ₂", min = 0, max = 1, help = "How strongly each step draws the weights to 0.")
    double l2,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.")
    boolean scaling,
    @Param(label = "Optimizer", help = "How a gradient becomes a step.")
    Optimizer optimizer,
    @Param(label = "L1 penalty λ₁", min = 0, max = 1, help = "How much each step takes off every weight, down to 0.")
    double l1) implements LearnerSpec {
  public LogisticRegression {
    Params.check(LogisticRegression.class, learningRate, l2, scaling, optimizer, l1);
  }

  /** With plain stochastic gradient descent and no L1 penalty. */
  public LogisticRegression(double learningRate, double l2, boolean scaling) {
    this(learningRate, l2, scaling, Optimizer.SGD, 0);
  }

  public LogisticRegression() {
    this(0.02, 0, true);
  }

  @Override
  public String id() {
    return "logistic-regression";
  }

  @Override
  public String title() {
    return "Logistic regression";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    var model = new LinearModel(schema, scaling);
    return new LinearLearner(model, new Descent(this, new Moments(optimizer, model.weights.length)));
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    LinearModel model = LinearModel.load(schema, scaling, in);
    return new LinearLearner(model, new Descent(this, Moments.load(optimizer, model.weights.length, in)));
  }

  /** The outputs are the classes' probabilities. */
  private static final class Descent implements LinearRule {
    private final LogisticRegression spec;
    private final Moments moments;

    /**
     * The probability of the second of two classes, as in the outputs. Each step waits for it, and a field can stay in a
     * register where an array that might be the caller's scores cannot.
     */
    private double positive;

    Descent(LogisticRegression spec, Moments moments) {
      this.spec = spec;
      this.moments = moments;
    }

    @Override
    public void activate(double[] outputs) {
      if (outputs.length == 2) {
        double p = Logistic.of(outputs[0]);
        positive = p;
        outputs[0] = 1 - p;
        outputs[1] = p;
      } else {
        Scores.fromLogs(outputs);
      }
    }

    @Override
    public void scores(double[] outputs, double[] scores) {
      if (outputs.length == 2) {
        // The general copy costs a call, which is felt where all else takes a few nanoseconds.
        scores[0] = outputs[0];
        scores[1] = outputs[1];
      } else {
        System.arraycopy(outputs, 0, scores, 0, outputs.length);
      }
    }

    @Override
    public void update(LinearModel model, double[] x, double[] outputs, int label, double weight) {
      if (spec.l2 > 0) {
        model.shrink(Math.max(0, 1 - spec.learningRate * spec.l2 * weight));
      }
      if (spec.optimizer == Optimizer.SGD) {
        descend(model, x, outputs, label, spec.learningRate * weight);
      } else {
        descendByMoments(model, x, outputs, label, weight);
      }
      if (spec.l1 > 0) {
        model.truncate(spec.learningRate * spec.l1 * weight);
      }
    }

    private void descend(LinearModel model, double[] x, double[] outputs, int label, double step) {
      if (outputs.length == 2) {
        model.move(x, 0, step * (label - positive));
        return;
      }
      for (int c = 0; c < outputs.length; c++) {
        model.move(x, c, step * ((c == label ? 1 : 0) - outputs[c]));
      }
    }

    private void descendByMoments(LinearModel model, double[] x, double[] outputs, int label, double weight) {
      moments.begin();
      if (outputs.length == 2) {
        moments.move(model, x, 0, weight * (label - outputs[1]), spec.learningRate);
        return;
      }
      for (int c = 0; c < outputs.length; c++) {
        moments.move(model, x, c, weight * ((c == label ? 1 : 0) - outputs[c]), spec.learningRate);
      }
    }

    @Override
    public LinearRule copy() {
      return new Descent(spec, moments.copy());
    }

    @Override
    public void save(ModelWriter out) {
      moments.save(out);
    }

    @Override
    public long bytes() {
      return moments.bytes();
    }
  }
}
