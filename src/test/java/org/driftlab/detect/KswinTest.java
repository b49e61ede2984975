// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KswinTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 10, 30})
  void theExactTailIsTheShareOfLatticePathsThatStrayThatFar(int n) {
    for (int k = 1; k <= n; k++) {
      assertThat(KolmogorovSmirnov.tail(n, k)).as("k = %d", k).isCloseTo(1 - pathsWithin(n, k - 1), within(1e-12));
    }
  }

  /** The share of paths from (0, 0) to (n, n) with |x − y| never above the limit, counted cell by cell. */
  private static double pathsWithin(int n, int limit) {
    var all = new double[n + 1][n + 1];
    var inside = new double[n + 1][n + 1];
    for (int x = 0; x <= n; x++) {
      for (int y = 0; y <= n; y++) {
        boolean origin = x == 0 && y == 0;
        all[x][y] = origin ? 1 : (x > 0 ? all[x - 1][y] : 0) + (y > 0 ? all[x][y - 1] : 0);
        double sum = origin ? 1 : (x > 0 ? inside[x - 1][y] : 0) + (y > 0 ? inside[x][y - 1] : 0);
        inside[x][y] = Math.abs(x - y) <= limit ? sum : 0;
      }
    }
    return inside[n][n] / all[n][n];
  }

  @Test
  void aSignificanceThatNoDistanceReachesGivesNoDrift() {
    assertThat(KolmogorovSmirnov.critical(5, 1e-3)).isEqualTo(6); // P(D = 1) = 2/252
    assertThat(Signals.of(new Kswin(20, 5, 1e-3, 1).create(), Signals.series("Z(500)+V(500,9)")).drifts()).isEmpty();
  }

  @Test
  void aJumpOfDisjointValuesIsFoundAsSoonAsEnoughOfTheNewestAreNew() {
    // All older values are 0, so D·30 is the number of ones among the newest 30; k = critical(30, 1e-4).
    int k = KolmogorovSmirnov.critical(30, 1e-4);
    assertThat(KolmogorovSmirnov.tail(30, k)).isLessThanOrEqualTo(1e-4);
    assertThat(KolmogorovSmirnov.tail(30, k - 1)).isGreaterThan(1e-4);
    assertThat(Signals.of(new Kswin(100, 30, 1e-4, 1).create(), Signals.series("Z(500)+O(40)")).drifts()).first().isEqualTo(499 + k);
  }

  @Test
  void theSortedWindowGivesTheDistanceThatSortingAtEveryValueGives() {
    for (int seed = 0; seed < 12; seed++) {
      var spec = new Kswin(40, 12, 0.02, seed);
      var plain = new PlainKswin(spec);
      DriftDetector detector = spec.create();
      var random = new Random(seed);
      int drifts = 0;
      for (int i = 0; i < 3000; i++) {
        double raw = random.nextGaussian() + (i / 500 % 2) * 0.8;
        double value = seed % 3 == 0 ? raw : seed % 3 == 1 ? Math.rint(raw) : raw > 0 ? 1 : 0;
        boolean drift = detector.update(value) == Signal.DRIFT;
        assertThat(drift).as("seed %d, index %d", seed, i).isEqualTo(plain.update(value));
        assertThat(Double.valueOf(detector.statistic())).isEqualTo(Double.valueOf(plain.statistic));
        drifts += drift ? 1 : 0;
      }
      assertThat(drifts).isPositive();
    }
  }

  @Test
  void theShareOfComparisonsThatAlarmWithoutDriftIsAtMostAlpha() {
    // Windows 100 values apart share nothing: 20,000 independent comparisons at α = 0.05.
    int alarms = 0;
    int comparisons = 20_000;
    var random = new Random(4);
    for (int c = 0; c < comparisons; c++) {
      DriftDetector detector = new Kswin(100, 30, 0.05, c).create();
      Signal signal = Signal.STABLE;
      for (int i = 0; i < 100; i++) {
        signal = detector.update(random.nextDouble());
      }
      alarms += signal == Signal.DRIFT ? 1 : 0;
    }
    double exact = KolmogorovSmirnov.tail(30, KolmogorovSmirnov.critical(30, 0.05));
    assertThat(exact).isLessThanOrEqualTo(0.05);
    assertThat((double) alarms / comparisons).isCloseTo(exact, within(4 * Math.sqrt(exact / comparisons)));
  }

  /** The paper's steps with lists: draw, sort both samples, compare their distribution functions at every value. */
  private static final class PlainKswin {
    private final Kswin spec;
    private final List<Double> window = new ArrayList<>();
    private final int[] ages;
    private long random;
    private double statistic = Double.NaN;
    private boolean drift;

    PlainKswin(Kswin spec) {
      this.spec = spec;
      ages = new int[spec.window() - spec.recent()];
      Arrays.setAll(ages, i -> i);
      random = next(spec.seed());
    }

    boolean update(double value) {
      if (drift) {
        window.subList(0, window.size() - spec.recent()).clear();
        statistic = Double.NaN;
        drift = false;
      }
      window.add(value);
      if (window.size() > spec.window()) {
        window.removeFirst();
      }
      if (window.size() < spec.window()) {
        return false;
      }
      double[] newest = window.subList(ages.length, window.size()).stream().mapToDouble(v -> v).toArray();
      double[] drawn = new double[spec.recent()];
      for (int i = 0; i < drawn.length; i++) {
        random = next(random);
        int j = i + (int) (((random >>> 32) * (ages.length - i)) >>> 32);
        int age = ages[j];
        ages[j] = ages[i];
        ages[i] = age;
        drawn[i] = window.get(age);
      }
      int largest = 0;
      for (double at : window) {
        largest = Math.max(largest, Math.abs(below(newest, at) - below(drawn, at)));
      }
      statistic = (double) largest / spec.recent();
      drift = largest >= KolmogorovSmirnov.critical(spec.recent(), spec.alpha());
      return drift;
    }

    private static int below(double[] values, double at) {
      return (int) Arrays.stream(values).filter(v -> v <= at).count();
    }

    private static long next(long random) {
      return random * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    }
  }
}
