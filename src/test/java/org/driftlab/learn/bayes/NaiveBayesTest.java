// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class NaiveBayesTest {
  private final double[] scores = new double[2];

  @Test
  void scoresFollowBayesRuleWithNormalDensities() {
    Learner learner = learner(LearnerStreams.schema(1, 2));
    // Class 0: mean 1, variance 1, weight 2. Class 1: mean 6, variance 4, weight 2.
    learn(learner, 0, 0);
    learn(learner, 0, 2);
    learn(learner, 1, 4);
    learn(learner, 1, 8);
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 3), scores);
    double zero = StrictMath.exp(-2);
    double one = StrictMath.exp(-9.0 / 8) / 2;
    assertThat(scores[0]).isCloseTo(zero / (zero + one), within(1e-14));
  }

  @Test
  void nominalValuesAreCountedWithLaplacesCorrection() {
    Learner learner = learner(LearnerStreams.schema(0, 2, 3));
    learn(learner, 0, 0);
    learn(learner, 0, 0);
    learn(learner, 1, 2);
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 0), scores);
    // 2 · 3/5 against 1 · 1/4.
    assertThat(scores[0]).isCloseTo(1.2 / 1.45, within(1e-14));
  }

  @Test
  void aMissingValueLeavesTheSharesOfTheOtherFeatures() {
    Learner both = learner(LearnerStreams.schema(2, 2, 3));
    Learner one = learner(LearnerStreams.schema(1, 2));
    for (int i = 0; i < 40; i++) {
      learn(both, i % 2, (i * 7) % 11 + i % 2, (i * 5) % 13, i % 3);
      learn(one, i % 2, (i * 7) % 11 + i % 2);
    }
    var expected = new double[2];
    one.predict(LearnerStreams.instance(Instance.NO_LABEL, 4), expected);
    both.predict(LearnerStreams.instance(Instance.NO_LABEL, 4, Double.NaN, Double.NaN), scores);
    assertThat(scores).containsExactly(expected, within(1e-12));
  }

  @Test
  void aWeightOfThreeIsLikeThreeInstances() {
    Learner weighted = learner(LearnerStreams.schema(1, 2, 2));
    Learner repeated = learner(LearnerStreams.schema(1, 2, 2));
    for (int i = 0; i < 10; i++) {
      Instance instance = LearnerStreams.instance(i % 2, i * i % 7, i % 2);
      for (int k = 0; k < 3; k++) {
        repeated.learn(instance);
      }
      instance.weight = 3;
      weighted.learn(instance);
    }
    var expected = new double[2];
    repeated.predict(LearnerStreams.instance(Instance.NO_LABEL, 2, 1), expected);
    weighted.predict(LearnerStreams.instance(Instance.NO_LABEL, 2, 1), scores);
    assertThat(scores).containsExactly(expected, within(1e-12));
  }

  @Test
  void aLargeOffsetDoesNotDrownTheVariance() {
    Learner learner = learner(LearnerStreams.schema(1, 2));
    double offset = 1e9;
    for (int i = 0; i < 1000; i++) {
      learn(learner, 0, offset + i % 2);
      learn(learner, 1, offset + 2 + i % 2);
    }
    // Means 0.5 and 2.5, equal variances of 1/4: at 1 the log odds are (1.5² − 0.5²)/(2/4) = 4.
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, offset + 1), scores);
    assertThat(scores[0]).isCloseTo(1 / (1 + StrictMath.exp(-4)), within(1e-6));
  }

  @Test
  void enormousWeightsOfNearlyEqualValuesKeepScoresFinite() {
    Learner learner = learner(LearnerStreams.schema(2, 2));
    for (int i = 0; i < 40; i++) {
      Instance instance = LearnerStreams.instance(i % 2, i % 3 * 1e-120, 1e100 * (i % 5 - 2));
      instance.weight = i < 20 ? 1e100 : 1e-300;
      learner.learn(instance);
      learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 1e-119, -1e100), scores);
      assertThat(scores[0] + scores[1]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aClassNeverSeenHasScoreZero() {
    Learner learner = learner(LearnerStreams.schema(1, 2));
    learn(learner, 0, 1);
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, 99), scores);
    assertThat(scores).containsExactly(1, 0);
  }

  private static Learner learner(Schema schema) {
    return new NaiveBayes().create(schema, 1);
  }

  private static void learn(Learner learner, int y, double... x) {
    learner.learn(LearnerStreams.instance(y, x));
  }
}
