// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.driftlab.data.Attribute;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Explained;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.TreeModel;
import org.driftlab.learn.TreeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the trees tell about themselves, on a tree that can be worked out by hand. */
class TreeInsightTest {
  private static final Schema WEATHER = new Schema(
      List.of(new Attribute.Numeric("humidity"), new Attribute.Nominal("sky", List.of("clear", "cloudy", "rain"))),
      new Attribute.Nominal("class", List.of("go", "stay")));

  static List<LearnerSpec> trees() {
    return List.of(new HoeffdingTree(), new HoeffdingAdaptiveTree(), new ExtremelyFastDecisionTree());
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theTreeReadsAsConditionsAndClasses(LearnerSpec spec) {
    TreeView tree = ((TreeModel) sky(spec)).tree();
    assertThat(tree.feature()).isEqualTo(1);
    assertThat(tree.children()).extracting(TreeView::condition)
        .containsExactly("sky = clear", "sky = cloudy", "sky = rain");
    assertThat(tree.children()).extracting(TreeView::majority).containsExactly(0, 0, 1);
    assertThat(tree.text(WEATHER)).startsWith("all\n  sky = clear: go (100.0 % of ").endsWith(")\n");
    assertThat(tree.leaves()).isEqualTo(3);
    assertThat(tree.depth()).isEqualTo(1);
  }

  @Test
  void aBinarySplitReadsAsOneValueAndTheRest() {
    var spec = new HoeffdingTree(200, 1e-7, 0.05, LeafPrediction.ADAPTIVE, 100, SplitCriterion.INFO_GAIN, true, 1 << 26);
    TreeView tree = ((TreeModel) sky(spec)).tree();
    assertThat(tree.children()).extracting(TreeView::condition)
        .containsExactly("sky = rain", "sky ≠ rain");
    assertThat(tree.children()).extracting(TreeView::majority).containsExactly(1, 0);
  }

  @ParameterizedTest
  @MethodSource("trees")
  void allImportanceIsTheDecidingFeatures(LearnerSpec spec) {
    assertThat(((Explained) sky(spec)).featureImportance()).containsExactly(0, 1);
  }

  @ParameterizedTest
  @MethodSource("trees")
  void nothingLearnedMeansNoImportanceAndOneLeaf(LearnerSpec spec) {
    Learner learner = spec.create(WEATHER, 1);
    assertThat(((Explained) learner).featureImportance()).containsExactly(0, 0);
    assertThat(((TreeModel) learner).tree().isLeaf()).isTrue();
    assertThat(((Internals) learner).internals()).containsEntry("leaves", 1).containsEntry("depth", 0);
  }

  @ParameterizedTest
  @MethodSource("trees")
  void aNumericSplitReadsAsTwoRanges(LearnerSpec spec) {
    Learner learner = spec.create(WEATHER, 1);
    var random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double humidity = random.nextDouble();
      learner.learn(LearnerStreams.instance(humidity > 0.5 ? 1 : 0, humidity, random.nextInt(3)));
    }
    TreeView tree = ((TreeModel) learner).tree();
    assertThat(tree.children()).hasSize(2);
    assertThat(tree.children().getFirst().condition()).startsWith("humidity ≤ 0.");
    assertThat(tree.children().getLast().condition()).startsWith("humidity > 0.");
    double[] importance = ((Explained) learner).featureImportance();
    assertThat(importance[0]).isGreaterThan(0.95);
    assertThat(importance[0] + importance[1]).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void theFiguresAgreeWithThePicture(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(3, 3, 4, 2);
    Learner learner = spec.create(schema, 1);
    for (Instance instance : LearnerStreams.random(schema, 1, 6000, 0.02)) {
      learner.learn(instance);
    }
    TreeView tree = ((TreeModel) learner).tree();
    assertThat(tree.leaves()).isGreaterThan(1);
    assertThat(((Internals) learner).internals()).containsEntry("leaves", tree.leaves())
        .containsEntry("active leaves", tree.leaves()).containsEntry("depth", tree.depth());
    assertThat(tree.text(schema).lines().count())
        .isEqualTo(((Internals) learner).internals().get("nodes").longValue());
  }

  /** Rain means staying, whatever the humidity. */
  private static Learner sky(LearnerSpec spec) {
    Learner learner = spec.create(WEATHER, 1);
    for (int i = 0; i < 500; i++) {
      int sky = i % 3;
      learner.learn(LearnerStreams.instance(sky == 2 ? 1 : 0, i % 7, sky));
    }
    return learner;
  }
}
