// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.Ddm;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.LeafPrediction;
import org.driftlab.learn.wrap.ClassWeighted;
import org.driftlab.learn.wrap.DriftReset;
import org.driftlab.learn.wrap.OneHot;
import org.driftlab.learn.wrap.Scaled;
import org.driftlab.learn.wrap.ScalingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ensembles and wrappers stored by earlier builds must go on predicting what they predicted then. A file holds a model
 * and the scores it gave; {@link #main} writes the files that are missing and never changes one that is there.
 */
class GoldenEnsemblesTest {
  private static final Schema SCHEMA = LearnerStreams.schema(3, 3, 4, 2);
  private static final LearnerSpec TREE = new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 50);
  private static final LearnerSpec BAYES = new NaiveBayes();

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("online-bagging", new OnlineBagging(BAYES, 3, 1)),
        Arguments.of("adwin-bagging", new AdwinBagging(TREE, 3, 0.5, 1)),
        Arguments.of("leveraging-bagging", new LeveragingBagging(BAYES, 3, 6, 0.5, 1)),
        Arguments.of("adaptive-random-forest",
            new AdaptiveRandomForest(3, 6, 0, 1, 0.5, true, 20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 1)),
        Arguments.of("streaming-random-patches", new StreamingRandomPatches(TREE, 3, 6, 0.6, 1, 0.5, true, 1)),
        Arguments.of("online-boosting", new OnlineBoosting(BAYES, 3, true, 1)),
        Arguments.of("streaming-gradient-boosting",
            new StreamingGradientBoosting(4, 0.15, 0.75, 25, 0.05, 0.1, 1, 0.999, 4, 1)),
        Arguments.of("dynamic-weighted-majority", new DynamicWeightedMajority(BAYES, 3, 5, 0.5, 0.01, false, 1)),
        Arguments.of("dynamic-weighted-majority-hard", new DynamicWeightedMajority(BAYES, 3, 5, 0.5, 0.01, true, 1)),
        Arguments.of("drift-reset", new DriftReset(BAYES, new Ddm(), true)),
        Arguments.of("scaled", new Scaled(BAYES, ScalingMode.MIN_MAX)),
        Arguments.of("one-hot", new OneHot(BAYES)),
        Arguments.of("class-weighted", new ClassWeighted(BAYES, 0.99, 10)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aStoredModelPredictsWhatItPredictedWhenItWasStored(String name, LearnerSpec spec) throws IOException {
    var in = new ModelReader(read(name));
    Learner learner = ModelBytes.read(spec, SCHEMA, in.readBytes());
    assertThat(scores(learner)).containsExactly(in.readDoubles());
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = GoldenEnsemblesTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
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

  /** Writes the missing files into the folder given, {@code src/test/resources/golden}. */
  public static void main(String[] arguments) throws IOException {
    for (Arguments model : models().toList()) {
      Path file = Path.of(arguments[0], model.get()[0] + ".bin");
      var spec = (LearnerSpec) model.get()[1];
      Learner learner = spec.create(SCHEMA, 1);
      LearnerStreams.random(SCHEMA, 2026, 400, 0.1).forEach(learner::learn);
      var out = new ModelWriter();
      out.writeBytes(ModelBytes.write(spec, learner));
      out.writeDoubles(scores(learner));
      if (!Files.exists(file)) {
        Files.write(file, out.toByteArray());
      }
    }
  }
}
