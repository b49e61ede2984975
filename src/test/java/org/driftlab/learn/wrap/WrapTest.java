// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.Ddm;
import org.driftlab.detect.EveryN;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.LogisticRegression;
import org.junit.jupiter.api.Test;

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

  private static Map<String, Number> figures(Learner learner) {
    return ((Internals) learner).internals();
  }
}
