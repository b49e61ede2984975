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
    Learner learner = new Perceptron(0.8, PerceptronRule.DELTA, false, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    // From h = 1/2: 0.8 · 1/2 · 1/4 = 0.1, so the weight is 0.2 and the intercept 0.1; at 3 that makes 0.7.
    assertThat(score(learner, 2, 1, 3)).isCloseTo(1 / (1 + StrictMath.exp(-0.7)), within(1e-15));
  }

  @Test
  void aDeltaStepMovesTheUnitOfEachOfThreeClasses() {
    Learner learner = new Perceptron(0.8, PerceptronRule.DELTA, false, false).create(LearnerStreams.schema(1, 3), 1);
    learner.learn(LearnerStreams.instance(2, 1));
    double right = 1 / (1 + StrictMath.exp(-0.2));
    double wrong = 1 / (1 + StrictMath.exp(0.2));
    assertThat(score(learner, 3, 2, 1)).isCloseTo(right / (right + 2 * wrong), within(1e-15));
  }

  @Test
  void aStepIsShortenedWhereTheFeaturesAreLong() {
    Learner learner = new Perceptron(0.8, PerceptronRule.DELTA, false, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 7));
    // The squared length is 49 + 1: a fifth of the step 0.1, so the weight is 0.14 and the intercept 0.02; at 3 that makes 0.44.
    assertThat(score(learner, 2, 1, 3)).isCloseTo(1 / (1 + StrictMath.exp(-0.44)), within(1e-15));
  }

  @Test
  void whereTheFeaturesTellNothingTheMostFrequentClassIsPredicted() {
    Learner shrinking = new Perceptron().create(LearnerStreams.schema(8, 2), 1);
    Learner plain = new Perceptron(1, PerceptronRule.DELTA, true, false).create(LearnerStreams.schema(8, 2), 1);
    var random = new Random(7);
    int[] right = new int[2];
    for (int i = 0; i < 6_000; i++) {
      double[] x = random.doubles(8).toArray();
      int label = random.nextDouble() < 0.3 ? 1 : 0;
      if (i >= 1_000) {
        right[0] += (score(shrinking, 2, label, x) > 0.5 ? 1 : 0);
        right[1] += (score(plain, 2, label, x) > 0.5 ? 1 : 0);
      }
      shrinking.learn(LearnerStreams.instance(label, x));
      plain.learn(LearnerStreams.instance(label, x));
    }
    // The best there is are 70 % of 5,000, with a deviation of 0.65 points.
    assertThat(right[0] / 5_000.0).isGreaterThan(0.68).isGreaterThan(right[1] / 5_000.0 + 0.01);
  }

  @Test
  void aMistakeMovesTheWeightsByTheFeaturesAndARightAnswerDoesNot() {
    Learner learner = new Perceptron(0.1, PerceptronRule.MISTAKE, false, false).create(LearnerStreams.schema(1, 2), 1);
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
