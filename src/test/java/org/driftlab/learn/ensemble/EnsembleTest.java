// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.bayes.NaiveBayes;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final Schema SCHEMA = LearnerStreams.schema(1, 2);

  @Test
  void theFirstBoostedMemberWeighsTheLogarithmOfItsOdds() {
    List<Instance> stream = labels(200, 0.2);
    Learner learner = new OnlineBoosting(new MajorityClass(), 3, false, 1).create(SCHEMA, 1);
    int ones = 0;
    double wrong = 0;
    for (int i = 0; i < stream.size(); i++) {
      ones += stream.get(i).y;
      // It is asked once it has learned the label; with a tie the majority is class 0.
      int majority = 2 * ones > i + 1 ? 1 : 0;
      wrong += majority == stream.get(i).y ? 0 : 1;
      learner.learn(stream.get(i));
    }
    double odds = (stream.size() - wrong) / wrong;
    assertThat(figures(learner).get("weight of member 1").doubleValue()).isCloseTo(Math.log(odds), within(1e-9));
  }

  @Test
  void aBoostedMemberIsAskedOnceItHasLearned() {
    Learner learner = new OnlineBoosting(new MajorityClass(), 3, false, 1).create(SCHEMA, 1);
    for (int i = 0; i < 20; i++) {
      learner.learn(LearnerStreams.instance(1 - i % 2, 1));
    }
    // The majority of 1, 0, 1, 0 … is wrong before each label and right behind it: no error, which counts as a millionth.
    assertThat(figures(learner).get("weight of member 1").doubleValue()).isCloseTo(Math.log((1 - 1e-6) / 1e-6), within(1e-6));
  }

  @Test
  void aMajorityMemberThatIsWrongLosesItsShareAndANewOneBegins() {
    Learner learner = new DynamicWeightedMajority(new MajorityClass(), 4, 1, 0.5, 0.01, true, 1).create(SCHEMA, 1);
    for (int y : new int[] {0, 0, 0}) {
      learner.learn(LearnerStreams.instance(y, 1));
    }
    assertThat(figures(learner)).containsEntry("members", 1);
    learner.learn(LearnerStreams.instance(1, 1));
    // The old one is halved and made 1 again, as the largest; the new one begins with 1 and learns the 1.
    assertThat(figures(learner)).containsEntry("members", 2).containsEntry("weight of member 1", 1.0)
        .containsEntry("weight of member 2", 1.0);
    learner.learn(LearnerStreams.instance(1, 1));
    // Member 1 is wrong again; the two are 0.5 for class 0 and 1 for class 1, so the vote is right and none is added.
    assertThat(figures(learner)).containsEntry("members", 2).containsEntry("weight of member 1", 0.5)
        .containsEntry("weight of member 2", 1.0);
  }

  @Test
  void aMajorityMemberOfTooLittleWeightIsLetGo() {
    Learner learner = new DynamicWeightedMajority(new MajorityClass(), 4, 1, 0.5, 0.3, true, 1).create(SCHEMA, 1);
    for (int y : new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1}) {
      learner.learn(LearnerStreams.instance(y, 1));
    }
    assertThat(figures(learner)).containsEntry("members", 1).containsEntry("members created", 2);
  }

  @Test
  void baggedMembersDifferThoughTheySeeTheSameInstances() {
    Learner learner = new OnlineBagging(new MajorityClass(), 1).create(SCHEMA, 1);
    labels(101, 0.5).forEach(learner::learn);
    var scores = new double[2];
    learner.predict(LearnerStreams.instance(0, 1), scores);
    // One majority alone scores its classes by counts; ten equal ones would give the same counts again.
    assertThat(scores[0] * 101 % 1).isNotCloseTo(0, within(1e-9));
  }

  @Test
  void adaptiveEnsemblesNoticeThatLabelsChangePlaces() {
    for (LearnerSpec spec : List.of(new AdwinBagging(new NaiveBayes(), 1), new LeveragingBagging(new NaiveBayes(), 1),
        new AdaptiveRandomForest(), new StreamingRandomPatches())) {
      Schema schema = LearnerStreams.schema(4, 2);
      List<Instance> before = LearnerStreams.random(schema, 1, 3_000, 0);
      List<Instance> after = LearnerStreams.random(schema, 2, 3_000, 0);
      after.forEach(instance -> instance.y = 1 - instance.y);
      Learner learner = spec.create(schema, 1);
      LearnerStreams.prequentialAccuracy(learner, 2, before);
      LearnerStreams.prequentialAccuracy(learner, 2, after.subList(0, 1_500));
      Map<String, Number> figures = figures(learner);
      Number noticed = figures.getOrDefault("drifts", figures.getOrDefault("members replaced", 0));
      assertThat(noticed.intValue()).as(spec.id()).isPositive();
      assertThat(LearnerStreams.prequentialAccuracy(learner, 2, after.subList(1_500, 3_000))).as(spec.id())
          .isGreaterThan(60);
    }
  }

  @Test
  void sharesOfFeaturesAreRoundedAndAtLeastOne() {
    assertThat(FeatureShare.of(0.6, 9)).isEqualTo(5);
    assertThat(FeatureShare.of(0, 9)).isEqualTo(4);
    assertThat(FeatureShare.of(0.01, 9)).isEqualTo(1);
    assertThat(FeatureShare.of(1, 9)).isEqualTo(9);
    assertThat(FeatureShare.of(0, 1)).isEqualTo(1);
    assertThat(FeatureShare.of(0.6, 0)).isZero();
  }

  private static Map<String, Number> figures(Learner learner) {
    return ((Internals) learner).internals();
  }

  /** Instances of a constant feature whose label is 1 with a probability. */
  private static List<Instance> labels(int count, double one) {
    var random = new Random(7);
    var instances = new ArrayList<Instance>();
    for (int i = 0; i < count; i++) {
      instances.add(LearnerStreams.instance(random.nextDouble() < one ? 1 : 0, 1));
    }
    return instances;
  }
}
