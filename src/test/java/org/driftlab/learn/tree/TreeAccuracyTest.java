// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.ConceptDrift;
import org.driftlab.stream.Hyperplane;
import org.driftlab.stream.InstanceStream;
import org.driftlab.stream.RandomRbfDrift;
import org.driftlab.stream.Sea;
import org.driftlab.stream.StreamSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prequential accuracy of the trees against what MOA 2024.07.0 reaches with its defaults on the same instances; the
 * adaptive tree, which draws random numbers, as the mean of five seeds.
 */
class TreeAccuracyTest {
  private static final double ALLOWANCE = 0.3;
  private static final int SEEDS = 5;

  static Stream<Arguments> generated() {
    StreamSpec agrawal =
        new ConceptDrift(new Agrawal(1, 1, 0.05, false), new Agrawal(4, 2, 0.05, false), 50_000, 10_000, 0, 1);
    StreamSpec sea = new ConceptDrift(new Sea(1, 1, false, 10), new Sea(3, 2, false, 10), 50_000, 1, 0, 1);
    return Stream.of(
        Arguments.of(agrawal, 75.237, 82.904, 74.155), Arguments.of(sea, 86.993, 87.822, 87.178),
        Arguments.of(new Hyperplane(1, 2, 10, 10, 0.001, 5, 10), 85.655, 85.489, 85.717),
        Arguments.of(new RandomRbfDrift(1, 1, 2, 10, 50, 0.001, 50), 61.324, 65.617, 60.554));
  }

  @ParameterizedTest
  @MethodSource("generated")
  void treesAreNotBelowMoaOnDriftingStreams(StreamSpec spec, double hoeffding, double adaptive, double fast) {
    InstanceStream stream = spec.create();
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < 100_000; i++) {
      var instance = new Instance(stream.schema());
      assertThat(stream.next(instance)).isTrue();
      instances.add(instance);
    }
    assertNotBelow(stream.schema(), instances, hoeffding, adaptive, fast);
  }

  static Stream<Arguments> files() {
    return Stream.of(Arguments.of("elec.csv", 77.953, 80.941, 78.123),
        Arguments.of("weather.csv", 73.435, 73.534, 73.231));
  }

  @ParameterizedTest
  @MethodSource("files")
  void treesAreNotBelowMoaOnFiles(String file, double hoeffding, double adaptive, double fast) {
    List<Instance> instances = LearnerStreams.file(file);
    Schema schema = LearnerStreams.schema(instances.getFirst().x.length, 2);
    assertNotBelow(schema, instances, hoeffding, adaptive, fast);
  }

  private static void assertNotBelow(Schema schema, List<Instance> instances, double hoeffding, double adaptive,
      double fast) {
    assertThat(accuracy(new HoeffdingTree(), schema, instances, 1)).isGreaterThan(hoeffding - ALLOWANCE);
    assertThat(accuracy(new ExtremelyFastDecisionTree(), schema, instances, 1)).isGreaterThan(fast - ALLOWANCE);
    double sum = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      sum += accuracy(new HoeffdingAdaptiveTree(), schema, instances, seed);
    }
    assertThat(sum / SEEDS).isGreaterThan(adaptive - ALLOWANCE);
  }

  private static double accuracy(LearnerSpec spec, Schema schema, List<Instance> instances, long seed) {
    Learner learner = spec.create(schema, seed);
    return LearnerStreams.prequentialAccuracy(learner, schema.classCount(), instances);
  }
}
