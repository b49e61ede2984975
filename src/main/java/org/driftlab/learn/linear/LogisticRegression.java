// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.FastMath;
import org.driftlab.learn.math.FeatureLayout;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Logistic regression by stochastic gradient descent on the log loss: one weight vector for two classes, one a class
 * (softmax) for more. A step for weight vector w of class c is w ← w − η·weight·(p_c − [y = c])·z (L. Bottou,
 * "Large-scale machine learning with stochastic gradient descent", COMPSTAT 2010), and with λ > 0 before it w ← (1 −
 * η·λ)·w.
 *
 * <p>Nominal features are one indicator a value. With {@code scaling} numeric features enter as z = (x −
 * mean)/deviation of what was learned so far, cut to ±4, so one learning rate suits streams of any unit. A missing
 * value contributes nothing. Cost: O(features) for two classes, O(classes · features) for more; no allocation.
 */
public record LogisticRegression(
    @Param(label = "Learning rate η", min = 0, max = 10, minExclusive = true, help = "The size of a step.")
    double learningRate,
    @Param(label = "L2 penalty λ", min = 0, max = 1, help = "How strongly each step draws the weights to 0.")
    double l2,
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.")
    boolean scaling) implements LearnerSpec {
  public LogisticRegression {
    Params.check(LogisticRegression.class, learningRate, l2, scaling);
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
    var layout = new FeatureLayout(schema);
    int length = Math.multiplyExact(rows(schema), rowLength(layout));
    return new State(this, schema.classCount(), layout, new Scaling(layout, scaling), new double[length]);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    var layout = new FeatureLayout(schema);
    int length = Math.multiplyExact(rows(schema), rowLength(layout));
    Scaling scaler = Scaling.load(layout, scaling, in);
    double[] weights = StoredValues.finite(in.readDoubles(), length, "weights");
    return new State(this, schema.classCount(), layout, scaler, weights);
  }

  private static int rows(Schema schema) {
    return schema.classCount() <= 2 ? 1 : schema.classCount();
  }

  /** Numeric features, then the values of the nominal ones, then the intercept. */
  private static int rowLength(FeatureLayout layout) {
    return Math.addExact(Math.addExact(layout.numeric.length, layout.valueCount()), 1);
  }

  private static final class State implements Learner {
    /** Margins beyond this change no score that a double can tell from 0 or 1. */
    private static final double LARGEST_MARGIN = 36;

    private final LogisticRegression spec;
    private final int classes;
    private final FeatureLayout layout;
    private final Scaling scaling;
    private final int rowLength;

    /** [rows][numeric + values + 1] in one array. */
    private final double[] weights;

    /** The scaled numeric features of the last instance that was looked at, [numeric], and its scores, [classes]. */
    private final double[] z;

    private final double[] probabilities;

    /** The features {@link #probabilities} belong to, [features], as long as nothing was learned since. */
    private final double[] lastX;

    private boolean current;

    State(LogisticRegression spec, int classes, FeatureLayout layout, Scaling scaling, double[] weights) {
      this.spec = spec;
      this.classes = classes;
      this.layout = layout;
      this.scaling = scaling;
      this.weights = weights;
      rowLength = rowLength(layout);
      z = new double[layout.numeric.length];
      probabilities = new double[classes];
      lastX = new double[layout.numeric.length + layout.nominal.length];
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      lookAt(instance.x);
      System.arraycopy(probabilities, 0, scores, 0, classes);
    }

    @Override
    public void learn(Instance instance) {
      if (!Values.learnable(instance)) {
        return;
      }
      // Test-then-train asks and learns the same instance: its scores are at hand then.
      if (!current || !Values.same(instance.x, lastX)) {
        lookAt(instance.x);
      }
      current = false;
      if (spec.l2 > 0) {
        shrink(instance.weight);
      }
      double step = spec.learningRate * instance.weight;
      if (classes == 2) {
        move(instance.x, 0, step * (instance.y - probabilities[1]));
      } else if (classes > 2) {
        for (int c = 0; c < classes; c++) {
          move(instance.x, c * rowLength, step * ((c == instance.y ? 1 : 0) - probabilities[c]));
        }
      }
      scaling.learn(instance.x, instance.weight);
    }

    /** Works out features and scores of an instance. */
    private void lookAt(double[] x) {
      System.arraycopy(x, 0, lastX, 0, lastX.length);
      current = true;
      scaling.apply(x, z);
      if (classes == 2) {
        double p = 1 / (1 + FastMath.exp(-margin(x, 0)));
        probabilities[0] = 1 - p;
        probabilities[1] = p;
      } else if (classes == 1) {
        probabilities[0] = 1;
      } else {
        for (int c = 0; c < classes; c++) {
          probabilities[c] = margin(x, c * rowLength);
        }
        Scores.fromLogs(probabilities);
      }
    }

    private double margin(double[] x, int row) {
      double sum = weights[row + rowLength - 1];
      for (int j = 0; j < z.length; j++) {
        sum += weights[row + j] * z[j];
      }
      for (int k = 0; k < layout.nominal.length; k++) {
        int place = layout.place(k, x);
        if (place >= 0) {
          sum += weights[row + z.length + place];
        }
      }
      // A sum of infinities of both signs is not a number: it says nothing, like 0.
      return sum > LARGEST_MARGIN ? LARGEST_MARGIN : sum >= -LARGEST_MARGIN ? sum : sum < 0 ? -LARGEST_MARGIN : 0;
    }

    private void move(double[] x, int row, double step) {
      for (int j = 0; j < z.length; j++) {
        weights[row + j] += step * z[j];
      }
      for (int k = 0; k < layout.nominal.length; k++) {
        int place = layout.place(k, x);
        if (place >= 0) {
          weights[row + z.length + place] += step;
        }
      }
      weights[row + rowLength - 1] += step;
    }

    /** Shrinks all weights but the intercepts. */
    private void shrink(double weight) {
      double factor = Math.max(0, 1 - spec.learningRate * spec.l2 * weight);
      for (int i = 0; i < weights.length; i++) {
        if ((i + 1) % rowLength != 0) {
          weights[i] *= factor;
        }
      }
    }

    @Override
    public Learner copy() {
      return new State(spec, classes, layout, scaling.copy(), weights.clone());
    }

    @Override
    public void save(ModelWriter out) {
      scaling.save(out);
      out.writeDoubles(weights);
    }

    @Override
    public long modelBytes() {
      return scaling.bytes() + (long) weights.length * Double.BYTES;
    }
  }
}
