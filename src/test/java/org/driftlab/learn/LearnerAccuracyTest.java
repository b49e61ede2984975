// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.baseline.NoChange;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.tree.HoeffdingTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prequential accuracy against what MOA 2024.07.0 reaches with its defaults (its SGD on log loss with learning rate
 * 0.01) on Electricity, Weather and generated streams, fed with the same instances in the same order.
 */
class LearnerAccuracyTest {
  static Stream<Arguments> moa() {
    return Stream.of(
        Arguments.of("elec.csv", new NaiveBayes(), 73.634), Arguments.of("weather.csv", new NaiveBayes(), 69.222),
        Arguments.of("elec.csv", new HoeffdingTree(), 77.953), Arguments.of("weather.csv", new HoeffdingTree(), 73.435),
        Arguments.of("elec.csv", new LogisticRegression(), 66.503),
        Arguments.of("weather.csv", new LogisticRegression(), 67.724));
  }

  @ParameterizedTest
  @MethodSource("moa")
  void isAtMostHalfAPointBelowMoa(String file, LearnerSpec spec, double moa) {
    assertThat(accuracy(file, spec)).isGreaterThan(moa - 0.5);
  }

  static Stream<Arguments> exact() {
    return Stream.of(
        Arguments.of("elec.csv", new NoChange(), 85.328), Arguments.of("weather.csv", new NoChange(), 68.027),
        Arguments.of("elec.csv", new MajorityClass(), 57.537),
        Arguments.of("weather.csv", new MajorityClass(), 68.622));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void baselinesAgreeWithMoaToTheDigitsItPrints(String file, LearnerSpec spec, double moa) {
    assertThat(accuracy(file, spec)).isCloseTo(moa, within(0.004));
  }

  /** What MOA reaches on the generated streams of {@link LearnerStreams}: features, classes, values, missing. */
  static Stream<Arguments> generated() {
    Schema mixed = LearnerStreams.schema(3, 3, 4, 2);
    Schema nominal = LearnerStreams.schema(0, 4, 3, 5, 2);
    Schema many = LearnerStreams.schema(6, 5, 3);
    return Stream.of(
        Arguments.of(mixed, 0.0, new NaiveBayes(), 97.015), Arguments.of(mixed, 0.0, new HoeffdingTree(), 96.410),
        Arguments.of(mixed, 0.1, new NaiveBayes(), 95.140), Arguments.of(nominal, 0.0, new NaiveBayes(), 69.820),
        Arguments.of(nominal, 0.0, new HoeffdingTree(), 69.560), Arguments.of(nominal, 0.1, new NaiveBayes(), 67.190),
        Arguments.of(many, 0.0, new NaiveBayes(), 98.150), Arguments.of(many, 0.0, new HoeffdingTree(), 97.665));
  }

  @ParameterizedTest
  @MethodSource("generated")
  void agreesWithMoaOnGeneratedStreams(Schema schema, double missing, LearnerSpec spec, double moa) {
    List<Instance> stream = LearnerStreams.random(schema, 42, 20_000, missing);
    double accuracy = LearnerStreams.prequentialAccuracy(spec.create(schema, 1), schema.classCount(), stream);
    assertThat(accuracy).isCloseTo(moa, within(0.1));
  }

  static Stream<Arguments> sea() {
    return Stream.of(Arguments.of(new NaiveBayes(), 87.480), Arguments.of(new HoeffdingTree(), 86.305),
        Arguments.of(new LogisticRegression(0.01, 0, false), 81.370));
  }

  @ParameterizedTest
  @MethodSource("sea")
  void agreesWithMoaOnSea(LearnerSpec spec, double moa) {
    Learner learner = spec.create(LearnerStreams.schema(3, 2), 1);
    assertThat(LearnerStreams.prequentialAccuracy(learner, 2, LearnerStreams.sea(42, 20_000)))
        .isCloseTo(moa, within(0.1));
  }

  @Test
  void scalingMakesLogisticRegressionBetterOnSea() {
    Learner learner = new LogisticRegression().create(LearnerStreams.schema(3, 2), 1);
    assertThat(LearnerStreams.prequentialAccuracy(learner, 2, LearnerStreams.sea(42, 20_000))).isGreaterThan(87);
  }

  @Test
  void logisticRegressionWithoutScalingAgreesWithMoa() {
    assertThat(accuracy("elec.csv", new LogisticRegression(0.01, 0, false))).isCloseTo(66.503, within(0.5));
  }

  private static double accuracy(String file, LearnerSpec spec) {
    List<Instance> instances = LearnerStreams.file(file);
    Learner learner = spec.create(LearnerStreams.schema(instances.getFirst().x.length, 2), 1);
    return LearnerStreams.prequentialAccuracy(learner, 2, instances);
  }
}
