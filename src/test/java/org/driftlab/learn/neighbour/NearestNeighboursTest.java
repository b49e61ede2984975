// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNeighboursTest {
  @Test
  void theNearestVoteAndEquallyNearOnesAll() {
    Learner learner = new NearestNeighbours(2, 100).create(LearnerStreams.schema(1, 3), 1);
    // Distances from 5: 1 and 1 of class 0, 2 of class 1 three times, 5 of class 2.
    for (double[] point : new double[][] {{0, 4}, {1, 7}, {1, 3}, {0, 6}, {1, 7}, {2, 10}, {2, 0}}) {
      learner.learn(LearnerStreams.instance((int) point[0], point[1]));
    }
    assertThat(scores(learner, 3, 5)).containsExactly(1, 0, 0);
    // From 8 the nearest are both at 7; from 6.5 6 comes first and both at 7 are as near.
    assertThat(scores(learner, 3, 8)).containsExactly(0, 1, 0);
    assertThat(scores(learner, 3, 6.5)).containsExactly(new double[] {1.0 / 3, 2.0 / 3, 0}, within(1e-15));
  }

  @Test
  void whatLeftTheWindowDoesNotVote() {
    Learner learner = new NearestNeighbours(1, 2).create(LearnerStreams.schema(1, 2), 1);
    learner.learn(LearnerStreams.instance(0, 1));
    learner.learn(LearnerStreams.instance(1, 5));
    learner.learn(LearnerStreams.instance(1, 9));
    assertThat(scores(learner, 2, 1)).containsExactly(0, 1);
  }

  @Test
  void aWeightOfTwoIsAVoteOfTwo() {
    Learner learner = new NearestNeighbours(2, 10).create(LearnerStreams.schema(1, 2), 1);
    Instance heavy = LearnerStreams.instance(1, 0);
    heavy.weight = 2;
    learner.learn(heavy);
    learner.learn(LearnerStreams.instance(0, 1));
    assertThat(scores(learner, 2, 0.5)[1]).isCloseTo(2.0 / 3, within(1e-15));
  }

  /** Against a plain reading of the definition: ranges of the window, sorted distances, all ties. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithBruteForceOnNumbersNominalValuesAndGaps(long seed) {
    var random = new Random(seed);
    Schema schema = LearnerStreams.schema(random.nextInt(7), 3, 2, 4);
    int k = 1 + random.nextInt(8);
    int window = 20 + random.nextInt(60);
    Learner learner = new NearestNeighbours(k, window).create(schema, 1);
    List<Instance> kept = new ArrayList<>();
    for (Instance instance : LearnerStreams.random(schema, seed, 400, seed % 2 == 0 ? 0 : 0.2)) {
      if (!kept.isEmpty()) {
        var actual = new double[3];
        learner.predict(instance, actual);
        assertThat(actual).containsExactly(bruteForce(schema, kept, instance, k), within(1e-12));
      }
      learner.learn(instance);
      kept.add(instance);
      if (kept.size() > window) {
        kept.removeFirst();
      }
    }
  }

  private static double[] bruteForce(Schema schema, List<Instance> kept, Instance query, int k) {
    var distances = new double[kept.size()];
    for (int f = 0; f < query.x.length; f++) {
      int feature = f;
      double low = kept.stream().mapToDouble(i -> i.x[feature]).filter(v -> !Double.isNaN(v)).min().orElse(0);
      double high = kept.stream().mapToDouble(i -> i.x[feature]).filter(v -> !Double.isNaN(v)).max().orElse(0);
      for (int i = 0; i < distances.length; i++) {
        double difference = difference(schema.isNominal(f), query.x[f], kept.get(i).x[f], low, high);
        distances[i] += difference * difference;
      }
    }
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double radius = sorted[Math.min(k, sorted.length) - 1] + 1e-9;
    var votes = new double[3];
    double sum = 0;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] <= radius) {
        votes[kept.get(i).y]++;
        sum++;
      }
    }
    for (int c = 0; c < votes.length; c++) {
      votes[c] /= sum;
    }
    return votes;
  }

  private static double difference(boolean nominal, double a, double b, double low, double high) {
    if (nominal) {
      return a == b ? 0 : 1;
    }
    double first = high > low ? (a - low) / (high - low) : a - a;
    double second = high > low ? (b - low) / (high - low) : b - b;
    if (Double.isNaN(first) && Double.isNaN(second)) {
      return 1;
    } else if (Double.isNaN(first) || Double.isNaN(second)) {
      double known = Double.isNaN(first) ? second : first;
      return known < 0.5 ? 1 - known : known;
    }
    return first - second;
  }

  private static double[] scores(Learner learner, int classes, double... x) {
    var scores = new double[classes];
    learner.predict(LearnerStreams.instance(Instance.NO_LABEL, x), scores);
    return scores;
  }
}
