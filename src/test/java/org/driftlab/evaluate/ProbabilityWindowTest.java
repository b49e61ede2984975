// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProbabilityWindowTest {
  private record Prediction(double[] p, int truth, int predicted) {}

  private final double[] values = new double[WindowMeasure.values().length];

  private double value(WindowMeasure measure) {
    return values[measure.ordinal()];
  }

  @Test
  void four_labels_give_what_arithmetic_says() {
    var window = new ProbabilityWindow(4); // a tenth of it is one label
    double[][] p = {{0.9, 0.1}, {0.8, 0.2}, {0.3, 0.7}, {0.5, 0.5}};
    int[] truths = {0, 1, 1, 0};
    for (int i = 0; i < 4; i++) {
      window.add(p[i], 0, 2, truths[i], p[i][0] >= 0.5 ? 0 : 1);
    }
    window.measure(values);
    assertThat(value(WindowMeasure.LOG_LOSS)).isCloseTo(-(Math.log(0.9) + Math.log(0.2) + Math.log(0.7) + Math.log(0.5)) / 4, within(1e-12));
    assertThat(value(WindowMeasure.BRIER)).isCloseTo((0.02 + 1.28 + 0.18 + 0.5) / 4, within(1e-12));
    // Bins 9 (0.9, right), 8 (0.8, wrong), 7 (0.7, right), 5 (0.5, right).
    assertThat(value(WindowMeasure.CALIBRATION_ERROR)).isCloseTo((0.1 + 0.8 + 0.3 + 0.5) / 4, within(1e-12));
  }

  @Test
  void a_certain_error_costs_what_the_clipped_logarithm_says_and_many_of_them_stay_finite() {
    var window = new ProbabilityWindow(1_000);
    for (int i = 0; i < 1_000; i++) {
      window.add(new double[] {1, 0}, 0, 2, 1, 0);
    }
    window.measure(values);
    assertThat(value(WindowMeasure.LOG_LOSS)).isCloseTo(15 * Math.log(10), within(1e-9));
    assertThat(value(WindowMeasure.BRIER)).isEqualTo(2);
    assertThat(value(WindowMeasure.CALIBRATION_ERROR)).isEqualTo(1);
  }

  @Test
  void the_window_is_the_last_labels_and_a_copy_goes_its_own_way() {
    var random = new Random(3);
    var window = new ProbabilityWindow(200);
    List<Prediction> all = new ArrayList<>();
    window.measure(values);
    assertThat(value(WindowMeasure.LOG_LOSS)).isNaN();
    for (int i = 1; i <= 1_500; i++) {
      double a = random.nextDouble();
      double b = random.nextDouble() * (1 - a);
      double[] p = {9, a, b, 1 - a - b}; // the first number is not of the prediction
      int best = a >= b && a >= 1 - a - b ? 0 : b >= 1 - a - b ? 1 : 2;
      var one = new Prediction(p, random.nextInt(3), best);
      all.add(one);
      window.add(p, 1, 3, one.truth, one.predicted);
      window.add(new double[] {Double.NaN, Double.NaN, Double.NaN}, 0, 3, 0, 0);
      if (i == 700) {
        ProbabilityWindow before = window;
        window = window.copy();
        before.add(p, 1, 3, 0, 0);
      }
      if (i >= 200 && i % 20 == 0) {
        window.measure(values);
        expect(all.subList(i - 200, i));
      }
    }
  }

  private void expect(List<Prediction> labels) {
    double n = labels.size();
    assertThat(value(WindowMeasure.LOG_LOSS)).isCloseTo(
        labels.stream().mapToDouble(l -> -Math.log(l.p[1 + l.truth])).sum() / n, within(1e-9));
    double brier = 0;
    double gaps = 0;
    for (int bin = 0; bin < 10; bin++) {
      int of = bin;
      List<Prediction> in = labels.stream().filter(l -> (int) (l.p[1 + l.predicted] * 10) == of).toList();
      if (!in.isEmpty()) {
        double accuracy = in.stream().filter(l -> l.predicted == l.truth).count() / (double) in.size();
        double confidence = in.stream().mapToDouble(l -> l.p[1 + l.predicted]).average().orElseThrow();
        gaps += in.size() / n * Math.abs(accuracy - confidence);
      }
    }
    for (Prediction l : labels) {
      for (int c = 0; c < 3; c++) {
        brier += Math.pow(l.p[1 + c] - (c == l.truth ? 1 : 0), 2) / n;
      }
    }
    assertThat(value(WindowMeasure.BRIER)).isCloseTo(brier, within(1e-9));
    assertThat(value(WindowMeasure.CALIBRATION_ERROR)).isCloseTo(gaps, within(1e-9));
  }
}
