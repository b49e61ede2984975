// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class PerceptronTest {
  @Test
  void aDeltaStepDescendsTheSquaredError() {
    Learner learner = new Perceptron(0.8, PerceptronRule.DELTA, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    // From h = 1/2: 0.8 · 1/2 · 1/4 = 0.1, so the weight is 0.2 and the intercept 0.1; at 3 that makes 0.7.
    assertThat(score(learner, 2, 1, 3)).isCloseTo(1 / (1 + StrictMath.exp(-0.7)), within(1e-15));
  }

  @Test
  void aDeltaStepMovesTheUnitOfEachOfThreeClasses() {
    Learner learner = new Perceptron(0.8, PerceptronRule.DELTA, false).create(LearnerStreams.schema(1, 3), 1);
    learner.learn(LearnerStreams.instance(2, 1));
    double right = 1 / (1 + StrictMath.exp(-0.2));
    double wrong = 1 / (1 + StrictMath.exp(0.2));
    assertThat(score(learner, 3, 2, 1)).isCloseTo(right / (right + 2 * wrong), within(1e-15));
  }

  @Test
  void aMistakeMovesTheWeightsByTheFeaturesAndARightAnswerDoesNot() {
    Learner learner = new Perceptron(0.1, PerceptronRule.MISTAKE, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    double after = score(learner, 2, 1, 3);
    // The weight is 0.2 and the intercept 0.1: 0.7 at 3, counted fourfold.
    assertThat(after).isCloseTo(1 / (1 + StrictMath.exp(-2.8)), within(1e-15));
    learner.learn(LearnerStreams.instance(1, 5));
    assertThat(score(learner, 2, 1, 3)).isEqualTo(after);
  }

  @Test
  void theFeatureThatDecidesIsTheImportantOne() {
    Learner learner = new Perceptron().create(LearnerStreams.schema(2, 2, 3), 1);
    var random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      double deciding = random.nextGaussian();
      learner.learn(LearnerStreams.instance(deciding > 0 ? 1 : 0, random.nextGaussian(), deciding, random.nextInt(3)));
    }
    double[] importance = ((Explained) learner).featureImportance();
    assertThat(importance[1]).isGreaterThan(0.8);
    assertThat(importance[0] + importance[1] + importance[2]).isCloseTo(1, within(1e-12));
  }

  private static double score(Learner learner, int classes, int label, double... x) {
    var scores = new double[classes];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, x), scores);
    return scores[label];
  }
}
