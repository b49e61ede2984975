// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.tree.HoeffdingTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aNewEnsembleHasEachPairOfThreeFeaturesAsOftenAsAnyOther(long seed) {
    Schema schema = LearnerStreams.schema(3, 2);
    var draws = new Draws[10];
    Arrays.setAll(draws, member -> Draws.of(seed, member));
    List<Integer> left = Stream.of(Patch.createApart(new HoeffdingTree(), schema, 2, draws))
        .map(learner -> leftOut(learner, schema)).toList();
    for (int feature = 0; feature < 3; feature++) {
      // Ten members on three pairs: each pair three times, one of them a fourth time.
      int missing = feature;
      assertThat(left.stream().filter(out -> out == missing).count()).isBetween(3L, 4L);
    }
  }

  /** The feature a member of two of three does not see: the one whose value changes nothing. */
  private static int leftOut(Learner learner, Schema schema) {
    for (int i = 0; i < 400; i++) {
      double sign = i % 2 == 0 ? 1 : -1;
      learner.learn(LearnerStreams.instance(i % 2, sign + i % 7, sign + i % 5, sign + i % 3));
    }
    int out = -1;
    for (int f = 0; f < 3; f++) {
      Instance usual = LearnerStreams.instance(0, 3, 2, 1);
      var before = new double[schema.classCount()];
      learner.predict(usual, before);
      usual.x[f] = -3;
      var after = new double[schema.classCount()];
      learner.predict(usual, after);
      if (Arrays.equals(before, after)) {
        assertThat(out).as("only one feature is left out").isNegative();
        out = f;
      }
    }
    return out;
  }
}
