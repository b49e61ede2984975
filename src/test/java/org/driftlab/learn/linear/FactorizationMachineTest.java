// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorizationMachineTest {
  /** Whether a user likes an item depends on the pair alone: neither says anything by itself. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void learnsWhatOnlyPairsOfNominalValuesTell(int classes) {
    Schema schema = LearnerStreams.schema(0, classes, 30, 40);
    var random = new Random(1);
    List<Instance> stream = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      int user = random.nextInt(30);
      int item = random.nextInt(40);
      stream.add(LearnerStreams.instance((user + item) % classes, user, item));
    }
    double chance = 100.0 / classes;
    assertThat(lateAccuracy(new LogisticRegression(), schema, stream)).isLessThan(chance + 8);
    assertThat(lateAccuracy(new FactorizationMachine(), schema, stream)).isGreaterThan(95);
    assertThat(lateAccuracy(new FactorizationMachine(8, 0.2, 0, FactorOptimizer.ADAGRAD, 0.05, true), schema, stream))
        .isGreaterThan(95);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void learnsTheProductOfTwoNumbers(long seed) {
    Schema schema = LearnerStreams.schema(2, 2);
    var random = new Random(seed);
    List<Instance> stream = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      stream.add(LearnerStreams.instance(a * b > 0 ? 1 : 0, a, b));
    }
    assertThat(lateAccuracy(new FactorizationMachine(), schema, stream)).isGreaterThan(93);
  }

  private static double lateAccuracy(LearnerSpec spec, Schema schema, List<Instance> stream) {
    var learner = spec.create(schema, 1);
    int half = stream.size() / 2;
    stream.subList(0, half).forEach(learner::learn);
    return LearnerStreams.prequentialAccuracy(learner, schema.classCount(), stream.subList(half, stream.size()));
  }
}
