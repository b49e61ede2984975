// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import org.driftlab.data.Instance;
import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * Nearest class mean: the class whose mean is nearest (T. Mensink et al., IEEE TPAMI 35:2624–2637, 2013), on numeric
 * features and indicators of nominal values. Means do not depend on the order in which instances come, so it cannot
 * forget: a rival that shows what a network's forgetting costs. Scores are the softmax of minus half the squared
 * distances in features that are standardized or as they are; a missing value is 0. Cost: O(features) to learn,
 * O(classes · features) to predict.
 */
public record NearestClassMean(
    @Param(label = "Scaling", help = "Whether numeric features are standardized as they arrive.") boolean scaling)
    implements LearnerSpec {
  public NearestClassMean {
    Params.check(NearestClassMean.class, scaling);
  }

  public NearestClassMean() {
    this(false);
  }

  @Override
  public String id() {
    return "nearest-class-mean";
  }

  @Override
  public String title() {
    return "Nearest class mean";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    var inputs = new InputRow(schema, scaling);
    return new State(inputs, new double[schema.classCount()],
        new double[Math.multiplyExact(schema.classCount(), inputs.width())]);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    InputRow inputs = new InputRow(schema, scaling).load(in);
    return new State(inputs, StoredValues.weights(in.readDoubles(), schema.classCount(), "class weights"),
        StoredValues.finite(in.readDoubles(), schema.classCount() * inputs.width(), "means"));
  }

  private static final class State implements Learner, TaskAware {
    private final InputRow inputs;
    private final double[] weights;
    private final double[] means;
    private final double[] row;
    private long classes = LogLoss.ALL;

    State(InputRow inputs, double[] weights, double[] means) {
      this.inputs = inputs;
      this.weights = weights;
      this.means = means;
      row = new double[inputs.width()];
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      inputs.write(instance.x, row, 0);
      for (int c = 0; c < scores.length; c++) {
        scores[c] = weights[c] > 0 && LogLoss.has(classes, c) ? -0.5 * distance(c * row.length)
            : Double.NEGATIVE_INFINITY;
      }
      Scores.fromLogs(scores);
    }

    private double distance(int first) {
      double sum = 0;
      for (int i = 0; i < row.length; i++) {
        double off = row[i] - means[first + i];
        sum += off * off;
      }
      return sum;
    }

    @Override
    public void learn(Instance instance) {
      if (!Values.learnable(instance)) {
        return;
      }
      inputs.learn(instance.x, instance.weight);
      inputs.write(instance.x, row, 0);
      weights[instance.y] += instance.weight;
      double part = instance.weight / weights[instance.y];
      int first = instance.y * row.length;
      for (int i = 0; i < row.length; i++) {
        means[first + i] += part * (row[i] - means[first + i]);
      }
    }

    @Override
    public void beginTask(long atStake) {
      classes = atStake;
    }

    @Override
    public void endTask() {}

    @Override
    public Learner copy() {
      var copy = new State(inputs.copy(), weights.clone(), means.clone());
      copy.classes = classes;
      return copy;
    }

    @Override
    public void save(ModelWriter out) {
      inputs.save(out);
      out.writeDoubles(weights);
      out.writeDoubles(means);
    }

    @Override
    public long modelBytes() {
      return inputs.bytes() + Double.BYTES * ((long) weights.length + means.length);
    }
  }
}
