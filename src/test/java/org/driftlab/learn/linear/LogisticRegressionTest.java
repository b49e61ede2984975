// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  @Test
  void oneStepMovesTheWeightsAlongTheGradient() {
    Learner learner = new LogisticRegression(0.1, 0, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    // From p = 1/2: weight 0.1 · 1/2 · 2 = 0.1, intercept 0.05; the margin at 3 is 0.35.
    assertThat(score(learner, 2, 1, 3)).isCloseTo(1 / (1 + StrictMath.exp(-0.35)), within(1e-15));
  }

  @Test
  void oneSoftmaxStepMovesEveryClass() {
    Learner learner = new LogisticRegression(0.3, 0, false).create(LearnerStreams.schema(1, 3), 1);
    learner.learn(LearnerStreams.instance(2, 1));
    // From p = 1/3: class 2 has weight and intercept 0.3 · 2/3 = 0.2, the others −0.1; margins at 1 are 0.4 and −0.2.
    double expected = 1 / (1 + 2 * StrictMath.exp(-0.6));
    assertThat(score(learner, 3, 2, 1)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void aNominalValueHasItsOwnWeight() {
    Learner learner = new LogisticRegression(0.2, 0, false).create(LearnerStreams.schema(0, 2, 3), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    assertThat(score(learner, 2, 1, 2)).isCloseTo(1 / (1 + StrictMath.exp(-0.2)), within(1e-15));
    assertThat(score(learner, 2, 1, 0)).isCloseTo(1 / (1 + StrictMath.exp(-0.1)), within(1e-15));
  }

  @Test
  void thePenaltyShrinksWeightsButNotTheIntercept() {
    Learner learner = new LogisticRegression(0.1, 1, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    double p = 1 / (1 + StrictMath.exp(-(0.2 + 0.05)));
    learner.learn(LearnerStreams.instance(0, 2));
    // The weight 0.1 becomes 0.09 and then 0.09 − 0.2·p, the intercept 0.05 − 0.1·p.
    double margin = 0.09 - 0.2 * p + 0.05 - 0.1 * p;
    assertThat(score(learner, 2, 1, 1)).isCloseTo(1 / (1 + StrictMath.exp(-margin)), within(1e-15));
  }

  @Test
  void aMissingValueContributesNothing() {
    Learner learner = new LogisticRegression(0.1, 0, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    learner.learn(LearnerStreams.instance(Instance.NO_LABEL, 2));
    assertThat(score(learner, 2, 1, Double.NaN)).isCloseTo(1 / (1 + StrictMath.exp(-0.05)), within(1e-15));
  }

  @Test
  void theUnitOfAFeatureDoesNotMatterWhenScaling() {
    Schema schema = LearnerStreams.schema(2, 2);
    Learner metres = new LogisticRegression().create(schema, 1);
    Learner millimetres = new LogisticRegression().create(schema, 1);
    List<Instance> stream = LearnerStreams.random(schema, 3, 2000, 0);
    for (Instance instance : stream) {
      metres.learn(instance);
      millimetres.learn(LearnerStreams.instance(instance.y, 1024 * instance.x[0], instance.x[1]));
    }
    assertThat(score(millimetres, 2, 1, 1024, 0.5)).isCloseTo(score(metres, 2, 1, 1, 0.5), within(1e-9));
  }

  @Test
  void learningIsTheSameWhetherOrNotThePredictionWasAskedFirst() {
    Schema schema = LearnerStreams.schema(3, 3, 2);
    Learner asked = new LogisticRegression().create(schema, 1);
    Learner silent = new LogisticRegression().create(schema, 1);
    for (Instance instance : LearnerStreams.random(schema, 4, 1000, 0.05)) {
      score(asked, 3, 0, instance.x);
      asked.learn(instance);
      silent.learn(instance);
    }
    assertThat(score(asked, 3, 0, 1, 2, 3, 1)).isEqualTo(score(silent, 3, 0, 1, 2, 3, 1));
  }

  @Test
  void aLearningRateOfZeroIsRefusedByName() {
    assertThatThrownBy(() -> new LogisticRegression(0, 0, true)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'learningRate' is 0.0 but must be in (0, 10].");
  }

  private static double score(Learner learner, int classes, int label, double... x) {
    var scores = new double[classes];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, x), scores);
    return scores[label];
  }
}
