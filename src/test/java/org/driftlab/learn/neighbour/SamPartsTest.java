// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.driftlab.data.Schema;
import org.driftlab.learn.LearnerStreams;
import org.driftlab.learn.math.FeatureLayout;
import org.junit.jupiter.api.Test;

/** The parts of SAM-kNN on examples small enough for paper, after sections IV-C to IV-E of its paper. */
class SamPartsTest {
  private static final Schema LINE = LearnerStreams.schema(1, 2);
  private static final FeatureLayout LAYOUT = new FeatureLayout(LINE);

  @Test
  void theWindowIsHalvedAsLongAsItsPartsAreNotBelowTheSmallest() {
    assertThat(InterleavedTests.levels(99, 50)).isEqualTo(1);
    assertThat(InterleavedTests.levels(100, 50)).isEqualTo(2);
    // 399, 199 and 99; 49 would be too short.
    assertThat(InterleavedTests.levels(399, 50)).isEqualTo(3);
    assertThat(InterleavedTests.levels(5000, 50)).isEqualTo(7);
  }

  @Test
  void theShareOfRightTestsDecidesAndTheFirstKDoNotCount() {
    var tests = new InterleavedTests(2);
    tests.reserve(16);
    tests.open(0, 0, 0);
    // The whole window is right at places 4 to 8 alone, 5 of the 10 that count.
    for (int place = 0; place < 12; place++) {
      tests.add(place, place >= 4 && place < 9 ? InterleavedTests.level(0) : 0);
    }
    // Its newer half, from place 6, is wrong on the two that do not count and right on two of the other four.
    for (int place : new int[] {8, 9}) {
      tests.bits[place] |= InterleavedTests.level(1);
    }
    tests.open(1, 6, 12);
    assertThat(tests.best(12)).isZero();
    tests.bits[10] |= InterleavedTests.level(1);
    tests.open(1, 6, 12);
    assertThat(tests.best(12)).isEqualTo(1);
    assertThat(tests.isBetter(1, 0, 12)).isTrue();
  }

  @Test
  void slidingSumsAreThoseOfTheWindowThatIsLeft() {
    var random = new Random(3);
    var slid = new InterleavedTests(3);
    slid.reserve(200);
    slid.open(0, 0, 0);
    for (int place = 0; place < 200; place++) {
      slid.add(place, random.nextInt(8) | (random.nextBoolean() ? InterleavedTests.level(0) : 0));
    }
    slid.drop(0, 120);
    slid.advance(0, 120);
    var fresh = new InterleavedTests(3);
    fresh.bits = Arrays.copyOf(slid.bits, 200);
    fresh.recount(120, 200, 50);
    assertThat(slid.shortRight).isEqualTo(fresh.shortRight);
    assertThat(slid.longRight).isEqualTo(fresh.longRight);
    assertThat(slid.bothRight).isEqualTo(fresh.bothRight);
    int counted = 0;
    for (int place = 123; place < 200; place++) {
      counted += (slid.bits[place] & InterleavedTests.level(0)) != 0 ? 1 : 0;
    }
    assertThat(slid.right(0)).isEqualTo(counted).isEqualTo(fresh.right(0));
  }

  @Test
  void aVoteIsOneOverTheDistance() {
    Points points = points(1, 0, 1, 2, 1, 1, 4, 1, 1);
    var near = new Neighbours(3);
    near.offer(1, 0);
    near.offer(4, 1);
    near.offer(16, 2);
    var votes = new double[2];
    near.vote(points, points, votes);
    // Distances 1, 2 and 4: 1 for the first class, 1/2 + 1/4 for the second.
    assertThat(votes).containsExactly(1, 0.75);
  }

  @Test
  void whatIsOfAnotherClassWithinReachOfTheFarthestOwnNeighbourIsDropped() {
    // k = 3. The new label 0 at 0 has neighbours of its class at 1 and 3 and one of the other at 2: its reach is 3. Of the
    // long-term memory's three nearest, 2.5 (class 1) is within and goes, 2.8 (class 0) stays, 3.5 (class 1) is beyond.
    var near = new Neighbours(3);
    near.offer(1, 0);
    near.offer(4, 1);
    near.offer(9, 2);
    Points recent = points(1, 0, 1, 2, 1, 1, 3, 0, 1);
    double reach = near.reach(recent, 0);
    assertThat(reach).isEqualTo(9);
    Points past = points(2.5, 1, 1, 2.8, 0, 1, 3.5, 1, 1);
    var nearPast = new Neighbours(3);
    nearPast.offer(2.5 * 2.5, 0);
    nearPast.offer(2.8 * 2.8, 1);
    nearPast.offer(3.5 * 3.5, 2);
    nearPast.dropContradicting(past, 0, reach);
    assertThat(Arrays.copyOf(past.columns[0], past.count)).containsExactlyInAnyOrder(2.8, 3.5);
  }

  @Test
  void compressionHalvesEachClassToTheMeansOfItsClusters() {
    Points points = points(0, 0, 1, 1, 0, 1, 100, 0, 1, 101, 0, 1, 50, 1, 1, 52, 1, 1);
    Points halved = new Compression(LAYOUT, new Metric(LAYOUT, false), 1).halve(points, 2);
    assertThat(halved.count).isEqualTo(3);
    assertThat(Arrays.copyOf(halved.columns[0], 3)).containsExactlyInAnyOrder(0.5, 100.5, 51);
    assertThat(Arrays.copyOf(halved.labels, 3)).containsExactly(0, 0, 1);
  }

  /** Points on a line as value, class and weight. */
  private static Points points(double... triples) {
    var points = new Points(LAYOUT);
    points.reserve(triples.length / 3, 100);
    for (int i = 0; i < triples.length; i += 3) {
      points.put(points.count++, new double[] {triples[i]}, (int) triples[i + 1], triples[i + 2]);
    }
    return points;
  }
}
