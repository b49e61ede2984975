// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.ensemble.AdaptiveRandomForest;
import org.driftlab.learn.ensemble.AdwinBagging;
import org.driftlab.learn.math.Scores;
import org.driftlab.stream.InstanceStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrequentialTest {
  private static final Schema SCHEMA = LearnerStreams.schema(3, 4, 5);
  private static final int COUNT = 2_500;

  /** Recorded instances, again from the first for each copy. */
  private record Recorded(List<Instance> instances, int[] at) implements InstanceStream {
    Recorded(List<Instance> instances) {
      this(instances, new int[1]);
    }

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public boolean next(Instance out) {
      if (at[0] == instances.size()) {
        return false;
      }
      out.set(instances.get(at[0]++));
      return true;
    }

    @Override
    public InstanceStream copy() {
      return new Recorded(instances, at.clone());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 2", "1, 2", "100, 2"})
  void itCountsWhatPredictingAndLearningOneByOneCounts(int delay, int threads) {
    List<Instance> instances = LearnerStreams.random(SCHEMA, 3, COUNT, 0.02);
    for (int i = 0; i < COUNT; i += 7) {
      instances.get(i).y = Instance.NO_LABEL;
    }
    for (LearnerSpec spec : List.of(new AdaptiveRandomForest(threads), new AdwinBagging(new NaiveBayes(), threads))) {
      Learner model = spec.create(SCHEMA, 1);
      Prequential.Result result = new Prequential(new Recorded(instances), model, delay)
          .run(Long.MAX_VALUE, done -> {}, () -> false);
      assertThat(result.instances()).isEqualTo(COUNT);
      assertThat(result.metrics().accuracy()).isEqualTo(accuracy(spec.create(SCHEMA, 1), instances, delay));
    }
  }

  private static double accuracy(Learner learner, List<Instance> instances, int delay) {
    var scores = new double[SCHEMA.classCount()];
    int right = 0;
    int labels = 0;
    for (int i = 0; i < instances.size(); i++) {
      learner.predict(instances.get(i), scores);
      int y = instances.get(i).y;
      right += Scores.argMax(scores) == y ? 1 : 0;
      labels += y == Instance.NO_LABEL ? 0 : 1;
      if (i >= delay && instances.get(i - delay).y != Instance.NO_LABEL) {
        learner.learn(instances.get(i - delay));
      }
    }
    return (double) right / labels;
  }
}
