// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** FHDDM and MDDM against arithmetic on paper and against means recomputed from the whole window. */
class WindowedDetectorsTest {

  @Test
  void fhddmAlarmsOnceTheWindowHasAsManyErrorsMoreAsHoeffdingAllows() {
    // √(ln(10⁶)/200) = 0.26283: 26 errors in a window of 100 are not enough, 27 are.
    assertThat(new Fhddm().create().driftLevel()).isCloseTo(0.262826, within(1e-6));
    assertThat(Signals.of(new Fhddm().create(), Signals.series("Z(100)+O(26)+Z(100)")).drifts()).isEmpty();
    assertThat(Signals.of(new Fhddm().create(), Signals.series("Z(100)+O(50)")).drifts()).containsExactly(126);
  }

  @Test
  void fhddmTestsNothingBeforeItsWindowIsFullAndStartsAfreshAfterADrift() {
    // The drift at 126 empties the window; it is full of ones at 226, and then nothing rises any more.
    assertThat(Signals.of(new Fhddm().create(), Signals.series("Z(100)+O(500)")).drifts()).containsExactly(126);
    assertThat(Signals.of(new Fhddm().create(), Signals.series("Z(99)+O(27)")).drifts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ARITHMETIC, 0.4444444444444444", "GEOMETRIC, 0.47368421052631576", "EXPONENTIAL, 0.5064804"})
  void theNewestValueHasItsShareOfTheWeights(Mddm.Weights weights, double share) {
    // Three values, growth ½. A: 1, 1.5, 2 → 2/4.5; G: 1, 1.5, 2.25 → 2.25/4.75; E: 1, √e, e → 2.7182818/5.3670031.
    DriftDetector detector = new Mddm(3, 1e-9, weights, 0.5).create();
    for (double value : new double[] {0, 0, 0, 1}) {
      detector.update(value);
    }
    assertThat(detector.statistic()).isCloseTo(share, within(1e-7));
  }

  @ParameterizedTest
  @EnumSource(Mddm.Weights.class)
  void mddmAlarmsExactlyWhereTheWholeWindowRecomputedDoes(Mddm.Weights weights) {
    for (int seed = 0; seed < 30; seed++) {
      double[] values = values(seed);
      int window = 5 + 7 * seed;
      double growth = seed % 3 == 0 ? 0 : 0.01 * (seed % 5);
      assertThat(Signals.of(new Mddm(window, 0.01, weights, growth).create(), values).drifts())
          .as("seed %d", seed).isEqualTo(recomputed(values, weights(weights, window, growth), 0.01));
    }
  }

  @Test
  void fhddmAlarmsExactlyWhereTheWholeWindowRecomputedDoes() {
    for (int seed = 0; seed < 30; seed++) {
      double[] values = values(seed);
      int window = 5 + 7 * seed;
      assertThat(Signals.of(new Fhddm(window, 0.01).create(), values).drifts())
          .isEqualTo(recomputed(values, weights(Mddm.Weights.GEOMETRIC, window, 0), 0.01));
    }
  }

  private static double[] weights(Mddm.Weights kind, int window, double growth) {
    var weights = new double[window];
    double sum = 0;
    for (int i = 0; i < window; i++) {
      weights[i] = switch (kind) {
        case ARITHMETIC -> 1 + i * growth;
        case GEOMETRIC -> Math.pow(1 + growth, i);
        case EXPONENTIAL -> Math.exp(growth * i);
      };
      sum += weights[i];
    }
    for (int i = 0; i < window; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static List<Integer> recomputed(double[] values, double[] weights, double delta) {
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    double bound = Math.sqrt(0.5 * squares * Math.log(1 / delta));
    var drifts = new ArrayList<Integer>();
    int start = 0;
    double best = 0;
    for (int i = 0; i < values.length; i++) {
      if (i + 1 - start < weights.length) {
        continue;
      }
      double accuracy = 0;
      for (int k = 0; k < weights.length; k++) {
        accuracy += weights[k] * (1 - values[i - weights.length + 1 + k]);
      }
      best = Math.max(best, accuracy);
      if (best - accuracy >= bound) {
        drifts.add(i);
        start = i + 1;
        best = 0;
      }
    }
    return drifts;
  }

  /** Errors or numbers in [0, 1] whose mean changes every 400 values. */
  private static double[] values(int seed) {
    var random = new Random(seed);
    var values = new double[4000];
    for (int i = 0; i < values.length; i++) {
      double rate = i / 400 % 2 == 0 ? 0.1 : 0.6;
      values[i] = seed % 2 == 0 ? random.nextDouble() < rate ? 1 : 0 : random.nextDouble() * rate * 1.5;
    }
    return values;
  }
}
