// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.driftlab.catalog.Catalog;
import org.driftlab.catalog.ScenarioYaml;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.stream.Sea;
import org.driftlab.stream.drift.Change;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.Profile;
import org.junit.jupiter.api.Test;

class DataWatchTest {
  /** One of SEA's features reads 4 too high from 20,000 on; its labels come 2,000 instances late. */
  private static Scenario offset(List<MonitorSpec> monitors) {
    var drift = new DriftSchedule(List.of(
        new DriftEvent.Injection(new Change.Offset("attrib1", 4), 20_000, 0, Profile.ABRUPT)));
    return new Scenario("offset", "Offset", "", new Sea(3, 1, false, 10), drift, 30_000, new LogisticRegression(),
        new Strategy.Continuous(10_000), new AdwinIncrease(), new Labels(2_000), Optional.empty(), 1_000, 2_000, 1)
        .withMonitors(monitors);
  }

  private static RunSnapshot run(Scenario scenario) {
    try (Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      run.advance(scenario.instances());
      return run.snapshot();
    }
  }

  private static List<RunEvent.DataDrift> drifts(RunSnapshot snapshot) {
    return snapshot.events().stream().filter(RunEvent.DataDrift.class::isInstance).map(RunEvent.DataDrift.class::cast)
        .toList();
  }

  @Test
  void a_sensor_that_goes_wrong_is_named_before_the_first_wrong_label_can_arrive() {
    List<RunEvent.DataDrift> drifts = drifts(run(offset(List.of(new Ks(), new Psi()))));
    assertThat(drifts).hasSizeGreaterThanOrEqualTo(2);
    assertThat(drifts.subList(0, 2)).allSatisfy(drift -> {
      assertThat(drift.at()).isBetween(20_000L, 21_000L);
      assertThat(drift.features()).containsExactly("attrib1");
      assertThat(drift.what().features().getFirst().feature()).isEqualTo("attrib1");
    });
    assertThat(drifts.getFirst().what().agreeing()).containsExactly("psi");
  }

  @Test
  void a_detection_by_errors_tells_the_features_the_fallen_class_and_who_agrees() {
    RunSnapshot snapshot = run(offset(List.of(new Ks())));
    RunEvent.Detection detection = snapshot.events().stream().filter(RunEvent.Detection.class::isInstance)
        .map(RunEvent.Detection.class::cast).filter(e -> e.at() > 22_000).findFirst().orElseThrow();
    assertThat(detection.what().features().getFirst().feature()).isEqualTo("attrib1");
    assertThat(detection.what().agreeing()).contains("ks");
    // The sum looks too large, so what should be the class of small sums is missed.
    assertThat(detection.what().recalls()).hasSize(1).first()
        .satisfies(fall -> assertThat(fall.after()).isLessThan(fall.before()));
  }

  @Test
  void what_changed_is_bounded() {
    RunSnapshot snapshot = run(offset(Catalog.MONITORS.specs()));
    assertThat(drifts(snapshot)).isNotEmpty().allSatisfy(drift -> {
      assertThat(drift.what().features()).hasSizeLessThanOrEqualTo(10);
      assertThat(drift.what().features()).allSatisfy(f -> assertThat(f.histogram().before()).hasSizeLessThanOrEqualTo(20));
    });
  }

  @Test
  void a_copy_has_the_same_fingerprint_wherever_it_is_taken() {
    Scenario scenario = offset(Catalog.MONITORS.specs());
    String expected = run(scenario).fingerprint().orElseThrow();
    for (long cut : new long[] {999, 20_300, 22_222}) {
      try (Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
        run.advance(cut);
        try (Run copy = run.copy(RunListener.NONE)) {
          copy.advance(scenario.instances());
          assertThat(copy.fingerprint()).as("cut at %d", cut).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void monitors_change_neither_predictions_nor_versions_nor_detections() {
    RunSnapshot without = run(offset(List.of()));
    RunSnapshot with = run(offset(Catalog.MONITORS.specs()));
    assertThat(with.contestants().getFirst().cumulative()).isEqualTo(without.contestants().getFirst().cumulative());
    assertThat(with.events().stream().filter(e -> !(e instanceof RunEvent.DataDrift)).map(e -> e.at() + e.type()))
        .isEqualTo(without.events().stream().map(e -> e.at() + e.type()).toList());
    assertThat(without.monitors()).isEmpty();
  }

  @Test
  void the_snapshot_shows_each_monitors_series_and_features() {
    RunSnapshot snapshot = run(offset(List.of(new Ks(), new Psi())));
    assertThat(snapshot.monitors()).extracting(RunSnapshot.Monitor::id).containsExactly("ks", "psi");
    assertThat(snapshot.monitors()).allSatisfy(monitor -> {
      assertThat(monitor.statistic().size()).isGreaterThan(30);
      assertThat(monitor.level().size()).isEqualTo(monitor.statistic().size());
      assertThat(monitor.features()).hasSize(3);
    });
  }

  @Test
  void monitors_are_written_into_a_file_and_read_from_it() {
    Scenario scenario = offset(List.of(new Ks(), new Psi()));
    assertThat(ScenarioYaml.read(ScenarioYaml.document(scenario), "s.yaml")).isEqualTo(scenario);
    Scenario read = ScenarioYaml.read("""
        driftlab: 1
        id: mine
        stream: sea
        monitors:
          - ks
          - {id: psi, threshold: 0.2}
        """, "s.yaml");
    assertThat(read.monitors()).extracting(MonitorSpec::id).containsExactly("ks", "psi");
    assertThat(((Psi) read.monitors().get(1)).threshold()).isEqualTo(0.2);
  }

  @Test
  void what_changed_is_plain_maps_and_one_line_of_words() {
    var what = run(offset(List.of(new Ks()))).events().stream().filter(RunEvent.DataDrift.class::isInstance)
        .map(e -> ((RunEvent.DataDrift) e).what()).findFirst().orElseThrow();
    assertThat(what.fields()).containsOnlyKeys("features", "recalls", "agreeing");
    assertThat(((List<?>) what.fields().get("features")).getFirst()).isInstanceOfSatisfying(Map.class,
        feature -> assertThat(feature.keySet().toArray()).contains("feature", "distance", "edges", "before", "after"));
    assertThat(what.toString()).startsWith("features attrib1 0.").doesNotContain("\n");
  }
}
