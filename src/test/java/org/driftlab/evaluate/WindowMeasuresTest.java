// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowMeasuresTest {
  private record Label(int truth, int predicted, boolean noChange, boolean majority) {}

  private static double value(double[] values, WindowMeasure measure) {
    return values[measure.ordinal()];
  }

  @Test
  void eight_labels_give_what_arithmetic_says() {
    var scorer = new Scorer(2, 8);
    int[] truths = {0, 0, 0, 0, 0, 0, 1, 1};
    int[] predicted = {0, 0, 0, 0, 0, 1, 1, 0}; // recalls 5/6 and 1/2, precisions 5/6 and 1/2
    for (int i = 0; i < 8; i++) {
      scorer.score(truths[i], predicted[i], i % 2 == 0, truths[i] == 0);
    }
    var values = new double[WindowMeasure.values().length];
    scorer.measure(values);
    assertThat(value(values, WindowMeasure.ACCURACY)).isEqualTo(0.75);
    assertThat(value(values, WindowMeasure.KAPPA)).isCloseTo((0.75 - 0.625) / 0.375, within(1e-12));
    assertThat(value(values, WindowMeasure.KAPPA_M)).isEqualTo(0);
    assertThat(value(values, WindowMeasure.KAPPA_T)).isEqualTo(0.5);
    assertThat(value(values, WindowMeasure.BALANCED_ACCURACY)).isCloseTo((5.0 / 6 + 0.5) / 2, within(1e-12));
    assertThat(value(values, WindowMeasure.MACRO_F1)).isCloseTo((5.0 / 6 + 0.5) / 2, within(1e-12));
    assertThat(value(values, WindowMeasure.G_MEAN)).isCloseTo(Math.sqrt(5.0 / 12), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"2, 1000, 100", "2, 25, 2", "3, 100, 7", "5, 1, 1", "64, 300, 30", "100, 200, 20"})
  void a_window_is_measured_as_its_labels_alone_however_often_one_asks(int classes, int window, int every) {
    var random = new Random(classes + window);
    var scorer = new Scorer(classes, window);
    List<Label> labels = new ArrayList<>();
    var values = new double[WindowMeasure.values().length];
    for (int i = 1; i <= 4 * window + 50; i++) {
      int truth = random.nextInt(classes) * random.nextInt(2);
      var label = new Label(truth, random.nextInt(3) > 0 ? truth : random.nextInt(classes), random.nextBoolean(), random.nextInt(4) == 0);
      labels.add(label);
      scorer.score(label.truth, label.predicted, label.noChange, label.majority);
      if (i == 2 * window) {
        scorer = scorer.copy();
      }
      if (i % every == 0 || i % 37 == 0 && i > 3 * window) {
        scorer.measure(values);
        List<Label> last = labels.subList(Math.max(0, i - window), i);
        expect(values, last, classes);
      }
    }
  }

  private static void expect(double[] values, List<Label> labels, int classes) {
    double n = labels.size();
    double accuracy = labels.stream().filter(l -> l.truth == l.predicted).count() / n;
    double majority = labels.stream().filter(Label::majority).count() / n;
    double noChange = labels.stream().filter(Label::noChange).count() / n;
    double chance = 0;
    double recalls = 0;
    double logarithms = 0;
    double f1s = 0;
    int occurred = 0;
    int either = 0;
    for (int c = 0; c < classes; c++) {
      int of = c;
      double truths = labels.stream().filter(l -> l.truth == of).count();
      double predictions = labels.stream().filter(l -> l.predicted == of).count();
      double hits = labels.stream().filter(l -> l.truth == of && l.predicted == of).count();
      chance += truths / n * predictions / n;
      if (truths > 0) {
        occurred++;
        recalls += hits / truths;
        logarithms += Math.log(hits / truths);
      }
      if (truths + predictions > 0) {
        either++;
        f1s += 2 * hits / (truths + predictions);
      }
    }
    assertThat(value(values, WindowMeasure.ACCURACY)).isCloseTo(accuracy, within(1e-12));
    same(value(values, WindowMeasure.KAPPA), (accuracy - chance) / (1 - chance), chance);
    same(value(values, WindowMeasure.KAPPA_M), (accuracy - majority) / (1 - majority), majority);
    same(value(values, WindowMeasure.KAPPA_T), (accuracy - noChange) / (1 - noChange), noChange);
    assertThat(value(values, WindowMeasure.BALANCED_ACCURACY)).isCloseTo(recalls / occurred, within(1e-9));
    assertThat(value(values, WindowMeasure.MACRO_F1)).isCloseTo(f1s / either, within(1e-9));
    assertThat(value(values, WindowMeasure.G_MEAN)).isCloseTo(Math.exp(logarithms / occurred), within(1e-9));
  }

  private static void same(double value, double expected, double reference) {
    if (reference >= 1) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void no_label_has_no_measure_and_a_view_stays_as_it_was() {
    var series = new WindowSeries(16);
    var scorer = new Scorer(2, 10);
    series.sample(0, scorer);
    assertThat(series.view(WindowMeasure.ACCURACY).size()).isZero();
    scorer.score(1, 1, false, false);
    series.sample(1, scorer);
    assertThat(series.view(WindowMeasure.KAPPA_T).size()).as("at every second sample").isZero();
    WindowView before = series.view();
    scorer.score(1, 0, false, false);
    series.sample(2, scorer);
    assertThat(before.of(WindowMeasure.ACCURACY).size()).isEqualTo(1);
    assertThat(before.of(WindowMeasure.ACCURACY).mean(0)).isEqualTo(1);
    assertThat(means(series, WindowMeasure.ACCURACY)).containsExactly(1.0, 0.5);
    assertThat(means(series, WindowMeasure.KAPPA_T)).containsExactly(0.5);
  }

  private static List<Double> means(WindowSeries series, WindowMeasure measure) {
    SeriesView points = series.view().of(measure);
    return IntStream.range(0, points.size()).mapToObj(points::mean).toList();
  }
}
