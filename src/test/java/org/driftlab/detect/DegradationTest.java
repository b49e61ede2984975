// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DegradationTest {

  @Test
  void aDropOfExactlyTheThresholdIsNoDrift() {
    // 10 errors in 100, then 15 in 100: 0.90 − 0.85 = 0.05, though 0.90 − 0.85 > 0.05 in double arithmetic.
    assertThat(drifts(new Degradation(), errors(10, 100), errors(15, 100))).isEmpty();
  }

  @Test
  void oneErrorBeyondTheThresholdIsADriftAtTheLastValueOfTheSecondWindow() {
    assertThat(drifts(new Degradation(), errors(10, 100), errors(16, 100))).containsExactly(199);
  }

  @Test
  void anImprovementIsNoDrift() {
    assertThat(drifts(new Degradation(), errors(40, 100), errors(0, 100))).isEmpty();
  }

  @Test
  void nothingIsReportedBeforeTwoFullWindows() {
    assertThat(drifts(new Degradation(), new double[99], errors(100, 100))).isEmpty();
  }

  @Test
  void startsAfreshAfterADrift() {
    // Windows of 2: the drift at 3 clears both, so the same step up is seen again only after four more values.
    var spec = new Degradation(2, 0.4);
    assertThat(drifts(spec, new double[] {0, 0, 1, 1}, new double[] {1, 1, 1, 1}, new double[] {0, 0, 0, 0, 0}))
        .containsExactly(3);
    assertThat(drifts(spec, new double[] {0, 0, 1, 1}, new double[] {0, 0, 1, 1})).containsExactly(3, 7);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 0.10, 0.15", "0.29, 0.01, 0.30", "0.07, 0.20, 0.27", "0.1, 0.123456, 0.223456"})
  void windowedAccuraciesInDecimalsTieExactly(double threshold, double before, double after) {
    var spec = new Degradation(100, threshold);
    assertThat(drifts(spec, constant(before, 100), constant(after, 100))).isEmpty();
    assertThat(drifts(spec, constant(before, 100), constant(after + 1e-6, 100))).containsExactly(199);
  }

  @Test
  void thirdsTieExactlyToo() {
    var spec = new Degradation(3, 1.0 / 3);
    assertThat(drifts(spec, constant(1.0 / 3, 3), constant(2.0 / 3, 3))).isEmpty();
  }

  @Test
  void agreesWithMeansRecomputedFromAllValues() {
    var random = new Random(5);
    for (int w : new int[] {1, 2, 7, 50}) {
      var spec = new Degradation(w, 0.13);
      var values = new double[3000];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(1001) / 1000.0;
      }
      assertThat(drifts(spec, values)).isEqualTo(recomputed(values, w, new BigDecimal("0.13")));
    }
  }

  @Test
  void theStatisticIsTheDropOfMeanAccuracy() {
    DriftDetector detector = new Degradation(2, 0.9).create();
    for (double value : new double[] {0, 0.25, 0.5, 0.25}) {
      assertThat(detector.statistic()).isNaN();
      detector.update(value);
    }
    assertThat(detector.statistic()).isEqualTo(0.25);
    assertThat(detector.driftLevel()).isEqualTo(0.9);
  }

  private static List<Integer> recomputed(double[] values, int w, BigDecimal threshold) {
    var drifts = new ArrayList<Integer>();
    int start = 0;
    for (int i = 0; i < values.length; i++) {
      if (i + 1 - start >= 2 * w) {
        BigDecimal drop = mean(values, i - w + 1, w).subtract(mean(values, i - 2 * w + 1, w));
        if (drop.compareTo(threshold) > 0) {
          drifts.add(i);
          start = i + 1;
        }
      }
    }
    return drifts;
  }

  private static BigDecimal mean(double[] values, int from, int count) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = from; i < from + count; i++) {
      sum = sum.add(BigDecimal.valueOf(values[i]));
    }
    // Rounded to 30 digits and then to 25: a tie stays a tie.
    return sum.divide(BigDecimal.valueOf(count), new MathContext(30)).round(new MathContext(25));
  }

  private static List<Integer> drifts(Degradation spec, double[]... parts) {
    var values = new ArrayList<Double>();
    for (double[] part : parts) {
      for (double value : part) {
        values.add(value);
      }
    }
    return Signals.of(spec.create(), values.stream().mapToDouble(Double::doubleValue).toArray()).drifts();
  }

  private static double[] errors(int errors, int count) {
    var values = new double[count];
    for (int i = 0; i < errors; i++) {
      values[i * count / errors] = 1;
    }
    return values;
  }

  private static double[] constant(double value, int count) {
    var values = new double[count];
    Arrays.fill(values, value);
    return values;
  }
}
