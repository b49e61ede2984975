// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.data.Instance;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassiveAggressiveTest {
  /** The first loss is 1 and ‖z‖² = 2² + 1 = 5: τ is 1/5, min(0.1, 1/5) and 1/(5 + 1/0.2). */
  @ParameterizedTest
  @CsvSource({"PA, 0.2", "PA_I, 0.1", "PA_II, 0.1"})
  void theFirstStepIsThatOfThePaper(PassiveAggressiveVariant variant, double step) {
    Learner learner = new PassiveAggressive(variant, 0.1, false).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(1, 2));
    // The weight is 2τ and the intercept τ: the margin at 3 is 7τ, of which the score takes four times.
    assertThat(score(learner, 2, 1, 3)).isCloseTo(1 / (1 + StrictMath.exp(-4 * 7 * step)), within(1e-14));
  }

  @Test
  void anUnboundedStepMakesTheMarginOne() {
    for (int classes : new int[] {2, 3}) {
      Learner learner = new PassiveAggressive(PassiveAggressiveVariant.PA, 1, false)
          .create(LearnerStreams.schema(2, classes), 1);
      Instance instance = LearnerStreams.instance(1, 3, -2);
      learner.learn(instance);
      var scores = new double[classes];
      learner.predict(instance, scores);
      assertThat(StrictMath.log(scores[1] / scores[0])).isCloseTo(4, within(1e-12));
    }
  }

  @Test
  void anInstanceWithTheMarginIsNotLearnedAgain() {
    Learner learner = new PassiveAggressive(PassiveAggressiveVariant.PA, 1, false)
        .create(LearnerStreams.schema(2, 2), 1);
    learner.learn(LearnerStreams.instance(1, 3, -2));
    double before = score(learner, 2, 1, 1, 1);
    learner.learn(LearnerStreams.instance(1, 4, -2));
    assertThat(score(learner, 2, 1, 1, 1)).isEqualTo(before);
  }

  private static double score(Learner learner, int classes, int label, double... x) {
    var scores = new double[classes];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, x), scores);
    return scores[label];
  }
}
