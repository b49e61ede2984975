// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.evaluate.WindowMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresInRunsTest {
  private static final long INSTANCES = 30_000;
  private static final Stakes STAKES = new Stakes("groupA", 5, 1, "", 1);

  @ParameterizedTest
  @ValueSource(ints = {0, 300})
  void a_model_has_every_measure_through_time_whether_its_labels_come_at_once_or_late(int delay) {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(5_000), delay).withInstances(INSTANCES).with(STAKES);
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(INSTANCES);
      RunSnapshot.Contestant champion = run.snapshot().contestants().getFirst();
      for (WindowMeasure measure : WindowMeasure.values()) {
        SeriesView points = champion.measured().of(measure);
        assertThat(points.size()).as(measure.toString()).isGreaterThan(100);
        assertThat(IntStream.range(0, points.size()).mapToObj(points::mean)).as(measure.toString()).allMatch(Double::isFinite);
      }
      assertThat(last(champion, WindowMeasure.ACCURACY)).isEqualTo(champion.accuracy().mean(champion.accuracy().size() - 1));
      assertThat(last(champion, WindowMeasure.BRIER)).isBetween(0.0, 1.0);
      // A logistic regression on data with 10 % of noise: near the entropy of the noise, 0.325, and far from certain errors.
      assertThat(last(champion, WindowMeasure.LOG_LOSS)).isBetween(0.2, 0.7);
      assertThat(last(champion, WindowMeasure.CALIBRATION_ERROR)).isBetween(0.0, 0.3);
      RunSnapshot.Contestant noChange = run.snapshot().contestants().stream().filter(c -> c.role() == Role.NO_CHANGE).findFirst().orElseThrow();
      assertThat(noChange.measured().of(WindowMeasure.LOG_LOSS).size()).as("it gives no probabilities").isZero();
      assertThat(last(noChange, WindowMeasure.KAPPA_T)).as("against itself").isZero();
    }
  }

  @Test
  void probabilities_are_measured_only_where_something_is_at_stake() {
    try (var run = new Run(Scenarios.swap(new Strategy.Continuous(5_000), 0).withInstances(INSTANCES), new InMemoryArchive(), RunListener.NONE)) {
      run.advance(INSTANCES);
      RunSnapshot.Contestant champion = run.snapshot().contestants().getFirst();
      assertThat(champion.measured().of(WindowMeasure.G_MEAN).size()).isGreaterThan(100);
      assertThat(champion.measured().of(WindowMeasure.LOG_LOSS).size()).isZero();
    }
  }

  @Test
  void a_run_taken_back_measures_the_same_again() {
    Scenario scenario = Scenarios.swap(new Strategy.Continuous(5_000), 300).withInstances(INSTANCES).with(STAKES);
    try (var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(12_345);
      try (Run copy = run.copy(RunListener.NONE, new InMemoryArchive())) {
        run.advance(INSTANCES);
        copy.advance(INSTANCES);
        for (WindowMeasure measure : WindowMeasure.values()) {
          assertThat(copy.snapshot().contestants().getFirst().measured().of(measure))
              .as(measure.toString()).hasToString(run.snapshot().contestants().getFirst().measured().of(measure).toString());
        }
      }
    }
  }

  private static double last(RunSnapshot.Contestant contestant, WindowMeasure measure) {
    SeriesView points = contestant.measured().of(measure);
    return points.mean(points.size() - 1);
  }
}
