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

class AdwinWindowTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.0, 1e-9, 0.002, 0.05, 0.5, 1.0})
  void cutsExactlyWhereTheFormulasAppliedToEverySplitDo(double delta) {
    for (int seed = 0; seed < 24; seed++) {
      var window = new AdwinWindow(delta);
      var plain = new PlainAdwin(delta);
      double[] values = series(seed);
      for (int i = 0; i < values.length; i++) {
        assertThat(window.add(values[i])).as("seed %d, index %d", seed, i).isEqualTo(plain.add(values[i]));
        assertThat(window.width()).isEqualTo(plain.width);
        assertThat(window.mean()).isEqualTo(plain.total / plain.width);
      }
    }
  }

  @Test
  void withoutACutWidthMeanAndVarianceAreThoseOfAllValues() {
    var window = new AdwinWindow(1e-9);
    var random = new Random(1);
    var values = new double[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble();
      assertThat(window.add(values[i])).isFalse();
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();

    assertThat(window.width()).isEqualTo(values.length);
    assertThat(window.mean()).isCloseTo(mean, within(1e-12));
    assertThat(window.variance()).isCloseTo(variance, within(1e-12));
  }

  @Test
  void memoryGrowsWithTheLogarithmOfTheWidth() {
    var window = new AdwinWindow(1e-9);
    for (int power = 8; power <= 23; power++) {
      while (window.width() < 1L << power) {
        window.add(window.width() % 3);
      }
      // Five buckets of two numbers a power of two are needed; slots and growth by doubling cost at most 36.
      assertThat(window.storedNumbers()).as("2^%d values", power).isLessThanOrEqualTo(36 * power);
    }
  }

  @Test
  void theRatioExceedsOneExactlyAtACut() {
    var window = new AdwinWindow(0.002);
    double[] values = series(2);
    for (int i = 0; i < values.length; i++) {
      boolean cut = window.add(values[i]);
      if (i % 32 == 31 && window.width() > 31) {
        assertThat(window.ratio() > 1).as("index %d", i).isEqualTo(cut);
      }
    }
  }

  @Test
  void anEmptyWindowHasNoMeanAndNoRatio() {
    var window = new AdwinWindow(0.002);

    assertThat(window.width()).isZero();
    assertThat(window.mean()).isNaN();
    assertThat(window.ratio()).isNaN();
  }

  /** 6,000 values of six kinds with a change every 1,500: bits, reals, large offsets, constants with steps. */
  private static double[] series(int seed) {
    var random = new Random(seed);
    var values = new double[6000];
    for (int i = 0; i < values.length; i++) {
      boolean high = i / 1500 % 2 == 1;
      values[i] = switch (seed % 6) {
        case 0 -> random.nextDouble() < (high ? 0.3 : 0.1) ? 1 : 0;
        case 1 -> random.nextGaussian() * 0.1 + (high ? 0.5 : 0.45);
        case 2 -> random.nextDouble() < (high ? 0.05 : 0.4) ? 1 : 0;
        case 3 -> 1e6 + random.nextGaussian() * 50 + (high ? 30 : 0);
        case 4 -> high ? 0.3 : 0.1;
        default -> -random.nextDouble() * (high ? 2 : 1e-3);
      };
    }
    return values;
  }

  /** The published recursion step by step, with lists, testing every split by its full formula. */
  private static final class PlainAdwin {
    private final double delta;
    private final List<List<double[]>> rows = new ArrayList<>(List.of(new ArrayList<>()));
    private long seen;
    private long width;
    private double total;
    private double squares;

    PlainAdwin(double delta) {
      this.delta = delta;
    }

    boolean add(double x) {
      seen++;
      width++;
      rows.getFirst().add(new double[] {x, 0});
      if (width > 1) {
        double d = x - total / (width - 1);
        squares += (width - 1) * d * d / width;
      }
      total += x;
      for (int r = 0; rows.get(r).size() == 6; r++) {
        merge(r, Math.scalb(1.0, r));
      }
      boolean cut = false;
      while (seen % 32 == 0 && width > 10 && differs()) {
        drop();
        cut = true;
      }
      return cut;
    }

    private void merge(int r, double k) {
      double[] a = rows.get(r).removeFirst();
      double[] b = rows.get(r).removeFirst();
      if (rows.size() == r + 1) {
        rows.add(new ArrayList<>());
      }
      double d = a[0] / k - b[0] / k;
      rows.get(r + 1).add(new double[] {a[0] + b[0], a[1] + b[1] + k * k * d * d / (2 * k)});
    }

    private boolean differs() {
      double n0 = 0;
      double s0 = 0;
      double n1 = width;
      double s1 = total;
      double log = StrictMath.log(2 * StrictMath.log(width) / delta);
      for (int r = rows.size() - 1; r >= 0; r--) {
        for (double[] bucket : rows.get(r)) {
          n0 += 1L << r;
          n1 -= 1L << r;
          s0 += bucket[0];
          s1 -= bucket[0];
          double m = 1 / (n0 - 4) + 1 / (n1 - 4);
          double bound = Math.sqrt(2 * m * (squares / width) * log) + 2.0 / 3.0 * log * m;
          if (n0 >= 7 && n1 >= 7 && Math.abs(s0 / n0 - s1 / n1) > bound) {
            return true;
          }
        }
      }
      return false;
    }

    private void drop() {
      int r = rows.size() - 1;
      double k = 1L << r;
      double[] oldest = rows.get(r).removeFirst();
      width -= 1L << r;
      total -= oldest[0];
      double d = oldest[0] / k - total / width;
      squares -= oldest[1] + k * width * d * d / (k + width);
      if (rows.get(r).isEmpty() && r > 0) {
        rows.removeLast();
      }
    }
  }
}
