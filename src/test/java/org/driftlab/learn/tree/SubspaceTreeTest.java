// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.junit.jupiter.api.Test;

class SubspaceTreeTest {
  private static final Schema SCHEMA = LearnerStreams.schema(6, 3, 4, 2);
  private static final HoeffdingTree EAGER = new HoeffdingTree(50, 0.01, 0.05, LeafPrediction.ADAPTIVE, 10_000);

  @Test
  void aLeafLooksAtItsOwnFeaturesOnly() {
    var tree = new HoeffdingTreeLearner(new HoeffdingTree(), SCHEMA, 1, 7);
    LearnerStreams.random(SCHEMA, 1, 150, 0).forEach(tree::learn);
    var asked = new ArrayList<Integer>();
    Instance instance = LearnerStreams.random(SCHEMA, 2, 1, 0).getFirst();
    for (int f = 0; f < SCHEMA.featureCount(); f++) {
      var before = new double[3];
      tree.predict(instance, before);
      var moved = new Instance(SCHEMA);
      moved.set(instance);
      moved.x[f] = SCHEMA.isNominal(f) ? (instance.x[f] + 1) % SCHEMA.valueCount(f) : instance.x[f] + 0.5;
      var after = new double[3];
      tree.predict(moved, after);
      if (before[0] != after[0]) {
        asked.add(f);
      }
    }
    assertThat(asked).hasSize(1);
  }

  @Test
  void theSeedDecidesTheSubsets() {
    List<Instance> stream = LearnerStreams.random(SCHEMA, 3, 3000, 0.05);
    assertThat(bytes(trained(2, 1, stream))).isEqualTo(bytes(trained(2, 1, stream)))
        .isNotEqualTo(bytes(trained(2, 2, stream)));
  }

  @Test
  void copiesAndRestoredTreesDrawTheSameSubsets() {
    List<Instance> stream = LearnerStreams.random(SCHEMA, 4, 6000, 0.05);
    HoeffdingTreeLearner original = trained(3, 9, stream.subList(0, 3000));
    HoeffdingTreeLearner copy = original.copy();
    HoeffdingTreeLearner restored = HoeffdingTreeLearner.load(EAGER, SCHEMA, 3, new ModelReader(bytes(original)));
    for (Instance instance : stream.subList(3000, 6000)) {
      original.learn(instance);
      copy.learn(instance);
      restored.learn(instance);
    }
    assertThat(original.tree().leaves()).isGreaterThan(5);
    assertThat(bytes(copy)).isEqualTo(bytes(original));
    assertThat(bytes(restored)).isEqualTo(bytes(original));
    assertThat(restored.modelBytes()).isEqualTo(original.modelBytes());
  }

  @Test
  void learningThreeTimesAtOnceIsLearningWeightThree() {
    var times = new HoeffdingTreeLearner(EAGER, SCHEMA, 8, 1);
    var weights = new HoeffdingTreeLearner(EAGER, SCHEMA, 8, 1);
    for (Instance instance : LearnerStreams.random(SCHEMA, 5, 1000, 0.05)) {
      times.learn(instance, 3);
      instance.weight = 3;
      weights.learn(instance);
    }
    assertThat(bytes(times)).isEqualTo(bytes(weights));
  }

  @Test
  void weightThreeCountsAsThreeLabels() {
    var once = new HoeffdingTreeLearner(new HoeffdingTree(), SCHEMA, 8, 1);
    var thrice = new HoeffdingTreeLearner(new HoeffdingTree(), SCHEMA, 8, 1);
    List<Instance> stream = LearnerStreams.random(SCHEMA, 6, 60, 0.05);
    for (Instance instance : stream) {
      once.learn(instance, 3);
      for (int i = 0; i < 3; i++) {
        thrice.learn(instance);
      }
    }
    var expected = new double[3];
    var scores = new double[3];
    for (Instance instance : stream) {
      thrice.predict(instance, expected);
      once.predict(instance, scores);
      for (int c = 0; c < 3; c++) {
        assertThat(scores[c]).isCloseTo(expected[c], within(1e-9));
      }
    }
  }

  private static HoeffdingTreeLearner trained(int subspace, long seed, List<Instance> stream) {
    var tree = new HoeffdingTreeLearner(EAGER, SCHEMA, subspace, seed);
    stream.forEach(tree::learn);
    return tree;
  }

  private static byte[] bytes(HoeffdingTreeLearner tree) {
    var out = new ModelWriter();
    tree.save(out);
    return out.toByteArray();
  }
}
