// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.bayes.MultinomialNaiveBayes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.linear.FactorizationMachine;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.linear.Optimizer;
import org.driftlab.learn.linear.PassiveAggressive;
import org.driftlab.learn.linear.Perceptron;
import org.driftlab.learn.neighbour.NearestNeighbours;
import org.driftlab.learn.neighbour.SamKnn;
import org.driftlab.learn.neural.ContinualMlp;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NearestClassMean;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.learn.neural.Remedy;
import org.driftlab.learn.neural.StreamingLda;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models stored by earlier builds must go on predicting what they predicted then. A file holds a model that learned
 * 400 instances of a fixed stream, with the scores it gave to 50 others; {@link #main} writes the files that are missing
 * and never changes one that is there. After a change of format the old file stays beside a new one.
 */
class GoldenModelsTest {
  private static final Schema SCHEMA = LearnerStreams.schema(3, 3, 4, 2);

  private static final Mlp NETWORK = new Mlp("12", 16, NeuralOptimizer.ADAM, 0.01, 0, 0, false, 0, true);

  static Stream<Arguments> models() {
    return Stream.of(
        Arguments.of("logistic-regression", new LogisticRegression()),
        Arguments.of("logistic-regression-adagrad",
            new LogisticRegression(0.1, 0, true, Optimizer.ADAGRAD, 0)),
        Arguments.of("logistic-regression-adam", new LogisticRegression(0.01, 0, true, Optimizer.ADAM, 0)),
        Arguments.of("perceptron", new Perceptron()), // stored before there was shrinkage
        Arguments.of("perceptron-shrinkage", new Perceptron()),
        Arguments.of("passive-aggressive", new PassiveAggressive()),
        Arguments.of("factorization-machine", new FactorizationMachine()),
        Arguments.of("naive-bayes", new NaiveBayes()),
        Arguments.of("multinomial-naive-bayes", new MultinomialNaiveBayes()),
        Arguments.of("knn", new NearestNeighbours(5, 100)),
        Arguments.of("sam-knn", new SamKnn(5, 200, 20, 0.4, true)),
        Arguments.of("mlp", new Mlp("12", 16, NeuralOptimizer.ADAM, 0.01, 0.001, 0.1, true, 0, true)),
        Arguments.of("continual-mlp", new ContinualMlp(Remedy.REPLAY, 40, 1, 150, NETWORK)),
        Arguments.of("continual-mlp-der", new ContinualMlp(Remedy.DER_PLUS_PLUS, 40, 1, 150, NETWORK)),
        Arguments.of("continual-mlp-ewc", new ContinualMlp(Remedy.EWC, 40, 1, 150, NETWORK)),
        Arguments.of("continual-mlp-lwf", new ContinualMlp(Remedy.LWF, 40, 1, 150, NETWORK)),
        Arguments.of("continual-mlp-agem", new ContinualMlp(Remedy.A_GEM, 40, 1, 150, NETWORK)),
        Arguments.of("nearest-class-mean", new NearestClassMean(true)),
        Arguments.of("streaming-lda", new StreamingLda(0.01, 50, true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void aStoredModelPredictsWhatItPredictedWhenItWasStored(String name, LearnerSpec spec) throws IOException {
    var in = new ModelReader(read(name));
    Learner learner = ModelBytes.read(spec, SCHEMA, in.readBytes());
    double[] expected = in.readDoubles();
    assertThat(scores(learner)).containsExactly(expected);
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = GoldenModelsTest.class.getResourceAsStream("/golden/" + name + ".bin")) {
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
