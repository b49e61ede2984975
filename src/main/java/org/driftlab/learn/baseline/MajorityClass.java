// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.baseline;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.StoredValues;
import org.driftlab.learn.math.Values;

/**
 * The baseline that scores each class with its share of the labels learned so far and looks at no feature. Cost:
 * O(classes) a prediction, O(1) a label.
 */
public record MajorityClass() implements LearnerSpec {
  @Override
  public String id() {
    return "majority-class";
  }

  @Override
  public String title() {
    return "Majority class";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new State(new double[schema.classCount()]);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    return new State(StoredValues.weights(in.readDoubles(), schema.classCount(), "class weights"));
  }

  private static final class State implements Learner {
    private final double[] weights;

    State(double[] weights) {
      this.weights = weights;
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      Scores.fromWeights(weights, scores);
    }

    @Override
    public void learn(Instance instance) {
      if (Values.learnable(instance)) {
        weights[instance.y] += instance.weight;
      }
    }

    @Override
    public Learner copy() {
      return new State(weights.clone());
    }

    @Override
    public void save(ModelWriter out) {
      out.writeDoubles(weights);
    }

    @Override
    public long modelBytes() {
      return (long) weights.length * Double.BYTES;
    }
  }
}
