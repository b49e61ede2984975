// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.TreeModel;
import org.driftlab.learn.TreeView;
import org.junit.jupiter.api.Test;

/** What the adaptive and the extremely fast tree do that a Hoeffding tree does not. */
class AdaptingTreesTest {
  private static final Schema SCHEMA = LearnerStreams.schema(0, 2, 2, 2);

  @Test
  void anAdaptiveTreeReplacesASplitThatBecameWrong() {
    // The class is that of the first feature; after 5,000 labels it is that of the second.
    assertThat(accuracyAfterSwitch(new HoeffdingAdaptiveTree())).isGreaterThan(0.95);
    assertThat(rootAfterSwitch(new HoeffdingAdaptiveTree())).isEqualTo(1);
    assertThat(rootAfterSwitch(new HoeffdingTree())).isZero();
  }

  @Test
  void alternateTreesAreCounted() {
    Learner learner = new HoeffdingAdaptiveTree().create(SCHEMA, 1);
    learnSwitch(learner);
    assertThat(((Internals) learner).internals().get("alternates started").intValue()).isPositive();
    assertThat(((Internals) learner).internals().get("alternates switched to").intValue()).isPositive();
  }

  @Test
  void anAdaptiveTreeWithoutDriftStartsNoAlternate() {
    Learner learner = new HoeffdingAdaptiveTree().create(SCHEMA, 1);
    for (int i = 0; i < 5000; i++) {
      learner.learn(LearnerStreams.instance(i % 2, i % 2, i / 2 % 2));
    }
    assertThat(((Internals) learner).internals()).containsEntry("alternates started", 0);
  }

  @Test
  void theExtremelyFastTreeSplitsOnceSplittingBeatsNotSplitting() {
    // Twins both gain 1 bit, far above ε = 0.2 at 200; the Hoeffding tree waits, as neither beats the other.
    Schema twins = LearnerStreams.schema(0, 2, 2, 2);
    Learner fast = new ExtremelyFastDecisionTree().create(twins, 1);
    Learner careful = new HoeffdingTree().create(twins, 1);
    for (int i = 0; i < 200; i++) {
      fast.learn(LearnerStreams.instance(i % 2, i % 2, i % 2));
      careful.learn(LearnerStreams.instance(i % 2, i % 2, i % 2));
    }
    assertThat(((TreeModel) fast).tree().leaves()).isEqualTo(2);
    assertThat(((TreeModel) careful).tree().leaves()).isEqualTo(1);
  }

  @Test
  void theExtremelyFastTreeTakesAFirstSplitBack() {
    // The first feature is right for 9 of 10 labels in the first 200, then for 1 of 2; the second always.
    Learner learner = new ExtremelyFastDecisionTree(200, 100, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 100,
        SplitCriterion.INFO_GAIN, false, 1 << 26).create(SCHEMA, 1);
    var random = new Random(1);
    for (int i = 0; i < 200; i++) {
      int label = random.nextInt(2);
      learner.learn(LearnerStreams.instance(label, random.nextInt(10) == 0 ? 1 - label : label, random.nextInt(2)));
    }
    assertThat(((TreeModel) learner).tree().feature()).isZero();
    for (int i = 0; i < 5000; i++) {
      int label = random.nextInt(2);
      learner.learn(LearnerStreams.instance(label, random.nextInt(2), label));
    }
    assertThat(((TreeModel) learner).tree().feature()).isEqualTo(1);
  }

  @Test
  void binarySplitsAskForOneValue() {
    Schema schema = LearnerStreams.schema(0, 2, 4);
    Learner learner = new HoeffdingTree(200, 1e-7, 0.05, LeafPrediction.MAJORITY, 100, SplitCriterion.GINI, true,
        1 << 26).create(schema, 1);
    for (int i = 0; i < 400; i++) {
      learner.learn(LearnerStreams.instance(i % 4 == 2 ? 1 : 0, i % 4));
    }
    TreeView tree = ((TreeModel) learner).tree();
    assertThat(tree.children()).extracting(TreeView::condition).containsExactly("v0 = value2", "v0 ≠ value2");
    assertThat(tree.children()).extracting(TreeView::majority).containsExactly(1, 0);
  }

  @Test
  void aSwitchConfidenceOfOneIsRefusedByName() {
    assertThatThrownBy(() -> new HoeffdingAdaptiveTree(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 0.002, 1, true, 100,
        SplitCriterion.INFO_GAIN, false, 1 << 26)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'switchDelta' is 1.0 but must be in (0, 1).");
  }

  private static int rootAfterSwitch(LearnerSpec spec) {
    Learner learner = spec.create(SCHEMA, 1);
    learnSwitch(learner);
    return ((TreeModel) learner).tree().feature();
  }

  private static double accuracyAfterSwitch(LearnerSpec spec) {
    Learner learner = spec.create(SCHEMA, 1);
    Random random = learnSwitch(learner);
    var scores = new double[2];
    int right = 0;
    for (int i = 0; i < 1000; i++) {
      Instance instance = LearnerStreams.instance(0, random.nextInt(2), random.nextInt(2));
      learner.predict(instance, scores);
      right += scores[(int) instance.x[1]] > 0.5 ? 1 : 0;
    }
    return right / 1000.0;
  }

  private static Random learnSwitch(Learner learner) {
    var random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      Instance instance = LearnerStreams.instance(0, random.nextInt(2), random.nextInt(2));
      instance.y = (int) instance.x[i < 5000 ? 0 : 1];
      learner.learn(instance);
    }
    return random;
  }
}
