// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.engine.Expectation.Happening;
import org.driftlab.engine.Expectation.State;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.evaluate.Metrics;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  private static final SeriesView FALLING = series(0.9, 0.8, 0.6, 0.7);
  private static final SeriesView LOW = series(0.9, 0.5, 0.4, 0.4);

  private static SeriesView series(double... values) {
    return new SeriesView(new long[] {100, 200, 300, 400}, values, values, values, values.length);
  }

  private static RunSnapshot snapshot(long index, RunSnapshot.Phase phase, RunEvent... events) {
    var champion = contestant(Role.CHAMPION, 0.75, FALLING);
    var frozen = contestant(Role.STATIC, 0.55, LOW);
    return new RunSnapshot(index, 400, phase, List.of(champion, frozen),
        new RunSnapshot.Detector("", SeriesView.EMPTY, SeriesView.EMPTY, SeriesView.EMPTY), new GroundTruth(List.of()),
        RunSnapshot.LabelCounts.NONE, List.of(events), List.of(), Optional.empty(), List.of(), Optional.empty());
  }

  private static RunSnapshot.Contestant contestant(Role role, double accuracy, SeriesView series) {
    var metrics = new Metrics(400, accuracy, 0.5, Double.NaN, 0.1);
    return new RunSnapshot.Contestant(Expectation.class.getSimpleName(), role, Optional.empty(), metrics, metrics, series);
  }

  private static RunSnapshot end(RunEvent... events) {
    return snapshot(400, RunSnapshot.Phase.FINISHED, events);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0.75", "200, 301, 0.7", "200, 300, 0.8", "300, 0, 0.65"})
  void a_level_is_over_all_labels_or_the_mean_of_the_points_from_the_first_to_before_the_last(long from, long to,
      double mean) {
    var outcome = new Expectation.Level(Role.CHAMPION, from, to, mean - 1e-9, mean + 1e-9).of(end());
    assertThat(outcome.value().getAsDouble()).isCloseTo(mean, within(1e-12));
    assertThat(outcome.state()).isEqualTo(State.MET);
    assertThat(new Expectation.Level(Role.CHAMPION, from, to, mean + 1e-9, 1).of(end()).state()).isEqualTo(State.NOT_MET);
    assertThat(new Expectation.Level(Role.CHAMPION, from, to, 0, mean - 1e-9).of(end()).state()).isEqualTo(State.NOT_MET);
  }

  @Test
  void a_figure_of_forgetting_is_that_of_the_tests_on_past_concepts() {
    RunSnapshot plain = end();
    var tested = new RunSnapshot(plain.index(), plain.instances(), plain.phase(), plain.contestants(), plain.detector(),
        plain.truth(), plain.labels(), plain.events(), plain.versions(), plain.champion(), plain.reigns(), plain.fingerprint(),
        List.of(), Optional.of(new ForgettingView(List.of("a", "b"), List.of(), Map.of(Figure.BWT, -0.75, Figure.MIN_ACC, 0.25))),
        Optional.empty(), Optional.empty(), List.of());
    var bwt = new Expectation.Level(Role.CHAMPION, Expectation.Metric.BWT, 0, 0, -0.8, -0.7);
    assertThat(bwt.of(tested).state()).isEqualTo(State.MET);
    assertThat(bwt.of(tested).value()).hasValue(-0.75);
    assertThat(new Expectation.Level(Role.CHAMPION, Expectation.Metric.MIN_ACC, 0, 0, 0.3, 1).of(tested).state())
        .isEqualTo(State.NOT_MET);
    assertThat(bwt.of(plain).state()).as("nothing was tested").isEqualTo(State.NOT_MET);
    assertThat(bwt.describe()).isEqualTo("bwt of champion over the whole run is in [-0.8000, -0.7000]");
    for (Figure figure : Figure.values()) {
      assertThat(Expectation.Metric.valueOf(figure.name()).ofForgetting()).isTrue();
    }
  }

  @Test
  void a_figure_of_forgetting_can_be_promised_only_of_the_champion_over_all_and_only_where_it_is_tested() {
    assertThatThrownBy(() -> new Expectation.Level(Role.STATIC, Expectation.Metric.BWT, 0, 0, -1, 0))
        .isInstanceOf(InputException.class).hasMessageContaining("bwt is measured of the champion only");
    assertThatThrownBy(() -> new Expectation.Level(Role.CHAMPION, Expectation.Metric.BWT, 0, 200, -1, 0))
        .isInstanceOf(InputException.class).hasMessageContaining("set 'from' and 'to' to 0");
    var bwt = new Expectation.Level(Role.CHAMPION, Expectation.Metric.BWT, 0, 0, -1, 0);
    assertThatThrownBy(() -> Scenarios.swap(new Strategy.Static(), 0).expecting(List.of(bwt))).isInstanceOf(InputException.class)
        .hasMessage("The promise of bwt in 'expect' needs a test on past concepts; add 'forgetting:'.");
  }

  @Test
  void the_other_metrics_are_those_over_all_labels() {
    var kappa = new Expectation.Level(Role.STATIC, Expectation.Metric.KAPPA, 0, 0, 0.5, 0.5);
    assertThat(kappa.of(end()).state()).isEqualTo(State.MET);
    var absent = new Expectation.Level(Role.STATIC, Expectation.Metric.KAPPA_M, 0, 0, -1, 1).of(end());
    assertThat(absent.state()).as("there is no value").isEqualTo(State.NOT_MET);
    assertThat(absent.valueText()).isEqualTo("–");
  }

  @Test
  void a_lead_is_the_difference_of_two_contestants() {
    var lead = new Expectation.Lead(Role.CHAMPION, Role.STATIC, 300, 0, 0.25);
    assertThat(lead.of(end()).value().getAsDouble()).isCloseTo(0.25, within(1e-12));
    assertThat(new Expectation.Lead(Role.CHAMPION, Role.STATIC, 0, 0, 0.3).of(end()).state()).isEqualTo(State.NOT_MET);
    assertThat(new Expectation.Lead(Role.CHAMPION, Role.SHADOW, 0, 0, -1).of(end()).state()).as("there is no shadow")
        .isEqualTo(State.NOT_MET);
  }

  @Test
  void a_drift_is_detected_by_the_first_alarm_at_or_after_it() {
    var early = new RunEvent.Detection(100, "ddm");
    var data = new RunEvent.DataDrift(230, "ks", List.of(), 0, WhatChanged.NOTHING);
    var expectation = new Expectation.Detected(200, 30);
    assertThat(expectation.of(end(early, data))).isEqualTo(
        new Expectation.Outcome(expectation, java.util.OptionalDouble.of(30), State.MET));
    assertThat(new Expectation.Detected(200, 29).of(end(early, data)).state()).isEqualTo(State.NOT_MET);
    assertThat(expectation.of(end(early)).state()).isEqualTo(State.NOT_MET);
    assertThat(expectation.of(snapshot(220, RunSnapshot.Phase.RUNNING, early)).state()).isEqualTo(State.OPEN);
  }

  @Test
  void happenings_are_counted_between_two_instances() {
    RunEvent[] events = {new RunEvent.Promoted(150, new VersionId(1), "initial", ""), new RunEvent.Promoted(150, new VersionId(2), "gate", ""),
      new RunEvent.RolledBack(200, new VersionId(2), new VersionId(1), "guard", ""),
      new RunEvent.Promoted(300, new VersionId(3), "gate", "")};
    assertThat(new Expectation.Happens(Happening.PROMOTION, 150, 300, 1, 1).of(end(events)).state()).isEqualTo(State.MET);
    assertThat(new Expectation.Happens(Happening.PROMOTION, 0, 0, 2, 2).of(end(events)).state()).isEqualTo(State.MET);
    assertThat(new Expectation.Happens(Happening.PROMOTION, 0, 0, 0, 1).of(end(events)).state()).isEqualTo(State.NOT_MET);
    assertThat(new Expectation.Happens(Happening.ROLLBACK, 0, 200, 1, 9).of(end(events)).state()).isEqualTo(State.NOT_MET);
    assertThat(new Expectation.Happens(Happening.RETRAINING, 0, 0, 0, 0).of(end(events)).state()).isEqualTo(State.MET);
  }

  @Test
  void what_may_still_happen_is_open() {
    RunSnapshot early = snapshot(120, RunSnapshot.Phase.PAUSED);
    assertThat(List.<Expectation>of(new Expectation.Level(), new Expectation.Lead(), new Expectation.Happens(),
        new Expectation.Happens(Happening.ROLLBACK, 0, 0, 0, 0), new Expectation.Level(Role.CHAMPION, 0, 200, 0, 1)))
        .allSatisfy(e -> assertThat(e.of(early).state()).isEqualTo(State.OPEN));
  }

  @Test
  void an_interval_that_is_none_is_refused_by_name() {
    assertThatThrownBy(() -> new Expectation.Level(Role.CHAMPION, 10, 10, 0, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("'to'");
    assertThatThrownBy(() -> new Expectation.Level(Role.CHAMPION, 0, 0, 0.8, 0.7)).isInstanceOf(InputException.class)
        .hasMessageContaining("'min'");
    assertThatThrownBy(() -> new Expectation.Level(Role.CHAMPION, Expectation.Metric.KAPPA, 0, 9, 0, 1))
        .isInstanceOf(InputException.class).hasMessageContaining("'metric'");
  }

  @Test
  void what_is_expected_changes_nothing_in_the_run() {
    Scenario plain = org.driftlab.engine.Scenarios.swap(new Strategy.Continuous(10_000), 0);
    Scenario expecting = plain.expecting(List.of(new Expectation.Lead(Role.CHAMPION, Role.STATIC, 25_000, 0, 0.3)),
        "Take another learner.");
    try (var a = new Run(plain, new InMemoryArchive(), event -> {});
        var b = new Run(expecting, new InMemoryArchive(), event -> {})) {
      a.advance(plain.instances());
      b.advance(plain.instances());
      assertThat(b.fingerprint()).isEqualTo(a.fingerprint());
      assertThat(expecting.expect().getFirst().of(b.snapshot()).state()).isEqualTo(State.MET);
    }
  }

  @Test
  void a_run_that_ended_before_the_stretch_began_leaves_the_promise_open() {
    RunSnapshot shortened = snapshot(400, RunSnapshot.Phase.FINISHED);
    assertThat(new Expectation.Level(Role.CHAMPION, 400, 0, 0, 1).of(shortened).state()).isEqualTo(State.OPEN);
    assertThat(new Expectation.Lead(Role.CHAMPION, Role.STATIC, 500, 0, 0.1).of(shortened).state()).isEqualTo(State.OPEN);
  }
}
