// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

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
      seenMin = Math.min(seenMin, view.min()[i]);
      seenMax = Math.max(seenMax, view.max()[i]);
    }
    assertThat(view.size()).isBetween(1, 9);
    assertThat(seenMin).isEqualTo(min);
    assertThat(seenMax).isEqualTo(max);
    assertThat(view.at()[view.size() - 1]).isEqualTo(10L * (values - 1));
  }

  @Test
  void mergesNeighboursToTheMeanOfTheirValues() {
    var series = new MetricSeries(2);
    for (int i = 0; i < 4; i++) {
      series.add(i, i);
    }
    // 0 1 2 3 in two places: (0 1) merge, then (2 3) are gathered, and both merge again to one point.
    assertThat(series.view().mean()[0]).isEqualTo(1.5);
    assertThat(series.stride()).isEqualTo(4);
  }

  @Test
  void leavesAbsentValuesOut() {
    var series = new MetricSeries(4);
    series.add(0, Double.NaN);
    assertThat(series.view().size()).isZero();
  }
}
