// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
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
 * Prequential accuracy on Electricity and Weather against what MOA 2024.07.0 reaches on the same files with its defaults
 * (its SGD on log loss with learning rate 0.01).
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
        Arguments.of("elec.csv", new MajorityClass(), 57.537), Arguments.of("weather.csv", new MajorityClass(), 68.622));
  }

  @ParameterizedTest
  @MethodSource("exact")
  void baselinesAgreeWithMoaToTheDigitsItPrints(String file, LearnerSpec spec, double moa) {
    assertThat(accuracy(file, spec)).isCloseTo(moa, within(0.004));
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
