// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.TreeModel;
import org.driftlab.learn.TreeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeMemoryTest {
  private static final Schema SCHEMA = LearnerStreams.schema(2, 2);
  private static final int BYTES = 30_000;

  static List<LearnerSpec> trees() {
    return List.of(tree(BYTES),
        new HoeffdingAdaptiveTree(50, 0.01, 0.1, LeafPrediction.ADAPTIVE, 0.002, 0.05, true, 10_000,
            SplitCriterion.INFO_GAIN, false, BYTES),
        new ExtremelyFastDecisionTree(50, 2000, 0.01, 0.1, LeafPrediction.ADAPTIVE, 10_000, SplitCriterion.INFO_GAIN,
            false, BYTES));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void aBoundOnBytesIsKept(LearnerSpec spec) {
    Learner learner = spec.create(SCHEMA, 1);
    var random = new Random(1);
    for (int i = 0; i < 60_000; i++) {
      learner.learn(checkerboard(random));
      assertThat(learner.modelBytes()).isLessThanOrEqualTo(BYTES);
    }
    assertThat(figure(learner, "leaves")).isGreaterThan(5);
  }

  @Test
  void leavesAreDeactivatedAndTheTreeStillPredicts() {
    Learner bounded = tree(BYTES).create(SCHEMA, 1);
    Learner free = tree(1 << 26).create(SCHEMA, 1);
    var random = new Random(2);
    for (int i = 0; i < 60_000; i++) {
      Instance instance = checkerboard(random);
      bounded.learn(instance);
      free.learn(instance);
    }
    assertThat(figure(bounded, "active leaves")).isLessThan(figure(bounded, "leaves"));
    assertThat(figure(free, "active leaves")).isEqualTo(figure(free, "leaves"));
    var scores = new double[2];
    int right = 0;
    for (int i = 0; i < 5000; i++) {
      Instance instance = checkerboard(random);
      bounded.predict(instance, scores);
      right += (scores[1] > scores[0] ? 1 : 0) == instance.y ? 1 : 0;
    }
    // Guessing would be right in half of all cases.
    assertThat(right).isGreaterThan(3500);
  }

  @Test
  void aLeafWithoutErrorsIsTheFirstToBeDeactivatedAndComesBackWhenItErrs() {
    // With 40 features a leaf of two classes takes 3.2 kB: four of them find room.
    Schema wide = LearnerStreams.schema(40, 2);
    Learner learner = new HoeffdingTree(200, 0.01, 0.001, LeafPrediction.ADAPTIVE, 100, SplitCriterion.INFO_GAIN,
        false, 15_000).create(wide, 1);
    var random = new Random(3);
    for (int i = 0; i < 60_000; i++) {
      learner.learn(stripes(random, wide, 0, 0.1));
    }
    TreeView before = lastLeaf(((TreeModel) learner).tree());
    assertThat(before.active()).isFalse();
    for (int i = 0; i < 30_000; i++) {
      learner.learn(stripes(random, wide, 0.99, 0.5));
    }
    assertThat(lastLeaf(((TreeModel) learner).tree()).active()).isTrue();
  }

  /** Twelve stripes of alternating class along the first feature, with labels turned round left of the last stripe. */
  private static Instance stripes(Random random, Schema schema, double from, double noise) {
    var instance = new Instance(schema);
    for (int f = 0; f < instance.x.length; f++) {
      instance.x[f] = random.nextDouble();
    }
    instance.x[0] = from + (1 - from) * instance.x[0];
    int stripe = (int) (12 * instance.x[0]);
    boolean turned = (stripe < 11 || from > 0) && random.nextDouble() < noise;
    instance.y = turned ? 1 - stripe % 2 : stripe % 2;
    return instance;
  }

  /** The leaf with the largest values of the first feature. */
  private static TreeView lastLeaf(TreeView tree) {
    return tree.isLeaf() ? tree : lastLeaf(tree.children().getLast());
  }

  private static HoeffdingTree tree(long bytes) {
    return new HoeffdingTree(50, 0.01, 0.1, LeafPrediction.ADAPTIVE, 10_000, SplitCriterion.INFO_GAIN, false, bytes);
  }

  /** Points of the unit square on a board of 8 by 8 fields that alternate in class. */
  private static Instance checkerboard(Random random) {
    Instance instance = LearnerStreams.instance(0, random.nextDouble(), random.nextDouble());
    instance.y = (int) (8 * instance.x[0]) + (int) (8 * instance.x[1]) & 1;
    return instance;
  }

  private static int figure(Learner learner, String name) {
    Number value = ((Internals) learner).internals().get(name);
    return value == null ? -1 : value.intValue();
  }
}
