// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailsTest {
  /** Critical values as statistical tables print them, to three decimals. */
  @ParameterizedTest
  @CsvSource({"3.841, 1, 0.05", "6.635, 1, 0.01", "10.828, 1, 0.001", "5.991, 2, 0.05", "16.919, 9, 0.05",
      "21.666, 9, 0.01", "27.877, 9, 0.001", "43.773, 30, 0.05", "124.342, 100, 0.05"})
  void chi_square_agrees_with_the_printed_table(double x, double k, double tail) {
    assertThat(Tails.chiSquare(x, k)).isCloseTo(tail, within(tail * 2e-3));
  }

  @Test
  void chi_square_with_two_degrees_of_freedom_is_the_exponential() {
    for (double x = 0.1; x < 200; x *= 1.7) {
      assertThat(Tails.chiSquare(x, 2)).isCloseTo(Math.exp(-x / 2), within(Math.exp(-x / 2) * 1e-12));
    }
    assertThat(Tails.chiSquare(0, 3)).isEqualTo(1);
    assertThat(Tails.chiSquare(Double.POSITIVE_INFINITY, 3)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1.959964, 0.05", "2.575829, 0.01", "3.290527, 0.001", "-1.959964, 0.05"})
  void the_normal_tail_agrees_with_the_printed_table(double z, double tail) {
    assertThat(Tails.normalTwoSided(z)).isCloseTo(tail, within(1e-7));
    assertThat(Tails.normalUpper(z)).isCloseTo(z > 0 ? tail / 2 : 1 - tail / 2, within(1e-7));
  }

  /** The asymptotic critical values of Kolmogorov's statistic: 1.224, 1.358, 1.628, 1.949; the median is 0.8276. */
  @ParameterizedTest
  @CsvSource({"1.22385, 0.1", "1.35810, 0.05", "1.62762, 0.01", "1.94947, 0.001", "0.82757, 0.5"})
  void kolmogorov_agrees_with_the_printed_table(double x, double tail) {
    assertThat(Tails.kolmogorov(x)).isCloseTo(tail, within(tail * 1e-3));
  }

  @Test
  void both_forms_of_kolmogorovs_series_meet() {
    assertThat(Tails.kolmogorov(Math.nextDown(1.0))).isCloseTo(Tails.kolmogorov(1), within(1e-12));
  }

  @Test
  void log_gamma_of_a_whole_number_is_the_logarithm_of_a_factorial() {
    assertThat(Tails.logGamma(1)).isCloseTo(0, within(1e-13));
    assertThat(Tails.logGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-12));
    assertThat(Tails.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-13));
  }

  /** The example of Benjamini and Hochberg's own paper: of these 15 the four smallest are rejected at 0.05. */
  @Test
  void benjamini_and_hochbergs_own_example_rejects_four() {
    double[] p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
        0.7590, 1.0000};
    var adjusted = new double[p.length];
    assertThat(BenjaminiHochberg.adjust(p, adjusted)).isCloseTo(0.0015, within(1e-12));
    assertThat(adjusted[3]).isCloseTo(0.0095 * 15 / 4, within(1e-12)).isLessThan(0.05);
    assertThat(adjusted[4]).isGreaterThan(0.05);
  }

  @Test
  void the_fast_wave_is_the_sine_and_the_cosine() {
    for (double x = -9_000; x < 9_000; x += 0.731) {
      assertThat(Wave.sin(x)).isCloseTo(Math.sin(x), within(1e-10));
      assertThat(Wave.cos(x)).isCloseTo(Math.cos(x), within(1e-10));
    }
  }
}
