// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.junit.jupiter.api.Test;

class StreamingLdaTest {
  @Test
  void theScoreIsThatOfTheDiscriminantWorkedOutByHand() {
    // Class 0 at −2 and 0, class 1 at 2 and 4: means −1 and 3, variance 4 / 4 = 1, so Λ = 1 / (0.9 · 1 + 0.1) = 1.
    Learner learner = new StreamingLda(0.1, 4, false).create(schema(1), 1);
    for (double[] pair : new double[][] {{-2, 0}, {2, 1}, {0, 0}, {4, 1}}) {
      learner.learn(instance(pair[0], (int) pair[1]));
    }
    var scores = new double[2];
    learner.predict(instance(1.5, 0), scores);
    // −1 · 1.5 − 0.5 = −2 against 3 · 1.5 − 4.5 = 0: odds of e².
    assertThat(scores[1] / scores[0]).isCloseTo(Math.exp(2), within(1e-9));
    learner.predict(instance(1, 0), scores);
    assertThat(scores[0]).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void tooManyFeaturesAreRefusedInOneSentence() {
    assertThatThrownBy(() -> new StreamingLda().create(schema(2_001), 1)).isInstanceOf(InputException.class)
        .hasMessage("Streaming LDA keeps a covariance of all pairs of features and 2,001 are too many; choose a stream of "
            + "at most 2,000 or another learner.");
  }

  private static Instance instance(double x, int label) {
    var instance = new Instance(1);
    instance.x[0] = x;
    instance.y = label;
    return instance;
  }

  private static Schema schema(int features) {
    return new Schema(IntStream.range(0, features).<Attribute>mapToObj(i -> new Attribute.Numeric("x" + i)).toList(),
        new Attribute.Nominal("class", List.of("a", "b")));
  }
}
