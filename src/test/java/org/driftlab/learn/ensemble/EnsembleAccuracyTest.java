// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.wrap.DriftReset;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.ConceptDrift;
import org.driftlab.stream.InstanceStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prequential accuracy, the mean of five seeds, against what MOA 2024.07.0 reaches with ten members; the bench main
 * {@code AccuracyTable} prints all streams.
 */
class EnsembleAccuracyTest {
  static Stream<Arguments> moa() {
    return Stream.of(
        Arguments.of("weather.csv", new OnlineBagging(), 74.844), Arguments.of("weather.csv", new AdwinBagging(), 75.010),
        Arguments.of("weather.csv", new LeveragingBagging(), 78.110),
        Arguments.of("weather.csv", new AdaptiveRandomForest(), 78.242),
        Arguments.of("elec.csv", new OnlineBagging(), 79.050), Arguments.of("elec.csv", new AdwinBagging(), 82.102),
        Arguments.of("elec.csv", new DriftReset(), 82.080), Arguments.of("weather.csv", new DriftReset(), 72.757));
  }

  /** Agrawal's functions 1 and 4, whose nominal features have up to 20 values. */
  static Stream<Arguments> agrawal() {
    return Stream.of(Arguments.of(new OnlineBagging(), 77.224), Arguments.of(new AdwinBagging(), 84.676));
  }

  @ParameterizedTest
  @MethodSource("agrawal")
  void gainAboveChanceLiftsBaggingAboveMoaWhereFeaturesAreNominal(LearnerSpec spec, double moa) {
    InstanceStream stream = new ConceptDrift(new Agrawal(1, 1, 0.05, false), new Agrawal(4, 2, 0.05, false), 50_000,
        10_000, 0, 1).create();
    List<Instance> instances = Stream.generate(() -> new Instance(stream.schema())).limit(100_000).toList();
    instances.forEach(stream::next);
    double sum = 0;
    for (int seed = 1; seed <= 5; seed++) {
      sum += LearnerStreams.prequentialAccuracy(spec.create(stream.schema(), seed), 2, instances);
    }
    assertThat(sum / 5).isGreaterThan(moa + 1);
  }

  @ParameterizedTest
  @MethodSource("moa")
  void isAtMostThreeTenthsOfAPointBelowMoa(String file, LearnerSpec spec, double moa) {
    List<Instance> instances = LearnerStreams.file(file);
    Schema schema = LearnerStreams.schema(instances.getFirst().x.length, 2);
    double sum = 0;
    for (int seed = 1; seed <= 5; seed++) {
      sum += LearnerStreams.prequentialAccuracy(spec.create(schema, seed), 2, instances);
    }
    assertThat(sum / 5).isGreaterThan(moa - 0.3);
  }
}
