// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.ModelBytes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.tree.LeafPrediction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An ensemble's result does not depend on the number of its threads. */
class EnsembleThreadsTest {
  private static final Schema SCHEMA = LearnerStreams.schema(3, 3, 4, 2);
  private static final LearnerSpec TREE = new HoeffdingTree(20, 0.5, 0.5, LeafPrediction.ADAPTIVE, 50);

  static Stream<IntFunction<LearnerSpec>> ensembles() {
    return Stream.of(
        threads -> new OnlineBagging(TREE, threads),
        threads -> new AdwinBagging(TREE, 10, 0.9, threads),
        threads -> new LeveragingBagging(TREE, 10, 6, 0.9, threads),
        threads -> new AdaptiveRandomForest(10, 6, 0.6, 1, 0.9, true, 20, 0.5, 0.5, LeafPrediction.ADAPTIVE, threads),
        threads -> new StreamingRandomPatches(TREE, 10, 6, 0.6, 1, 0.9, true, threads),
        threads -> new OnlineBoosting(TREE, threads),
        threads -> new StreamingGradientBoosting(20, 0.15, 0.75, 25, 0.05, 0.1, 1, 0.999, 64, threads),
        threads -> new DynamicWeightedMajority(new NaiveBayes(), 10, 3, 0.5, 0.01, true, threads));
  }

  @ParameterizedTest
  @MethodSource("ensembles")
  void scoresAndBytesAreTheSameOnAnyNumberOfThreads(IntFunction<LearnerSpec> ensemble) {
    List<Instance> stream = LearnerStreams.random(SCHEMA, 77, 3_000, 0.01);
    for (int i = 1_500; i < stream.size(); i++) {
      stream.get(i).y = (stream.get(i).y + 1) % 3;
    }
    double[] expected = run(ensemble.apply(1), stream);
    for (int threads : new int[] {2, 3}) {
      assertThat(run(ensemble.apply(threads), stream)).containsExactly(expected);
    }
  }

  /** All scores, with labels that come at once, late or twice, and a copy that takes over; then the bytes' sum. */
  private static double[] run(LearnerSpec spec, List<Instance> stream) {
    Learner learner = spec.create(SCHEMA, 5);
    var all = new double[3 * stream.size() + 1];
    var scores = new double[3];
    for (int i = 0; i < stream.size(); i++) {
      learner.predict(stream.get(i), scores);
      System.arraycopy(scores, 0, all, 3 * i, 3);
      if (i % 7 != 0) {
        learner.learn(stream.get(i));
      }
      if (i % 5 == 0) {
        learner.learn(stream.get(i / 2));
      }
      if (i % 500 == 0) {
        learner = learner.copy();
      }
    }
    for (byte b : ModelBytes.write(spec, learner)) {
      all[all.length - 1] = 31 * all[all.length - 1] % 1e9 + b;
    }
    return all;
  }
}
