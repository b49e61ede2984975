// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.baseline;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.math.Scores;
import org.driftlab.learn.math.Values;

/**
 * The baseline that predicts the last label it learned. On streams whose labels come in runs it beats most learners,
 * which is why κ_T measures against it (Žliobaitė et al., "Evaluation methods and decision theory for classification of
 * streaming data with temporal dependence", Machine Learning 98:455–482, 2015). Cost: O(classes) a prediction.
 */
public record NoChange() implements LearnerSpec {
  @Override
  public String id() {
    return "no-change";
  }

  @Override
  public String title() {
    return "No change";
  }

  @Override
  public Learner create(Schema schema, long seed) {
    return new State(Instance.NO_LABEL);
  }

  @Override
  public Learner load(Schema schema, ModelReader in) {
    int last = in.readInt();
    if (last < Instance.NO_LABEL || last >= schema.classCount()) {
      throw new ModelFormatException("The stored model's last label %d is not one of %d classes."
          .formatted(last, schema.classCount()));
    }
    return new State(last);
  }

  private static final class State implements Learner {
    private int last;

    State(int last) {
      this.last = last;
    }

    @Override
    public void predict(Instance instance, double[] scores) {
      if (last == Instance.NO_LABEL) {
        Scores.uniform(scores);
      } else {
        Scores.certain(scores, last);
      }
    }

    @Override
    public void learn(Instance instance) {
      if (Values.learnable(instance)) {
        last = instance.y;
      }
    }

    @Override
    public Learner copy() {
      return new State(last);
    }

    @Override
    public void save(ModelWriter out) {
      out.writeInt(last);
    }

    @Override
    public long modelBytes() {
      return Integer.BYTES;
    }
  }
}
