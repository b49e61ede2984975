// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.learn.neural.StreamingLda;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No input of a valid shape makes a learner of the catalog throw or answer with anything but probabilities. */
class LearnerRobustnessTest {
  private static final double[] STRANGE = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e308, -1e308,
    1e100, -1e100, 1e-308, Double.MIN_VALUE, 0, -0.0, -1, 1e20, 0.5, 7};

  static Stream<LearnerSpec> learners() {
    return Catalog.LEARNERS.specs().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void parametersOutOfRangeAreRefusedByName(LearnerSpec spec) {
    for (Params.Info info : Params.of(spec)) {
      for (String text : outside(info)) {
        assertThatThrownBy(() -> Params.with(spec, Map.of(info.name(), text))).as(info.name() + " = " + text)
            .isInstanceOf(InputException.class).hasMessageContaining("'" + info.name() + "'");
      }
    }
  }

  private static List<String> outside(Params.Info info) {
    var texts = new ArrayList<String>();
    if (info.type() == double.class) {
      texts.addAll(List.of("NaN", "Infinity", "-Infinity", "much"));
    } else if (info.type() != String.class) {
      texts.addAll(List.of("1.5e", "much"));
    }
    boolean whole = info.type() == int.class || info.type() == long.class;
    if (Double.isFinite(info.param().min())) {
      texts.add(whole ? Long.toString((long) info.param().min() - 1) : Double.toString(info.param().min() - 0.5));
      texts.addAll(info.param().minExclusive() ? List.of(Double.toString(info.param().min())) : List.of());
    }
    return texts;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void everySchemaIsTakenOrRefusedInOneSentence(LearnerSpec spec) {
    for (Schema schema : List.of(LearnerStreams.schema(0, 2), LearnerStreams.schema(0, 1, 1),
        LearnerStreams.schema(3, 2), LearnerStreams.schema(0, 3, 2, 5), LearnerStreams.schema(2, 2, 4))) {
      try {
        assertProbabilities(spec.create(schema, 1), schema, new Instance(schema));
      } catch (InputException e) {
        assertThat(e.getMessage()).endsWith(".").doesNotContain("\n").contains(" ");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void anythingInAFeatureOrAWeightLeavesScoresProbabilities(LearnerSpec spec) {
    for (int seed = 0; seed < 12; seed++) {
      var random = new Random(seed);
      Schema schema = LearnerStreams.schema(random.nextInt(5), 1 + random.nextInt(4),
          random.ints(random.nextInt(3), 1, 5).toArray());
      Learner learner = create(spec, schema);
      for (Instance instance : LearnerStreams.random(schema, seed, 800, 0.05)) {
        spoil(instance, random, seed % 4 == 0 ? 1 : 6);
        assertProbabilities(learner, schema, instance);
        learner.learn(instance);
      }
      assertThat(learner.copy().modelBytes()).isNotNegative();
    }
  }

  private static void spoil(Instance instance, Random random, int oneIn) {
    for (int f = 0; f < instance.x.length; f++) {
      if (random.nextInt(oneIn) == 0) {
        instance.x[f] = STRANGE[random.nextInt(STRANGE.length)];
      }
    }
    instance.weight = random.nextInt(oneIn) == 0 ? STRANGE[random.nextInt(STRANGE.length)] : 1;
    if (random.nextInt(30) == 0) {
      instance.y = Instance.NO_LABEL;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aWeightOfZeroOrBelowTeachesNothing(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(2, 2);
    Learner learner = create(spec, schema);
    LearnerStreams.random(schema, 3, 300, 0).forEach(learner::learn);
    byte[] before = ModelBytes.write(spec, learner);
    for (double weight : new double[] {0, -0.0, -1, -1e300, Double.NEGATIVE_INFINITY, Double.NaN}) {
      Instance instance = LearnerStreams.instance(1, 3, 4);
      instance.weight = weight;
      assertThatCode(() -> learner.learn(instance)).doesNotThrowAnyException();
      assertThat(ModelBytes.write(spec, learner)).isEqualTo(before);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void constantFeaturesAreBearable(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(2, 2, 3);
    Learner learner = create(spec, schema);
    for (int i = 0; i < 2000; i++) {
      Instance instance = LearnerStreams.instance(i % 2, 4, -1e6, 2);
      assertProbabilities(learner, schema, instance);
      learner.learn(instance);
    }
    assertProbabilities(learner, schema, LearnerStreams.instance(0, 5, 0, 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aSingleClassOfSeveralIsBearableAndPredicted(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(3, 3, 2);
    Learner learner = create(spec, schema);
    var random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      Instance instance = LearnerStreams.instance(2, random.nextGaussian(), random.nextGaussian(), i, i % 2);
      assertProbabilities(learner, schema, instance);
      learner.learn(instance);
    }
    double[] scores = assertProbabilities(learner, schema, LearnerStreams.instance(0, 0, 0, 1000, 1));
    assertThat(scores[2]).isGreaterThan(Math.max(scores[0], scores[1]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aSchemaOfOneClassIsCertain(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(2, 1);
    Learner learner = create(spec, schema);
    for (Instance instance : LearnerStreams.random(schema, 8, 300, 0.1)) {
      assertThat(assertProbabilities(learner, schema, instance)).containsExactly(1);
      learner.learn(instance);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void aThousandClassesAreBearable(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(3, 1000, 4);
    List<Instance> stream = LearnerStreams.random(schema, 6, 1500, 0.01);
    Learner learner = create(spec, schema);
    stream.forEach(learner::learn);
    stream.subList(0, 30).forEach(instance -> assertProbabilities(learner, schema, instance));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learners")
  void tenThousandFeaturesAreBearable(LearnerSpec spec) {
    Schema schema = LearnerStreams.schema(10_000, 2);
    List<Instance> stream = LearnerStreams.random(schema, 7, 40, 0.01);
    if (spec instanceof StreamingLda) {
      assertThatThrownBy(() -> create(spec, schema)).as("its covariance would take 800 MB")
          .isInstanceOf(InputException.class).hasMessageContaining("10,000").hasMessageContaining("at most 2,000");
      return;
    }
    Learner learner = create(spec, schema);
    for (Instance instance : stream) {
      assertProbabilities(learner, schema, instance);
      learner.learn(instance);
    }
  }

  private static Learner create(LearnerSpec spec, Schema schema) {
    return spec.create(schema, 1);
  }

  private static double[] assertProbabilities(Learner learner, Schema schema, Instance instance) {
    var scores = new double[schema.classCount()];
    Arrays.fill(scores, Double.NaN);
    learner.predict(instance, scores);
    assertThat(Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1)).as(Arrays.toString(scores)).isTrue();
    assertThat(Arrays.stream(scores).sum()).isCloseTo(1, within(1e-9));
    return scores;
  }
}
