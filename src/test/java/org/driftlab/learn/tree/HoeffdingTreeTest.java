// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.TreeModel;
import org.junit.jupiter.api.Test;

class HoeffdingTreeTest {
  private static final Schema NUMERIC = LearnerStreams.schema(2, 2);
  private static final Schema NOMINAL = LearnerStreams.schema(0, 2, 4, 4);

  @Test
  void aLeafSplitsOnceHoeffdingsBoundAllowsIt() {
    // The feature that decides gains 1 bit, the other next to nothing: the first search at 200 has ε = √(ln 10⁷/400)
    // = 0.2.
    Learner learner = tree(LeafPrediction.MAJORITY, 200, 1e-7, 0).create(NOMINAL, 1);
    learnNominal(learner, 0, 199);
    assertThat(leaves(learner)).isEqualTo(1);
    learnNominal(learner, 199, 1);
    assertThat(leaves(learner)).isEqualTo(4);
    assertThat(score(learner, 0, 2, 0)).isEqualTo(1);
    assertThat(score(learner, 1, 3, 0)).isEqualTo(1);
  }

  @Test
  void aLeafWaitsWhileTheBoundIsTooWide() {
    // With δ = 10⁻²⁰⁰ the bound at 200 is √(ln 10²⁰⁰/400) = 1.07, wider than any gain of two classes.
    Learner learner = tree(LeafPrediction.MAJORITY, 200, 1e-200, 0).create(NOMINAL, 1);
    learnNominal(learner, 0, 200);
    assertThat(leaves(learner)).isEqualTo(1);
    // At 400 it is 0.76.
    learnNominal(learner, 200, 200);
    assertThat(leaves(learner)).isEqualTo(4);
  }

  @Test
  void twoEqualFeaturesSplitOnlyAsATie() {
    Schema twins = LearnerStreams.schema(0, 2, 2, 2);
    Learner strict = tree(LeafPrediction.MAJORITY, 100, 1e-7, 0).create(twins, 1);
    Learner tolerant = tree(LeafPrediction.MAJORITY, 100, 1e-7, 0.05).create(twins, 1);
    // ε < 0.05 once n > ln 10⁷/(2·0.05²) = 3224.
    for (int i = 0; i < 3300; i++) {
      strict.learn(LearnerStreams.instance(i % 2, i % 2, i % 2));
      tolerant.learn(LearnerStreams.instance(i % 2, i % 2, i % 2));
      if (i == 3219) {
        assertThat(leaves(tolerant)).isEqualTo(1);
      }
    }
    assertThat(leaves(strict)).isEqualTo(1);
    assertThat(leaves(tolerant)).isEqualTo(2);
  }

  @Test
  void aThresholdIsFoundToOneStepOfTheCandidates() {
    Learner learner = tree(LeafPrediction.MAJORITY, 200, 1e-7, 0.05).create(NUMERIC, 1);
    var random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double x = random.nextDouble();
      learner.learn(LearnerStreams.instance(x > 0.5 ? 1 : 0, x, random.nextDouble()));
    }
    assertThat(score(learner, 0, 0.3, 0.9)).isGreaterThan(0.9);
    assertThat(score(learner, 1, 0.7, 0.1)).isGreaterThan(0.9);
  }

  @Test
  void noiseIsNotSplitBeforeATie() {
    Learner learner = new HoeffdingTree().create(NUMERIC, 1);
    var random = new Random(2);
    for (int i = 0; i < 3000; i++) {
      learner.learn(LearnerStreams.instance(random.nextInt(2), random.nextDouble(), random.nextDouble()));
    }
    assertThat(leaves(learner)).isEqualTo(1);
  }

  @Test
  void aMissingValueAsksEachBranchByItsWeight() {
    Learner learner = tree(LeafPrediction.MAJORITY, 400, 1e-7, 0.05).create(NOMINAL, 1);
    for (int i = 0; i < 400; i++) {
      int value = i % 4 == 0 ? 0 : 3;
      learner.learn(LearnerStreams.instance(value == 3 ? 1 : 0, value, i % 3));
    }
    assertThat(leaves(learner)).isEqualTo(4);
    // 100 of class 0 went one way, 300 of class 1 another.
    assertThat(score(learner, 1, Double.NaN, 0)).isEqualTo(0.75);
  }

  @Test
  void theTreeStopsGrowingAtItsMostLeaves() {
    Learner learner = new HoeffdingTree(20, 0.5, 1, LeafPrediction.ADAPTIVE, 5).create(NUMERIC, 1);
    var random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      learner.learn(LearnerStreams.instance((int) (8 * x) + (int) (8 * y) & 1, x, y));
    }
    assertThat(leaves(learner)).isEqualTo(5);
  }

  @Test
  void aNaiveBayesLeafFollowsBayesRule() {
    Learner learner = tree(LeafPrediction.NAIVE_BAYES, 1000, 1e-7, 0.05).create(LearnerStreams.schema(1, 2), 1);
    for (double[] point : new double[][] {{0, 0}, {0, 2}, {1, 4}, {1, 8}}) {
      learner.learn(LearnerStreams.instance((int) point[0], point[1]));
    }
    // Means 1 and 6, variances 2 and 8.
    double zero = StrictMath.exp(-1);
    double one = StrictMath.exp(-9.0 / 16) / 2;
    assertThat(score(learner, 0, 3)).isCloseTo(zero / (zero + one), within(1e-14));
  }

  @Test
  void aTreeOfAnUnknownFormatIsRefused() {
    var out = new ModelWriter();
    out.writeInt(2);
    assertThatThrownBy(() -> new HoeffdingTree().load(NUMERIC, new ModelReader(out.toByteArray())))
        .isInstanceOf(ModelFormatException.class).hasMessageContaining("format 2");
  }

  @Test
  void aModelOfAnotherSchemaIsRefused() {
    var out = new ModelWriter();
    new HoeffdingTree().create(NUMERIC, 1).save(out);
    Schema other = LearnerStreams.schema(2, 3);
    assertThatThrownBy(() -> new HoeffdingTree().load(other, new ModelReader(out.toByteArray())))
        .isInstanceOf(ModelFormatException.class).hasMessageContaining("2 values where 3 are expected");
  }

  @Test
  void aSplitConfidenceOfOneIsRefusedByName() {
    assertThatThrownBy(() -> tree(LeafPrediction.MAJORITY, 200, 1, 0)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'delta' is 1.0 but must be in (0, 1).");
  }

  private static HoeffdingTree tree(LeafPrediction prediction, int grace, double delta, double tau) {
    return new HoeffdingTree(grace, delta, tau, prediction, 1000, SplitCriterion.INFO_GAIN, false, 1 << 26);
  }

  /** The first feature decides the class; the second runs through its values without regard to it. */
  private static void learnNominal(Learner learner, int first, int count) {
    for (int i = first; i < first + count; i++) {
      learner.learn(LearnerStreams.instance(i % 4 < 3 ? 0 : 1, i % 4, i / 4 % 4));
    }
  }

  private static double score(Learner learner, int label, double... x) {
    var scores = new double[2];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, x), scores);
    return scores[label];
  }

  private static int leaves(Learner learner) {
    return ((TreeModel) learner).tree().leaves();
  }
}
