// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricSeriesTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 1_000, 65_537})
  void keepsTheMinimumTheMaximumAndTheLastIndexHoweverManyValuesAreAdded(int values) {
    var series = new MetricSeries(8);
    var random = new Random(values);
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values; i++) {
      double value = random.nextDouble();
      min = Math.min(min, value);
      max = Math.max(max, value);
      series.add(10L * i, value);
    }
    SeriesView view = series.view();
    double seenMin = Double.POSITIVE_INFINITY;
    double seenMax = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < view.size(); i++) {
      seenMin = Math.min(seenMin, view.min(i));
      seenMax = Math.max(seenMax, view.max(i));
    }
    assertThat(view.size()).isBetween(1, 9);
    assertThat(seenMin).isEqualTo(min);
    assertThat(seenMax).isEqualTo(max);
    assertThat(view.at(view.size() - 1)).isEqualTo(10L * (values - 1));
  }

  @Test
  void mergesNeighboursToTheMeanOfTheirValues() {
    var series = new MetricSeries(2);
    for (int i = 0; i < 4; i++) {
      series.add(i, i);
    }
    // 0 1 2 3 in two places: (0 1) merge, then (2 3) are gathered, and both merge again to one point.
    assertThat(series.view().mean(0)).isEqualTo(1.5);
    assertThat(series.stride()).isEqualTo(4);
  }

  @Test
  void leavesAbsentValuesOut() {
    var series = new MetricSeries(4);
    series.add(0, Double.NaN);
    assertThat(series.view().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 7, 8, 9, 40, 1_001})
  void aCopyAndTheSeriesItWasTakenOfGoSeparateWays(int before) {
    var series = new MetricSeries(8);
    for (int i = 0; i < before; i++) {
      series.add(i, i);
    }
    MetricSeries copy = series.copy();
    for (int i = before; i < before + 300; i++) {
      series.add(i, i);
      copy.add(i, -i);
    }
    assertThat(points(series)).isEqualTo(points(alone(before, 1)));
    assertThat(points(copy)).isEqualTo(points(alone(before, -1)));
  }

  @Test
  void aCopyStaysAsItWasWhileTheSeriesGoesOn() {
    var series = new MetricSeries(8);
    for (int i = 0; i < 13; i++) {
      series.add(i, i);
    }
    MetricSeries copy = series.copy();
    String then = points(copy);
    for (int i = 13; i < 200; i++) {
      series.add(i, i);
    }
    assertThat(points(copy)).isEqualTo(then);
  }

  @Test
  void whatWasSeenStaysAsItWasWhateverTheSeriesAndItsCopiesAddLater() {
    var series = new MetricSeries(8);
    var views = new ArrayList<SeriesView>();
    var then = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      series.add(i, i % 7);
      MetricSeries copy = series.copy();
      copy.add(i, -1);
      for (MetricSeries one : new MetricSeries[] {series, copy}) {
        views.add(one.view());
        then.add(one.view().toString());
      }
      copy.add(i + 1, -2);
      copy.add(i + 2, -3);
    }
    assertThat(views).extracting(SeriesView::toString).isEqualTo(then);
    assertThat(views.getLast().size()).isGreaterThan(3);
  }

  /** A series of 0, 1, 2, … that goes on with such a sign, which nobody took a copy of. */
  private static MetricSeries alone(int before, int sign) {
    var series = new MetricSeries(8);
    for (int i = 0; i < before + 300; i++) {
      series.add(i, i < before ? i : sign * i);
    }
    return series;
  }

  private static String points(MetricSeries series) {
    SeriesView view = series.view();
    return view.toString();
  }
}
