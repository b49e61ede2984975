// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.driftlab.evaluate.PairedTest.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Paired tests against published vectors, SciPy 1.17.1 and arithmetic. */
class PairedTestsTest {
  private static final double[] FIRST = {.91, .88, .93, .90, .91, .94, .89, .92, .90, .91};
  private static final double[] SECOND = {.87, .88, .86, .90, .89, .85, .88, .87, .91, .86};

  static List<JsonNode> series() throws Exception {
    try (InputStream in = PairedTestsTest.class.getResourceAsStream("/reference/statistics/confidence-sequence.json")) {
      var all = new ArrayList<JsonNode>();
      JsonMapper.builder().build().readTree(Objects.requireNonNull(in)).forEach(all::add);
      return all;
    }
  }

  static List<PairedTest> tests() {
    return List.of(new ConfidenceSequence(0.05, 0.5, 0), new BettingTest(0.05, 0.5, 0), new McNemarTest(0.05, 0, 900),
        new WindowTest(0.05, 0, 50, 20, true), new WindowTest(0.05, 0, 50, 20, false));
  }

  @ParameterizedTest
  @MethodSource("series")
  void theConfidenceSequenceMatchesTheReferenceIntervalsAndDecidesAtTheSameLabel(JsonNode series) {
    var sequence = new ConfidenceSequence(series.get("alpha").asDouble(), series.get("c").asDouble(), 0);
    int decidedAt = -1;
    int label = 0;
    for (JsonNode difference : series.get("differences")) {
      sequence.add(difference.asDouble());
      if (decidedAt < 0 && sequence.finding() != Finding.OPEN) {
        decidedAt = label;
      }
      for (JsonNode expected : series.get("intervals")) {
        if (expected.get("index").asInt() == label) {
          assertThat(sequence.lower()).isCloseTo(expected.get("lower").asDouble(), within(1e-12));
          assertThat(sequence.upper()).isCloseTo(expected.get("upper").asDouble(), within(1e-12));
        }
      }
      label++;
    }
    assertThat(decidedAt).isEqualTo(series.get("decidedAt").isNull() ? -1 : series.get("decidedAt").asInt());
  }

  // scipy.stats.binomtest(first, first + second, 0.5).pvalue
  @ParameterizedTest
  @CsvSource({"5, 15, 0.04138946533203125", "121, 59, 4.4344492637551645e-06", "59, 121, 4.4344492637551645e-06",
      "900, 1100, 8.45708953550381e-06", "9700, 10300, 2.2766981381796698e-05", "0, 6, 0.03125", "10, 10, 1", "0, 0, 1"})
  void mcNemarsPValueIsTheExactBinomialOne(long first, long second, double expected) {
    assertThat(McNemarTest.pValue(first, second) / expected).isCloseTo(1, within(1e-11));
  }

  @Test
  void mannWhitneyMatchesSciPyWithAndWithoutTies() {
    // mannwhitneyu(..., method="asymptotic"); the first pair is the example of Hollander and Wolfe (1973), p. 69.
    assertThat(RankTests.mannWhitney(new double[] {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46},
        new double[] {1.15, 0.88, 0.90, 0.74, 1.21})).isCloseTo(0.24462360512698333, within(1e-13));
    assertThat(RankTests.mannWhitney(FIRST, SECOND)).isCloseTo(0.0033507899404504864, within(1e-13));
    assertThat(RankTests.mannWhitney(new double[] {1, 1}, new double[] {1, 1, 1})).isEqualTo(1);
  }

  @Test
  void wilcoxonMatchesSciPyWithZerosAndTies() {
    // wilcoxon(..., method="asymptotic", correction=True); the first is Hollander and Wolfe (1973), p. 29.
    double[] before = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
    double[] after = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
    double[] differences = before.clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= after[i];
    }
    assertThat(RankTests.wilcoxon(differences)).isCloseTo(0.04401098401295143, within(1e-13));
    assertThat(RankTests.wilcoxon(new double[] {.04, 0, .07, 0, .02, .09, .01, .05, -.01, .05}))
        .isCloseTo(0.02470658932694135, within(1e-13));
    assertThat(RankTests.wilcoxon(new double[] {0, 0})).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.5, 0.3085375387259869", "1, 0.15865525393145707", "2, 0.022750131948179195",
      "3, 0.0013498980316300933", "4, 3.167124183311986e-05", "6, 9.865876450376946e-10", "10, 7.61985302416047e-24"})
  void theNormalTailIsThatOfTheTables(double z, double expected) {
    assertThat(RankTests.upperTail(z) / expected).isCloseTo(1, within(1e-12));
    assertThat(RankTests.upperTail(-z)).isCloseTo(1 - expected, within(1e-15));
  }

  @Test
  void mcNemarSpeaksAtItsHorizonAndNotBefore() {
    // 6 labels for the candidate alone and none for the champion: p = 2 · 2⁻⁶ = 0.03125.
    var test = new McNemarTest(0.05, 0, 10);
    for (int i = 0; i < 10; i++) {
      assertThat(test.finding()).isEqualTo(Finding.OPEN);
      test.add(i < 6 ? 1 : 0, 0);
    }
    assertThat(test.pValue()).isCloseTo(0.03125, within(1e-15));
    assertThat(test.finding()).isEqualTo(Finding.CANDIDATE);
  }

  @Test
  void theBettingTestsCapitalIsTheProductOfItsBets() {
    // α = 0.5: 2 ln(2/α) = 2.772588722239781. First bet √(2.7725887/(0.25·1·ln 2)) = 4 is cut to c/m = 1; a gain of 1 is
    // x − m = 0.5, so the capital is 1.5 = 2/α · 0.375. Then μ̂ = 0.75, σ̂² = (0.25 + 0.0625)/2, and the second bet is cut too.
    var test = new BettingTest(0.5, 0.5, 0);
    test.add(1, 0);
    assertThat(test.pValue()).isEqualTo(1);
    test.add(1, 0);
    assertThat(test.pValue()).isCloseTo(2 / 2.25, within(1e-15));
    test.add(1, 0);
    assertThat(test.finding()).isEqualTo(Finding.OPEN);
    test.add(1, 0);
    assertThat(test.finding()).as("1.5⁴ = 5.0625 is more than 2/α = 4").isEqualTo(Finding.CANDIDATE);
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aTestPrefersTheBetterOneOfTwoThatDifferALot(PairedTest test) {
    PairedTest mirrored = test.copy();
    var random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      double worse = random.nextDouble() < 0.5 ? 1 : 0;
      double better = random.nextDouble() < 0.2 ? 1 : 0;
      test.add(worse, better);
      mirrored.add(better, worse);
    }
    assertThat(test.finding()).isEqualTo(Finding.CANDIDATE);
    assertThat(mirrored.finding()).isEqualTo(Finding.CHAMPION);
  }

  @ParameterizedTest
  @MethodSource("tests")
  void aCopyGoesOnIndependentlyAndAlike(PairedTest test) {
    var random = new Random(6);
    for (int i = 0; i < 777; i++) {
      test.add(random.nextInt(2), random.nextInt(2));
    }
    PairedTest copy = test.copy();
    String before = state(test);
    alternate(test);
    assertThat(state(copy)).isEqualTo(before);
    alternate(copy);
    assertThat(state(copy)).isEqualTo(state(test));
  }

  private static void alternate(PairedTest test) {
    for (int i = 0; i < 777; i++) {
      test.add(i % 3 == 0 ? 1 : 0, i % 7 == 0 ? 1 : 0);
    }
  }

  private static String state(PairedTest test) {
    return test.finding() + " " + test.lower() + " " + test.upper() + " " + test.pValue();
  }

  @Test
  void ofEquallyGoodModelsASequencePrefersOneInAtMostAlphaOfTheComparisons() {
    int[] wrong = new int[2];
    for (int series = 0; series < 500; series++) {
      var random = new Random(series);
      List<PairedTest> pair = List.of(new ConfidenceSequence(0.05, 0.5, 0), new BettingTest(0.05, 0.5, 0));
      boolean[] misled = new boolean[2];
      for (int i = 0; i < 2_000; i++) {
        double u = random.nextDouble();
        double champion = u < 0.1 ? 1 : 0;
        double candidate = u >= 0.1 && u < 0.2 ? 1 : 0;
        for (int t = 0; t < 2; t++) {
          pair.get(t).add(champion, candidate);
          misled[t] |= pair.get(t).finding() != Finding.OPEN;
        }
      }
      wrong[0] += misled[0] ? 1 : 0;
      wrong[1] += misled[1] ? 1 : 0;
    }
    // 5 % of 500 are 25, and that is a bound for both sides together; chance adds √(500 · 0.05 · 0.95) ≈ 5.
    assertThat(wrong[0]).isLessThanOrEqualTo(25);
    assertThat(wrong[1]).isLessThanOrEqualTo(25);
  }

  @Test
  void aGainOfFivePointsOnOneLabelInFiveIsFoundAfterAboutNineHundredLabels() {
    // The reference simulation of the same recursion gives a median of 918 labels.
    int[] labels = new int[101];
    for (int series = 0; series < labels.length; series++) {
      var random = new Random(series);
      var sequence = new ConfidenceSequence(0.05, 0.5, 0);
      while (sequence.finding() == Finding.OPEN) {
        double u = random.nextDouble();
        sequence.add(u < 0.125 ? 1 : u < 0.2 ? -1 : 0);
        labels[series]++;
      }
      assertThat(sequence.finding()).isEqualTo(Finding.CANDIDATE);
    }
    Arrays.sort(labels);
    assertThat(labels[labels.length / 2]).isBetween(750, 1_100);
  }
}
