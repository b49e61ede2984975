// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.Ddm;
import org.driftlab.detect.EveryN;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.baseline.NoChange;
import org.driftlab.learn.bayes.MultinomialNaiveBayes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.ensemble.AdaptiveRandomForest;
import org.driftlab.learn.ensemble.AdwinBagging;
import org.driftlab.learn.ensemble.DynamicWeightedMajority;
import org.driftlab.learn.ensemble.LeveragingBagging;
import org.driftlab.learn.ensemble.OnlineBagging;
import org.driftlab.learn.ensemble.OnlineBoosting;
import org.driftlab.learn.ensemble.StreamingGradientBoosting;
import org.driftlab.learn.ensemble.StreamingRandomPatches;
import org.driftlab.learn.linear.FactorOptimizer;
import org.driftlab.learn.linear.FactorizationMachine;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.linear.Optimizer;
import org.driftlab.learn.linear.PassiveAggressive;
import org.driftlab.learn.linear.PassiveAggressiveVariant;
import org.driftlab.learn.linear.Perceptron;
import org.driftlab.learn.linear.PerceptronRule;
import org.driftlab.learn.neighbour.NearestNeighbours;
import org.driftlab.learn.neighbour.SamKnn;
import org.driftlab.learn.neural.ContinualMlp;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NearestClassMean;
import org.driftlab.learn.neural.NeuralOptimizer;
import org.driftlab.learn.neural.Remedy;
import org.driftlab.learn.tree.ExtremelyFastDecisionTree;
import org.driftlab.learn.tree.HoeffdingAdaptiveTree;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.LeafPrediction;
import org.driftlab.learn.tree.SplitCriterion;
import org.driftlab.learn.wrap.ClassWeighted;
import org.driftlab.learn.wrap.DriftReset;
import org.driftlab.learn.wrap.OneHot;
import org.driftlab.learn.wrap.Scaled;
import org.driftlab.learn.wrap.ScalingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every learner promises, whatever its algorithm. */
class LearnerContractTest {
  private static final HoeffdingTree SMALL_TREE = new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 50);
  private static final Schema MIXED = LearnerStreams.schema(3, 3, 4, 2);

  private static final Mlp SMALL = new Mlp("8", 8, NeuralOptimizer.ADAM, 0.02, 0, 0, false, 0, true);

  static Stream<LearnerSpec> learners() {
    return Stream.of(new NoChange(), new MajorityClass(), new NaiveBayes(), new LogisticRegression(),
        new LogisticRegression(0.1, 0.01, false), new LogisticRegression(0.1, 0.01, true, Optimizer.ADAGRAD, 0.001),
        new LogisticRegression(0.01, 0, true, Optimizer.ADAM, 0), new Perceptron(), new Perceptron(1, PerceptronRule.DELTA, true, false),
        new Perceptron(1, PerceptronRule.MISTAKE, true, false), new PassiveAggressive(),
        new PassiveAggressive(PassiveAggressiveVariant.PA, 1, true),
        new PassiveAggressive(PassiveAggressiveVariant.PA_II, 0.1, false), new FactorizationMachine(),
        new FactorizationMachine(4, 0.1, 0.001, FactorOptimizer.ADAGRAD, 0.1, false), new MultinomialNaiveBayes(),
        new NearestNeighbours(), new NearestNeighbours(3, 100), new SamKnn(), new SamKnn(3, 300, 20, 0.4, false),
        new Mlp(), new Mlp("20", 8, NeuralOptimizer.MOMENTUM, 0.05, 0.001, 0.2, true, 0, true),
        new ContinualMlp(Remedy.REPLAY, 40, 1, 150, SMALL),
        new ContinualMlp(Remedy.DER_PLUS_PLUS, 40, 1, 150, SMALL),
        new ContinualMlp(Remedy.EWC, 40, 0.01, 150, SMALL),
        new ContinualMlp(Remedy.LWF, 40, 1, 150, SMALL),
        new ContinualMlp(Remedy.A_GEM, 40, 1, 150, SMALL),
        new ContinualMlp(Remedy.GDUMB, 40, 1, 150, SMALL),
        new NearestClassMean(),
        new HoeffdingTree(),
        new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.MAJORITY, 50),
        new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.NAIVE_BAYES, 50),
        new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 50),
        new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 50, SplitCriterion.GINI, true, 10_000),
        new HoeffdingAdaptiveTree(),
        new HoeffdingAdaptiveTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 0.5, 0.5, true, 50, SplitCriterion.INFO_GAIN,
            false, 200_000),
        new HoeffdingAdaptiveTree(20, 0.5, 0.5, LeafPrediction.NAIVE_BAYES, 1, 0.5, false, 50, SplitCriterion.GINI,
            true, 20_000),
        new ExtremelyFastDecisionTree(),
        new ExtremelyFastDecisionTree(20, 30, 0.5, 0.01, LeafPrediction.ADAPTIVE, 50, SplitCriterion.INFO_GAIN, false,
            200_000),
        new ExtremelyFastDecisionTree(20, 1, 0.5, 0.5, LeafPrediction.MAJORITY, 50, SplitCriterion.GINI, true,
            20_000),
        new OnlineBagging(), new OnlineBagging(new NaiveBayes(), 2), new AdwinBagging(new NaiveBayes(), 2),
        new AdwinBagging(SMALL_TREE, 3, 0.9, 1), new LeveragingBagging(SMALL_TREE, 3, 6, 0.9, 2),
        new AdaptiveRandomForest(2),
        new AdaptiveRandomForest(3, 6, 0, 1, 0.9, false, 20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 1),
        new StreamingRandomPatches(SMALL_TREE, 3, 6, 0.6, 1, 0.9, true, 1), new StreamingRandomPatches(),
        new StreamingGradientBoosting(),
        new StreamingGradientBoosting(20, 0.2, 0, 5, 0.5, 0.5, 1, 0.99, 8, 2), new OnlineBoosting(SMALL_TREE, 2), new OnlineBoosting(new NaiveBayes(), 4, false, 1),
        new DynamicWeightedMajority(new NaiveBayes(), 4, 5, 0.5, 0.1, false, 2), new DynamicWeightedMajority(),
        new DriftReset(), new DriftReset(SMALL_TREE, new Ddm(), true), new DriftReset(new NaiveBayes(), new EveryN(), false),
        new Scaled(), new Scaled(new NaiveBayes(), ScalingMode.MIN_MAX), new OneHot(), new OneHot(SMALL_TREE),
        new ClassWeighted(), new ClassWeighted(new OneHot(), 0.9, 10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void theSameInstancesGiveTheSameScoresAndBytes(LearnerSpec spec) {
    for (long seed : new long[] {1, 2, 3}) {
      List<Instance> stream = LearnerStreams.random(MIXED, seed, 600, 0.1);
      Learner one = trained(spec, MIXED, stream);
      Learner two = trained(spec, MIXED, stream);
      assertThat(ModelBytes.write(spec, one)).isEqualTo(ModelBytes.write(spec, two));
      assertThat(predictions(one, MIXED, stream)).isDeepEqualTo(predictions(two, MIXED, stream));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void predictingDoesNotChangeWhatIsLearned(LearnerSpec spec) {
    for (long seed : new long[] {4, 5}) {
      List<Instance> stream = LearnerStreams.random(MIXED, seed, 600, 0.1);
      Learner asked = spec.create(MIXED, 1);
      var scores = new double[3];
      for (int i = 0; i < stream.size(); i++) {
        asked.predict(stream.get(stream.size() - 1 - i), scores);
        asked.learn(stream.get(i));
      }
      assertThat(ModelBytes.write(spec, asked)).isEqualTo(ModelBytes.write(spec, trained(spec, MIXED, stream)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void instancesAreNotChanged(LearnerSpec spec) {
    long seed = 6;
    List<Instance> stream = LearnerStreams.random(MIXED, seed, 300, 0.1);
    List<Instance> untouched = LearnerStreams.random(MIXED, seed, 300, 0.1);
    predictions(trained(spec, MIXED, stream), MIXED, stream);
    for (int i = 0; i < stream.size(); i++) {
      assertThat(stream.get(i).x).isEqualTo(untouched.get(i).x);
      assertThat(stream.get(i).y).isEqualTo(untouched.get(i).y);
      assertThat(stream.get(i).weight).isEqualTo(untouched.get(i).weight);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aCopyGoesItsOwnWay(LearnerSpec spec) {
    for (long seed : new long[] {7, 8}) {
      List<Instance> first = LearnerStreams.random(MIXED, seed, 500, 0.1);
      List<Instance> second = LearnerStreams.random(MIXED, seed + 100, 500, 0.1);
      Learner original = trained(spec, MIXED, first);
      byte[] before = ModelBytes.write(spec, original);
      Learner copy = original.copy();
      second.forEach(copy::learn);
      assertThat(ModelBytes.write(spec, original)).isEqualTo(before);
      second.forEach(original::learn);
      assertThat(ModelBytes.write(spec, original)).isEqualTo(ModelBytes.write(spec, copy));
      assertThat(predictions(original, MIXED, first)).isDeepEqualTo(predictions(copy, MIXED, first));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aRestoredModelPredictsAndLearnsIdentically(LearnerSpec spec) {
    for (int learned : new int[] {0, 1, 50, 1500}) {
      List<Instance> stream = LearnerStreams.random(MIXED, 9, learned + 400, 0.1);
      Learner original = trained(spec, MIXED, stream.subList(0, learned));
      byte[] bytes = ModelBytes.write(spec, original);
      Learner restored = ModelBytes.read(spec, MIXED, bytes);
      assertThat(ModelBytes.write(spec, restored)).isEqualTo(bytes);
      assertThat(restored.modelBytes()).isEqualTo(original.modelBytes());
      List<Instance> rest = stream.subList(learned, stream.size());
      rest.forEach(original::learn);
      rest.forEach(restored::learn);
      assertThat(ModelBytes.write(spec, restored)).isEqualTo(ModelBytes.write(spec, original));
      assertThat(predictions(restored, MIXED, rest)).isDeepEqualTo(predictions(original, MIXED, rest));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void damagedBytesAreRefused(LearnerSpec spec) {
    long seed = 10;
    byte[] bytes = ModelBytes.write(spec, trained(spec, MIXED, LearnerStreams.random(MIXED, seed, 500, 0.1)));
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThatThrownBy(() -> ModelBytes.read(spec, MIXED, flipped)).isInstanceOf(ModelFormatException.class);
      assertThatThrownBy(() -> ModelBytes.read(spec, MIXED, cut)).isInstanceOf(ModelFormatException.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aDamagedBodyLoadsOrIsRefusedButNeverCrashes(LearnerSpec spec) {
    long seed = 11;
    var body = new ModelWriter();
    trained(spec, MIXED, LearnerStreams.random(MIXED, seed, 500, 0.1)).save(body);
    byte[] bytes = body.toByteArray();
    var random = new Random(seed);
    for (int round = 0; round < 1000; round++) {
      byte[] flipped = Arrays.copyOf(bytes, round % 2 == 0 ? bytes.length : random.nextInt(bytes.length));
      if (flipped.length > 0) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(spec.load(MIXED, new ModelReader(flipped)).modelBytes()).isNotNegative();
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageEndingWith(".");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void scoresAreProbabilitiesOnAnySchema(LearnerSpec spec) {
    for (long seed : new long[] {20, 21, 22, 23, 24, 25, 26, 27}) {
      var random = new Random(seed);
      Schema schema = LearnerStreams.schema(random.nextInt(6), 1 + random.nextInt(6),
          random.ints(random.nextInt(4), 1, 9).toArray());
      Learner learner = spec.create(schema, seed);
      for (Instance instance : LearnerStreams.random(schema, seed, 1500, random.nextDouble() * 0.5)) {
        if (random.nextInt(10) == 0 && instance.x.length > 0) {
          instance.x[random.nextInt(instance.x.length)] = strange(random);
        }
        instance.weight = random.nextInt(20) == 0 ? strange(random) : 2 * random.nextDouble();
        assertProbabilities(learner, schema, instance);
        learner.learn(instance);
      }
      assertThat(ModelBytes.write(spec, ModelBytes.read(spec, schema, ModelBytes.write(spec, learner))))
          .isEqualTo(ModelBytes.write(spec, learner));
    }
  }

  private static double strange(Random random) {
    double[] values = {1e300, -1e300, 1e-300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN,
      -1, 1e99, -1e99, Double.MIN_VALUE, 0, -0.0, 1e20};
    return values[random.nextInt(values.length)];
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void nothingLearnedMeansUniformScores(LearnerSpec spec) {
    for (int classes : new int[] {1, 2, 5}) {
      Schema schema = LearnerStreams.schema(2, classes, 3);
      var scores = new double[classes];
      spec.create(schema, 1).predict(LearnerStreams.instance(Instance.NO_LABEL, 1, 2, 0), scores);
      for (double score : scores) {
        assertThat(score).isCloseTo(1.0 / classes, within(1e-15));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void instancesWithoutUsableWeightAreIgnored(LearnerSpec spec) {
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      Instance ignored = LearnerStreams.instance(1, 1, 2, 3, 0, 1);
      ignored.weight = weight;
      assertIgnored(spec, ignored);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void instancesWithoutLabelAreIgnored(LearnerSpec spec) {
    int label = Instance.NO_LABEL;
    assertIgnored(spec, LearnerStreams.instance(label, 1, 2, 3, 0, 1));
  }

  private static void assertIgnored(LearnerSpec spec, Instance ignored) {
    Learner learner = trained(spec, MIXED, LearnerStreams.random(MIXED, 12, 100, 0));
    byte[] before = ModelBytes.write(spec, learner);
    learner.learn(ignored);
    assertThat(ModelBytes.write(spec, learner)).isEqualTo(before);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void constantFeaturesAndASingleClassAreBearable(LearnerSpec spec) {
    for (int classes : new int[] {2, 3}) {
      Schema schema = LearnerStreams.schema(2, classes, 2);
      Learner learner = spec.create(schema, 1);
      for (int i = 0; i < 1000; i++) {
        Instance same = LearnerStreams.instance(1, 5, 0, 1);
        assertProbabilities(learner, schema, same);
        learner.learn(same);
      }
      assertProbabilities(learner, schema, LearnerStreams.instance(0, 5.1, -3, 0));
      var scores = new double[classes];
      learner.predict(LearnerStreams.instance(0, 5, 0, 1), scores);
      assertThat(scores[1]).isGreaterThan(0.9);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aThousandClassesAreBearable(LearnerSpec spec) {
    int classes = 1000;
    assertBearable(spec, LearnerStreams.schema(2, classes, 3), 2500);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void tenThousandFeaturesAreBearable(LearnerSpec spec) {
    int features = 10_000;
    assertBearable(spec, LearnerStreams.schema(features, 2), 60);
  }

  private static void assertBearable(LearnerSpec spec, Schema schema, int count) {
    List<Instance> stream = LearnerStreams.random(schema, 13, count, 0.01);
    Learner learner = trained(spec, schema, stream);
    stream.subList(0, 20).forEach(instance -> assertProbabilities(learner, schema, instance));
    assertThat(learner.modelBytes()).isPositive();
  }

  private static Learner trained(LearnerSpec spec, Schema schema, List<Instance> stream) {
    Learner learner = spec.create(schema, 1);
    stream.forEach(learner::learn);
    return learner;
  }

  private static double[][] predictions(Learner learner, Schema schema, List<Instance> stream) {
    var all = new double[stream.size()][schema.classCount()];
    for (int i = 0; i < all.length; i++) {
      learner.predict(stream.get(i), all[i]);
    }
    return all;
  }

  private static void assertProbabilities(Learner learner, Schema schema, Instance instance) {
    var scores = new double[schema.classCount()];
    Arrays.fill(scores, Double.NaN);
    learner.predict(instance, scores);
    double sum = 0;
    for (double score : scores) {
      assertThat(score).isBetween(0.0, 1.0);
      sum += score;
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
  }
}
