// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.Ddm;
import org.driftlab.detect.EveryN;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.Refusing;
import org.driftlab.learn.Tunable;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrapTest {
  private static final Schema SCHEMA = LearnerStreams.schema(1, 2);

  @Test
  void aDetectionMakesTheLearnerForget() {
    Learner learner = new DriftReset(new MajorityClass(), new EveryN(100), true).create(SCHEMA, 1);
    for (int i = 0; i < 99; i++) {
      learner.learn(LearnerStreams.instance(0, 1));
    }
    var scores = new double[2];
    learner.predict(LearnerStreams.instance(0, 1), scores);
    assertThat(scores).containsExactly(1, 0);
    learner.learn(LearnerStreams.instance(1, 1));
    learner.predict(LearnerStreams.instance(0, 1), scores);
    assertThat(scores).containsExactly(0, 1);
    assertThat(figures(learner)).containsEntry("drifts", 1);
  }

  @Test
  void aLearnerInTheBackgroundTakesOverWithWhatItLearnedSinceTheWarning() {
    Learner with = new DriftReset(new NaiveBayes(), new Ddm(), true).create(LearnerStreams.schema(4, 2), 1);
    Learner without = new DriftReset(new NaiveBayes(), new Ddm(), false).create(LearnerStreams.schema(4, 2), 1);
    Learner plain = new NaiveBayes().create(LearnerStreams.schema(4, 2), 1);
    List<Instance> stream = swapping();
    double plainAccuracy = LearnerStreams.prequentialAccuracy(plain, 2, stream);
    assertThat(LearnerStreams.prequentialAccuracy(with, 2, stream)).isGreaterThan(plainAccuracy + 5);
    assertThat(LearnerStreams.prequentialAccuracy(without, 2, stream)).isGreaterThan(plainAccuracy + 5);
    assertThat(figures(with).get("warnings").intValue()).isPositive();
    assertThat(figures(without)).containsEntry("warnings", 0);
  }

  private static List<Instance> swapping() {
    Schema schema = LearnerStreams.schema(4, 2);
    List<Instance> stream = new ArrayList<>(LearnerStreams.random(schema, 1, 2_000, 0));
    List<Instance> after = LearnerStreams.random(schema, 2, 2_000, 0);
    after.forEach(instance -> instance.y = 1 - instance.y);
    stream.addAll(after);
    return stream;
  }

  @Test
  void scalingMakesUnitAndOriginIrrelevant() {
    for (ScalingMode mode : ScalingMode.values()) {
      Schema schema = LearnerStreams.schema(3, 3, 2);
      var spec = new Scaled(new LogisticRegression(0.05, 0, false), mode);
      List<Instance> stream = LearnerStreams.random(schema, 4, 500, 0.05);
      Learner metres = spec.create(schema, 1);
      Learner feet = spec.create(schema, 1);
      var expected = new double[3];
      var actual = new double[3];
      for (Instance instance : stream) {
        var other = new Instance(schema);
        other.set(instance);
        for (int f = 0; f < 3; f++) {
          other.x[f] = 3.28 * instance.x[f] + 100;
        }
        metres.predict(instance, expected);
        feet.predict(other, actual);
        assertThat(actual).containsExactly(expected, within(1e-7));
        metres.learn(instance);
        feet.learn(other);
      }
    }
  }

  @Test
  void standardizedValuesAreThoseOfTheTextbook() {
    var scaler = new Scaler(SCHEMA, ScalingMode.STANDARDIZE);
    for (double value : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
      scaler.learn(LearnerStreams.instance(0, value));
    }
    var out = new double[1];
    scaler.apply(new double[] {9}, out);
    // Mean 5 and deviation 2.
    assertThat(out[0]).isCloseTo(2, within(1e-12));
    scaler.apply(new double[] {Double.NaN}, out);
    assertThat(out[0]).isNaN();
  }

  @Test
  void rangesAreLaidBetweenZeroAndOne() {
    var scaler = new Scaler(SCHEMA, ScalingMode.MIN_MAX);
    var out = new double[1];
    scaler.learn(LearnerStreams.instance(0, 10));
    scaler.apply(new double[] {10}, out);
    assertThat(out[0]).isZero();
    scaler.learn(LearnerStreams.instance(0, 30));
    scaler.apply(new double[] {15}, out);
    assertThat(out[0]).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void eachNominalValueBecomesAFeature() {
    var indicators = new Indicators(LearnerStreams.schema(1, 2, 3, 2));
    assertThat(indicators.length()).isEqualTo(6);
    var out = new double[6];
    indicators.apply(new double[] {7, 2, Double.NaN}, out);
    assertThat(out).containsExactly(7, 0, 0, 1, Double.NaN, Double.NaN);
    assertThat(Indicators.schema(LearnerStreams.schema(0, 2, 2)).feature(1).name()).isEqualTo("v0 = value1");
  }

  @Test
  void rareClassesCountAsMuchAsOftenOnes() {
    Learner weighted = new ClassWeighted(new MajorityClass(), 1, 1e6).create(SCHEMA, 1);
    Learner byHand = new MajorityClass().create(SCHEMA, 1);
    double[] counts = {0, 0};
    for (int i = 0; i < 500; i++) {
      Instance instance = LearnerStreams.instance(i % 10 == 9 ? 1 : 0, 1);
      weighted.learn(instance);
      counts[instance.y]++;
      int seen = counts[1] > 0 ? 2 : 1;
      instance.weight = (counts[0] + counts[1]) / (seen * counts[instance.y]);
      byHand.learn(instance);
    }
    var expected = new double[2];
    var actual = new double[2];
    byHand.predict(LearnerStreams.instance(0, 1), expected);
    weighted.predict(LearnerStreams.instance(0, 1), actual);
    assertThat(actual).containsExactly(expected, within(1e-12));
    assertThat(actual[1]).isBetween(0.4, 0.6);
  }

  static Stream<LearnerSpec> wrappedNetworks() {
    var network = new Mlp("10", 1, NeuralOptimizer.SGD, 0.5, 0, 0, false, 0, false);
    return Stream.of(new Scaled(network, ScalingMode.STANDARDIZE), new OneHot(network),
        new ClassWeighted(network, 1, 10), new DriftReset(network, new EveryN(1_000_000), true),
        new DriftReset(new Scaled(network, ScalingMode.STANDARDIZE), new EveryN(1_000_000), true));
  }

  @ParameterizedTest
  @MethodSource("wrappedNetworks")
  void aWrapperTellsOfTheStepsThatTheLearnerInsideRefuses(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(2, 2);
    Learner learner = spec.create(schema, 1);
    LearnerStreams.random(schema, 1, 50, 0).forEach(learner::learn);
    assertThat(((Refusing) learner).refusals()).isZero();
    for (int y = 0; y < 2; y++) {
      // One of the two labels is what the network says anyway, and then there is nothing to refuse.
      Instance monster = LearnerStreams.instance(y, 9e99, -9e99);
      monster.weight = 1e90;
      learner.learn(monster);
    }
    assertThat(((Refusing) learner).refusals()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("wrappedNetworks")
  void aWrapperFineTunesTheLearnerInside(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(2, 2);
    Learner tuned = spec.create(schema, 1);
    LearnerStreams.random(schema, 1, 100, 0).forEach(tuned::learn);
    Learner plain = tuned.copy();
    double before = score(tuned);
    ((Tunable) tuned).beginTuning(1e-9);
    Instance news = LearnerStreams.instance(0, 1, 1);
    for (int i = 0; i < 5; i++) {
      tuned.learn(news);
      plain.learn(news);
    }
    // Scaling goes on while a model is tuned, which moves a score a little; steps of 1e-9 do not.
    assertThat(score(tuned)).isCloseTo(before, within(0.05));
    double byPlain = Math.abs(score(plain) - before);
    assertThat(byPlain).isGreaterThan(2 * Math.abs(score(tuned) - before));
    ((Tunable) tuned).endTuning();
    double after = score(tuned);
    tuned.learn(news);
    assertThat(score(tuned)).isNotEqualTo(after);
  }

  private static double score(Learner learner) {
    var scores = new double[2];
    learner.predict(LearnerStreams.instance(0, 1, 1), scores);
    return scores[0];
  }

  @Test
  void aDetectorIsNotAskedAboutWhatIsRehearsedInFineTuning() {
    Learner learner = new DriftReset(new MajorityClass(), new EveryN(10), true).create(SCHEMA, 1);
    ((Tunable) learner).beginTuning(0.001);
    for (int i = 0; i < 100; i++) {
      learner.learn(LearnerStreams.instance(0, 1));
    }
    assertThat(figures(learner)).containsEntry("drifts", 0);
    ((Tunable) learner).endTuning();
    for (int i = 0; i < 100; i++) {
      learner.learn(LearnerStreams.instance(0, 1));
    }
    assertThat(figures(learner)).containsEntry("drifts", 10);
  }

  @Test
  void aResetIsNoRefusal() {
    Learner learner = new DriftReset(new Mlp("10", 1, NeuralOptimizer.SGD, 0.5, 0, 0, false, 0, false), new EveryN(60),
        true).create(LearnerStreams.schema(2, 2), 1);
    LearnerStreams.random(LearnerStreams.schema(2, 2), 1, 50, 0).forEach(learner::learn);
    learner.learn(LearnerStreams.instance(0, 9e99, -9e99));
    learner.learn(LearnerStreams.instance(1, 9e99, -9e99));
    long refusals = ((Refusing) learner).refusals();
    LearnerStreams.random(LearnerStreams.schema(2, 2), 2, 20, 0).forEach(learner::learn);
    assertThat(figures(learner)).containsEntry("drifts", 1);
    assertThat(((Refusing) learner).refusals()).isEqualTo(refusals);
  }

  private static Map<String, Number> figures(Learner learner) {
    return ((Internals) learner).internals();
  }
}
