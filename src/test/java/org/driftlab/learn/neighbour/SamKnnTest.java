// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;

class SamKnnTest {
  private static final Schema SCHEMA = LearnerStreams.schema(2, 2);

  @Test
  void theWindowIsCutSoonAfterTheConceptTurnsRound() {
    Learner learner = new SamKnn().create(SCHEMA, 1);
    var random = new Random(1);
    feed(learner, random, 1000, false);
    assertThat(figure(learner, "short-term instances")).isGreaterThan(400);
    feed(learner, random, 300, true);
    assertThat(figure(learner, "short-term instances")).isLessThan(400);
    assertThat(right(learner, random, 200, true)).isGreaterThan(180);
  }

  @Test
  void anOldConceptElsewhereIsRememberedInTheLongTermMemory() {
    Learner learner = new SamKnn().create(SCHEMA, 1);
    var random = new Random(2);
    feedAt(learner, random, 800, 0, false);
    feedAt(learner, random, 800, 10, true);
    feedAt(learner, random, 800, 20, false);
    assertThat(figure(learner, "long-term instances") + figure(learner, "short-term instances")).isGreaterThan(800);
    // The first place was not seen for 1,600 instances, and nothing since contradicts what was known of it.
    int right = 0;
    var scores = new double[2];
    for (int i = 0; i < 200; i++) {
      Instance instance = instance(random, 0, false);
      learner.predict(instance, scores);
      right += (scores[1] > scores[0] ? 1 : 0) == instance.y ? 1 : 0;
    }
    assertThat(right).isGreaterThan(180);
  }

  @Test
  void bothMemoriesStayWithinTheirSizeEvenWithMoreClassesThanRoom() {
    Schema schema = LearnerStreams.schema(2, 500, 3);
    Learner learner = new SamKnn(3, 200, 20, 0.4, true).create(schema, 1);
    for (Instance instance : LearnerStreams.random(schema, 5, 3000, 0.05)) {
      learner.learn(instance);
      assertThat(figure(learner, "short-term instances") + figure(learner, "long-term instances"))
          .isLessThanOrEqualTo(200);
    }
    assertThat(figure(learner, "compressions")).isPositive();
  }

  @Test
  void aSmallestWindowAboveHalfTheMemoryIsRefused() {
    assertThatThrownBy(() -> new SamKnn(5, 100, 60, 0.4, true)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'minSize' is 60 but must be at most half of 'maxSize', which is 100.");
  }

  private static void feed(Learner learner, Random random, int count, boolean turned) {
    feedAt(learner, random, count, 0, turned);
  }

  private static void feedAt(Learner learner, Random random, int count, double place, boolean turned) {
    for (int i = 0; i < count; i++) {
      learner.learn(instance(random, place, turned));
    }
  }

  private static int right(Learner learner, Random random, int count, boolean turned) {
    int right = 0;
    var scores = new double[2];
    for (int i = 0; i < count; i++) {
      Instance instance = instance(random, 0, turned);
      learner.predict(instance, scores);
      right += (scores[1] > scores[0] ? 1 : 0) == instance.y ? 1 : 0;
      learner.learn(instance);
    }
    return right;
  }

  /** The second number decides the class; the first says where the instance lies. */
  private static Instance instance(Random random, double place, boolean turned) {
    double deciding = random.nextGaussian();
    boolean above = deciding > 0;
    return LearnerStreams.instance(above != turned ? 1 : 0, place + random.nextDouble(), deciding);
  }

  private static double figure(Learner learner, String name) {
    return ((Internals) learner).internals().get(name).doubleValue();
  }
}
