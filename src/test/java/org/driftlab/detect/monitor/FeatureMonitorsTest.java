// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.driftlab.data.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureMonitorsTest {
  private static final Reference FIXED = Reference.FIXED;

  static List<MonitorSpec> all() {
    return List.of(new Ks(), new Wasserstein(), new Psi(), new JensenShannon(), new ChiSquare(), new MeanVariance());
  }

  private static FeatureFinding only(DataMonitor monitor) {
    return monitor.findings().getFirst();
  }

  @Test
  void the_distance_of_kolmogorov_is_the_part_of_the_numbers_that_moved_past() {
    DataMonitor monitor = new Ks(FIXED, 100, 100, 100, 0.05).create(Worlds.numeric(1));
    Worlds.feed(monitor, Worlds.row(0, 100));
    assertThat(Worlds.feed(monitor, Worlds.row(25, 100))).isTrue();
    // 0…99 against 25…124: below 25 lie 25 of 100 and none.
    assertThat(only(monitor).statistic()).isCloseTo(0.25, within(1e-12));
    assertThat(only(monitor).flagged()).isTrue();
    assertThat(only(monitor).feature()).isEqualTo("x0");
  }

  @Test
  void the_wasserstein_distance_of_a_shifted_window_is_the_shift() {
    double[] reference = Worlds.row(0, 200);
    for (double shift : new double[] {0, 1, 20, 1_000}) {
      DataMonitor monitor = new Wasserstein(FIXED, 200, 200, 200, 0.05, 0).create(Worlds.numeric(1));
      Worlds.feed(monitor, reference);
      Worlds.feed(monitor, Worlds.row(shift, 200));
      // The variance of 0…n−1 is (n² − 1)/12.
      double deviation = Math.sqrt((200.0 * 200 - 1) / 12);
      assertThat(only(monitor).statistic()).isCloseTo(shift / deviation, within(1e-9));
    }
  }

  @Test
  void the_stability_index_of_a_half_and_half_feature_that_turns_four_to_one_is_arithmetic() {
    DataMonitor monitor = new Psi(FIXED, 100, 100, 100, 0.05, 10, 0.25).create(Worlds.nominal("a", "b"));
    Worlds.feed(monitor, mixed(100, 50));
    Worlds.feed(monitor, mixed(100, 20));
    // (0.2 − 0.5) ln(0.2/0.5) + (0.8 − 0.5) ln(0.8/0.5) = 0.3 ln 4
    assertThat(only(monitor).statistic()).isCloseTo(0.3 * Math.log(4), within(1e-12));
    assertThat(monitor.statistic()).isEqualTo(only(monitor).statistic());
    assertThat(monitor.level()).isEqualTo(0.25);
    assertThat(monitor.alarm()).isTrue();
  }

  @Test
  void the_jensen_shannon_distance_of_disjoint_windows_is_one_and_of_equal_ones_zero() {
    DataMonitor monitor = new JensenShannon(FIXED, 100, 100, 100, 0.05, 10, 0).create(Worlds.nominal("a", "b"));
    Worlds.feed(monitor, mixed(100, 0));
    Worlds.feed(monitor, mixed(100, 100));
    assertThat(only(monitor).statistic()).isCloseTo(1, within(1e-12));
    Worlds.feed(monitor, mixed(100, 0));
    assertThat(only(monitor).statistic()).isZero();
    assertThat(monitor.alarm()).isFalse();
  }

  @Test
  void pearsons_statistic_of_a_two_by_two_table_is_arithmetic() {
    DataMonitor monitor = new ChiSquare(FIXED, 100, 100, 100, 0.05, 10).create(Worlds.nominal("a", "b"));
    Worlds.feed(monitor, mixed(100, 50));
    Worlds.feed(monitor, mixed(100, 40));
    // 200 (50·60 − 50·40)²/(100·100·90·110) = 2.0202, and P(χ²₁ > 2.0202) = 0.1552.
    assertThat(only(monitor).statistic()).isCloseTo(2.0202, within(1e-4));
    assertThat(only(monitor).pValue()).isCloseTo(0.1552, within(1e-4));
    assertThat(only(monitor).flagged()).isFalse();
  }

  @Test
  void z_is_the_difference_of_the_means_in_standard_errors() {
    DataMonitor monitor = new MeanVariance(FIXED, 100, 100, 100, 0.05).create(Worlds.numeric(1));
    Worlds.feed(monitor, Worlds.row(0, 100));
    Worlds.feed(monitor, Worlds.row(10, 100));
    // Both variances are 100·101/12, so the standard error is √(2 · 841.67/100).
    assertThat(only(monitor).statistic()).isCloseTo(10 / Math.sqrt(2 * 100 * 101 / 12.0 / 100), within(1e-9));
  }

  /** A value of which so many in each hundred are 1, the others 0. */
  private static double[] mixed(int count, int ones) {
    var values = new double[count];
    Arrays.fill(values, 0, ones, 1);
    return values;
  }

  /** The known trap: 10 bins, 100 values a batch, no drift at all. P((1/100 + 1/100) χ²₉ > 0.1) = P(χ²₉ > 5) = 0.834. */
  @Test
  void the_customary_threshold_of_the_stability_index_is_exceeded_by_five_of_six_drift_free_batches() {
    var random = new SplittableRandom(5);
    int exceeded = 0;
    for (int i = 0; i < 1_000; i++) {
      DataMonitor monitor = new Psi(FIXED, 100, 100, 100, 0.05, 10, 0.1).create(Worlds.numeric(1));
      exceeded += Worlds.feed(monitor, 1, 200, random, SplittableRandom::nextDouble) ? 1 : 0;
    }
    assertThat(exceeded).isBetween(800, 900);
  }

  @ParameterizedTest
  @MethodSource("all")
  void missing_values_that_begin_to_come_are_a_change(MonitorSpec spec) {
    DataMonitor monitor = spec.create(Worlds.numeric(2));
    var random = new SplittableRandom(1);
    assertThat(Worlds.feed(monitor, 2, 3_000, random, SplittableRandom::nextGaussian)).isFalse();
    assertThat(Worlds.feed(monitor, 2, 3_000, random, r -> r.nextDouble() < 0.1 ? Double.NaN : r.nextGaussian()))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_constant_feature_is_quiet_until_it_moves(MonitorSpec spec) {
    DataMonitor monitor = spec.create(Worlds.numeric(1));
    assertThat(Worlds.feed(monitor, 1, 6_000, new SplittableRandom(1), r -> 7)).isFalse();
    assertThat(Worlds.feed(monitor, 1, 2_000, new SplittableRandom(1), r -> 7.5)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("all")
  void no_finite_or_infinite_value_makes_a_monitor_throw(MonitorSpec spec) {
    double[] odd = {0, -0.0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY, 1e300, -1e300};
    for (Reference reference : Reference.values()) {
      DataMonitor monitor = small(spec, reference).create(Worlds.numeric(3));
      Worlds.feed(monitor, 3, 2_000, new SplittableRandom(1), r -> odd[r.nextInt(odd.length)]);
      assertThat(monitor.statistic()).isNotNaN();
      assertThat(monitor.findings()).hasSize(3);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_shift_by_half_a_deviation_in_one_of_twenty_features_is_found_and_named(MonitorSpec spec) {
    DataMonitor monitor = spec.create(Worlds.numeric(20));
    var random = new SplittableRandom(2);
    assertThat(Worlds.feed(monitor, 20, 4_000, random, SplittableRandom::nextGaussian)).isFalse();
    var instance = new org.driftlab.data.Instance(20);
    boolean alarm = false;
    for (int i = 0; i < 2_000 && !alarm; i++) {
      for (int f = 0; f < 20; f++) {
        instance.x[f] = random.nextGaussian() + (f == 13 ? 0.5 : 0);
      }
      alarm = monitor.update(instance, Worlds.NO_SCORES) && monitor.alarm();
    }
    assertThat(alarm).isTrue();
    assertThat(monitor.findings().stream().filter(FeatureFinding::flagged).map(FeatureFinding::feature))
        .containsExactly("x13");
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_sliding_reference_forgets_a_jump_and_sees_the_next(MonitorSpec spec) {
    DataMonitor monitor = small(spec, Reference.SLIDING).create(Worlds.numeric(1));
    var random = new SplittableRandom(4);
    assertThat(Worlds.feed(monitor, 1, 3_000, random, SplittableRandom::nextGaussian)).isFalse();
    assertThat(Worlds.feed(monitor, 1, 600, random, r -> 3 + r.nextGaussian())).isTrue();
    Worlds.feed(monitor, 1, 600, random, r -> 3 + r.nextGaussian());
    assertThat(Worlds.feed(monitor, 1, 3_000, random, r -> 3 + r.nextGaussian())).isFalse();
    assertThat(Worlds.feed(monitor, 1, 600, random, r -> 100 + r.nextGaussian())).isTrue();
  }

  /** The monitor with small windows and the wanted reference, at a level that does not cry wolf in these tests. */
  private static MonitorSpec small(MonitorSpec spec, Reference reference) {
    return switch (spec) {
      case Ks s -> new Ks(reference, 400, 200, 100, 1e-5);
      case Wasserstein s -> new Wasserstein(reference, 400, 200, 100, 1e-5, 0);
      case Psi s -> new Psi(reference, 400, 200, 100, 1e-5, 10, 0);
      case JensenShannon s -> new JensenShannon(reference, 400, 200, 100, 1e-5, 10, 0);
      case ChiSquare s -> new ChiSquare(reference, 400, 200, 100, 1e-5, 10);
      case MeanVariance s -> new MeanVariance(reference, 400, 200, 100, 1e-5);
      default -> throw new IllegalArgumentException(spec.id());
    };
  }

  @Test
  void windows_that_are_no_whole_number_of_steps_are_rejected_by_name() {
    assertThatThrownBy(() -> new Ks(FIXED, 1_000, 300, 200, 0.01)).isInstanceOf(InputException.class)
        .hasMessage("Parameter 'window' is 300 but must be a multiple of 'step', which is 200.");
    assertThatThrownBy(() -> new Mmd(FIXED, 1_000, 500, 500, 0.01, 3, 32)).isInstanceOf(InputException.class)
        .hasMessageContaining("'every' is 3");
  }
}
