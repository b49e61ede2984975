// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final Schema SCHEMA = LearnerStreams.schema(1, 3);

  @Test
  void noChangePredictsTheLastLabel() {
    assertThat(scoresAfter(new NoChange(), 0, 0, 2)).containsExactly(0, 0, 1);
  }

  @Test
  void majorityClassScoresTheSharesOfTheLabels() {
    assertThat(scoresAfter(new MajorityClass(), 0, 0, 2, 1)).containsExactly(0.5, 0.25, 0.25);
  }

  @Test
  void majorityClassCountsWeights() {
    Learner learner = new MajorityClass().create(SCHEMA, 1);
    Instance heavy = LearnerStreams.instance(1, 0);
    heavy.weight = 3;
    learner.learn(heavy);
    learner.learn(LearnerStreams.instance(0, 0));
    var scores = new double[3];
    learner.predict(heavy, scores);
    assertThat(scores).containsExactly(0.25, 0.75, 0);
  }

  private static double[] scoresAfter(LearnerSpec spec, int... labels) {
    Learner learner = spec.create(SCHEMA, 1);
    for (int label : labels) {
      learner.learn(LearnerStreams.instance(label, 0));
    }
    var scores = new double[3];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 0), scores);
    return scores;
  }
}
