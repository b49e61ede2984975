// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class OptimizersTest {
  @Test
  void theFirstStepOfAdagradAndOfAdamIsTheLearningRateInEachWeight() {
    // g/√g² = 1 for AdaGrad; the corrected mean and square of Adam are g and g².
    for (Optimizer optimizer : new Optimizer[] {Optimizer.ADAGRAD, Optimizer.ADAM}) {
      Learner learner = new LogisticRegression(0.1, 0, false, optimizer, 0).create(LearnerStreams.schema(1, 2), 1);
      learner.learn(LearnerStreams.instance(1, 7));
      assertThat(score(learner, 3)).isCloseTo(1 / (1 + StrictMath.exp(-0.4)), within(1e-8));
    }
  }

  @Test
  void theSecondStepOfAdagradIsTheGradientOverTheRootOfBothSquares() {
    Learner learner = new LogisticRegression(0.1, 0, false, Optimizer.ADAGRAD, 0).create(LearnerStreams.schema(0, 2), 1);
    learner.learn(LearnerStreams.instance(1));
    learner.learn(LearnerStreams.instance(1));
    double second = 1 - 1 / (1 + StrictMath.exp(-0.1));
    double intercept = 0.1 + 0.1 * second / Math.sqrt(0.25 + second * second);
    assertThat(score(learner)).isCloseTo(1 / (1 + StrictMath.exp(-intercept)), within(1e-8));
  }

  @Test
  void theSecondStepOfAdamUsesFadingMeansCorrectedForTheirStart() {
    Learner learner = new LogisticRegression(0.1, 0, false, Optimizer.ADAM, 0).create(LearnerStreams.schema(0, 2), 1);
    learner.learn(LearnerStreams.instance(1));
    learner.learn(LearnerStreams.instance(1));
    double second = 1 - 1 / (1 + StrictMath.exp(-0.1));
    double mean = (0.9 * 0.1 * 0.5 + 0.1 * second) / (1 - 0.81);
    double square = (0.999 * 0.001 * 0.25 + 0.001 * second * second) / (1 - 0.999 * 0.999);
    double intercept = 0.1 + 0.1 * mean / Math.sqrt(square);
    assertThat(score(learner)).isCloseTo(1 / (1 + StrictMath.exp(-intercept)), within(1e-8));
  }

  @Test
  void theFirstPenaltyTakesTheSameOffEveryWeightButTheIntercept() {
    Learner learner = new LogisticRegression(0.1, 0, false, Optimizer.SGD, 0.2).create(LearnerStreams.schema(2, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2, 0.1));
    // Steps of 0.1, 0.005 and 0.05; the penalty of 0.02 leaves 0.08 of the first and nothing of the second.
    assertThat(score(learner, 3, 1000)).isCloseTo(1 / (1 + StrictMath.exp(-(0.24 + 0.05))), within(1e-14));
  }

  private static double score(Learner learner, double... x) {
    var scores = new double[2];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, x), scores);
    return scores[1];
  }
}
