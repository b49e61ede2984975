// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.TreeModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Trees stored by earlier builds must go on predicting what they predicted then. A file holds a tree and the scores it
 * gave to 50 instances; {@link #main} writes the files that are missing and never changes one that is there.
 */
class GoldenTreesTest {
  private static final Schema SCHEMA = LearnerStreams.schema(3, 3, 4, 2);

  static Stream<Arguments> trees() {
    return Stream.of(
        Arguments.of("hoeffding-tree", new HoeffdingTree(20, 0.1, 0.5, LeafPrediction.ADAPTIVE, 50)),
        Arguments.of("hoeffding-tree-bounded", new HoeffdingTree(20, 0.1, 0.5, LeafPrediction.ADAPTIVE, 50,
            SplitCriterion.GINI, true, 10_000)),
        Arguments.of("hoeffding-adaptive-tree", new HoeffdingAdaptiveTree(20, 0.1, 0.5, LeafPrediction.ADAPTIVE, 0.5,
            0.05, true, 50, SplitCriterion.INFO_GAIN, false, 1 << 26)),
        Arguments.of("extremely-fast-decision-tree", new ExtremelyFastDecisionTree(20, 50, 0.1, 0.5,
            LeafPrediction.ADAPTIVE, 50, SplitCriterion.INFO_GAIN, false, 1 << 26)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trees")
  void aStoredTreePredictsWhatItPredictedWhenItWasStored(String name, LearnerSpec spec) throws IOException {
    var in = new ModelReader(read(name));
    Learner learner = ModelBytes.read(spec, SCHEMA, in.readBytes());
    assertThat(((TreeModel) learner).tree().leaves()).isGreaterThan(1);
    assertThat(scores(learner)).containsExactly(in.readDoubles());
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = GoldenTreesTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
      assertThat(in).as("the golden file of " + name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static double[] scores(Learner learner) {
    List<Instance> questions = LearnerStreams.random(SCHEMA, 2027, 50, 0.1);
    var all = new double[questions.size() * SCHEMA.classCount()];
    var scores = new double[SCHEMA.classCount()];
    for (int i = 0; i < questions.size(); i++) {
      learner.predict(questions.get(i), scores);
      System.arraycopy(scores, 0, all, i * scores.length, scores.length);
    }
    return all;
  }

  /** Half of the stream has its labels moved on by one, so that the adaptive trees have something to adapt to. */
  private static void train(Learner learner) {
    List<Instance> stream = LearnerStreams.random(SCHEMA, 2026, 1200, 0.1);
    for (int i = 0; i < stream.size(); i++) {
      Instance instance = stream.get(i);
      instance.y = i < stream.size() / 2 ? instance.y : (instance.y + 1) % SCHEMA.classCount();
      learner.learn(instance);
    }
  }

  /** Writes the missing files into the folder given, {@code src/test/resources/golden}. */
  public static void main(String[] arguments) throws IOException {
    for (Arguments tree : trees().toList()) {
      Path file = Path.of(arguments[0], tree.get()[0] + ".bin");
      var spec = (LearnerSpec) tree.get()[1];
      Learner learner = spec.create(SCHEMA, 1);
      train(learner);
      var out = new ModelWriter();
      out.writeBytes(ModelBytes.write(spec, learner));
      out.writeDoubles(scores(learner));
      if (!Files.exists(file)) {
        Files.write(file, out.toByteArray());
      }
    }
  }
}
