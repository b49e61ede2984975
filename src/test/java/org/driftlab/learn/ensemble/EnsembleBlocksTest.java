// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.driftlab.catalog.Catalog;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Internals;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.tree.HoeffdingAdaptiveTree;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.LeafPrediction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An ensemble that takes instances in blocks does exactly what it does with one at a time. */
class EnsembleBlocksTest {
  private static final Schema SCHEMA = LearnerStreams.schema(3, 3, 4, 2);
  private static final Schema TWO = LearnerStreams.schema(4, 2, 3);
  private static final LearnerSpec TREE = new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 50);

  static Stream<IntFunction<LearnerSpec>> ensembles() {
    return Stream.concat(EnsembleThreadsTest.ensembles(), Stream.of(
        threads -> new OnlineBagging(new HoeffdingAdaptiveTree(), 4, threads),
        threads -> new LeveragingBagging(new NaiveBayes(), 5, 6, 0.9, threads),
        threads -> new StreamingRandomPatches(new NaiveBayes(), 5, 6, 0.6, 1, 0.9, false, threads),
        threads -> new AdwinBagging(TREE, 1, 0.9, threads),
        threads -> new DynamicWeightedMajority(TREE, 6, 1, 0.5, 0.01, true, threads)));
  }

  @ParameterizedTest
  @MethodSource("ensembles")
  void scoresAndBytesAreThoseOfInstancesTakenOneByOne(IntFunction<LearnerSpec> ensemble) {
    Instance[] stream = stream();
    double[] expected = oneByOne(SCHEMA, ensemble.apply(1), stream);
    for (int threads = 1; threads <= 3; threads++) {
      for (int block : new int[] {1, 2, 13, 100, Stretch.LONGEST + 1, stream.length}) {
        assertThat(inBlocks(SCHEMA, ensemble.apply(threads), stream, () -> block)).as("%d threads, blocks of %d", threads, block)
            .containsExactly(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("ensembles")
  void blocksAndSingleInstancesMayTakeTurns(IntFunction<LearnerSpec> ensemble) {
    Instance[] stream = stream();
    double[] expected = oneByOne(SCHEMA, ensemble.apply(1), stream);
    LearnerSpec spec = ensemble.apply(2);
    Learner learner = spec.create(SCHEMA, 5);
    var scores = new double[stream.length][3];
    for (int i = 0; i < stream.length;) {
      if (i % 3 == 0) {
        int end = Math.min(stream.length, i + 1 + i % 97);
        learner.predictThenLearn(stream, i, end, scores);
        i = end;
        learner = i % 2 == 0 ? learner.copy() : learner;
      } else {
        learner.predict(stream[i], scores[i]);
        learner.learn(stream[i++]);
      }
    }
    assertThat(all(spec, learner, scores)).containsExactly(expected);
  }

  static Stream<String> ensemblesOfTheCatalog() {
    return Catalog.LEARNERS.specs().stream()
        .filter(spec -> Arrays.stream(spec.getClass().getRecordComponents()).anyMatch(c -> c.getName().equals("threads")))
        .map(LearnerSpec::id);
  }

  /** With the defaults of each, on two classes that change their meaning twice; in blocks of random sizes. */
  @ParameterizedTest
  @MethodSource("ensemblesOfTheCatalog")
  void everyEnsembleOfTheCatalogTakesBlocksOfAnySize(String id) {
    Instance[] stream = driftingStream();
    double[] expected = oneByOne(TWO, Catalog.LEARNERS.find(id, Map.of("threads", "1")), stream);
    for (int threads = 1; threads <= 2; threads++) {
      LearnerSpec spec = Catalog.LEARNERS.find(id, Map.of("threads", "" + threads));
      var random = new Random(41 + threads);
      assertThat(inBlocks(TWO, spec, stream, () -> 1 + random.nextInt(1_400))).as("%d threads", threads)
          .containsExactly(expected);
    }
  }

  /** Otherwise the test above would say nothing of what happens at a drift. */
  @ParameterizedTest
  @CsvSource({"adwin-bagging, members replaced", "leveraging-bagging, members replaced", "adaptive-random-forest, drifts",
      "streaming-random-patches, drifts", "dynamic-weighted-majority, members created"})
  void membersGiveWayAsTheMeaningChanges(String id, String figure) {
    Instance[] stream = driftingStream();
    Learner learner = Catalog.LEARNERS.find(id, Map.of("threads", "2")).create(TWO, 5);
    learner.predictThenLearn(stream, 0, stream.length, new double[stream.length][2]);
    assertThat(((Internals) learner).internals().get(figure).intValue()).isGreaterThan(2);
  }

  private static Instance[] driftingStream() {
    Instance[] stream = LearnerStreams.random(TWO, 78, 9_000, 0.005).toArray(Instance[]::new);
    for (int i = 0; i < stream.length; i++) {
      stream[i].y = i % 31 == 0 ? Instance.NO_LABEL : i / 3_000 == 1 ? 1 - stream[i].y : stream[i].y;
    }
    return stream;
  }

  /** Otherwise the first tests would say nothing of it either. */
  @Test
  void membersAreReplacedAmidABlock() {
    for (LearnerSpec spec : List.of(new AdwinBagging(TREE, 10, 0.9, 2), new LeveragingBagging(TREE, 10, 6, 0.9, 2))) {
      Learner learner = spec.create(SCHEMA, 5);
      Instance[] stream = stream();
      learner.predictThenLearn(stream, 0, stream.length, new double[stream.length][3]);
      assertThat(((Internals) learner).internals().get("members replaced").intValue()).isGreaterThan(10);
    }
  }

  @ParameterizedTest
  @MethodSource("ensembles")
  void scoresOutsideTheBlockStay(IntFunction<LearnerSpec> ensemble) {
    Instance[] stream = stream();
    var scores = new double[stream.length][3];
    ensemble.apply(2).create(SCHEMA, 5).predictThenLearn(stream, 100, 200, scores);
    for (int i = 0; i < stream.length; i++) {
      double sum = Arrays.stream(scores[i]).sum();
      assertThat(sum).as("place %d", i).isCloseTo(i >= 100 && i < 200 ? 1 : 0, org.assertj.core.data.Offset.offset(1e-9));
    }
  }

  static Stream<LearnerSpec> steady() {
    var base = new NaiveBayes();
    return Stream.of(new OnlineBagging(base, 2), new AdwinBagging(base, 10, 1e-9, 2),
        new LeveragingBagging(base, 10, 6, 1e-9, 2),
        new StreamingRandomPatches(base, 10, 6, 0.6, 1e-9, 1e-10, true, 2),
        new DynamicWeightedMajority(base, 10, 1_000_000, 0.5, 0.01, false, 2));
  }

  /** On all threads together; without drift, with members that do not grow. */
  @ParameterizedTest
  @MethodSource("steady")
  void blocksAllocateNothingOnceTheyAreThere(LearnerSpec spec) {
    Instance[] stream = LearnerStreams.random(SCHEMA, 3, 20_000, 0.05).toArray(Instance[]::new);
    for (Instance instance : stream) {
      instance.y = instance.x[0] > 0 ? 1 : 0;
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Learner learner = spec.create(SCHEMA, 1);
    var scores = new double[stream.length][3];
    learner.predictThenLearn(stream, 0, stream.length, scores);
    learner.predictThenLearn(stream, 0, stream.length, scores);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = threads.getTotalThreadAllocatedBytes();
      learner.predictThenLearn(stream, 0, stream.length, scores);
      least = Math.min(least, threads.getTotalThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(stream.length);
  }

  /** With a drift, missing values, instances without a label, and odd weights. */
  private static Instance[] stream() {
    Instance[] stream = LearnerStreams.random(SCHEMA, 77, 3_000, 0.01).toArray(Instance[]::new);
    for (int i = 0; i < stream.length; i++) {
      Instance instance = stream[i];
      instance.y = i < 1_500 ? instance.y : (instance.y + 1) % 3;
      instance.y = i % 29 == 0 || i < 5 ? Instance.NO_LABEL : instance.y;
      instance.weight = switch (i % 101) {
        case 0 -> 0;
        case 1 -> 1e200;
        case 2 -> 1e100;
        case 3 -> 0.25;
        case 4 -> 3;
        default -> 1;
      };
    }
    return stream;
  }

  private static double[] oneByOne(Schema schema, LearnerSpec spec, Instance[] stream) {
    Learner learner = spec.create(schema, 5);
    var scores = new double[stream.length][schema.classCount()];
    for (int i = 0; i < stream.length; i++) {
      learner.predict(stream[i], scores[i]);
      learner.learn(stream[i]);
    }
    return all(spec, learner, scores);
  }

  private static double[] inBlocks(Schema schema, LearnerSpec spec, Instance[] stream, IntSupplier sizes) {
    Learner learner = spec.create(schema, 5);
    var scores = new double[stream.length][schema.classCount()];
    for (int from = 0; from < stream.length;) {
      int to = Math.min(stream.length, from + sizes.getAsInt());
      learner.predictThenLearn(stream, from, to, scores);
      from = to;
    }
    return all(spec, learner, scores);
  }

  /** All scores; then two sums of the model's bytes and its size. */
  private static double[] all(LearnerSpec spec, Learner learner, double[][] scores) {
    byte[] bytes = ModelBytes.write(spec, learner);
    return Stream.of(Arrays.stream(scores).flatMapToDouble(Arrays::stream).toArray(),
            new double[] {Arrays.hashCode(bytes), bytes.length, learner.modelBytes()})
        .flatMapToDouble(Arrays::stream).toArray();
  }
}
