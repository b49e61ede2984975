// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Role;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
  static List<Scenario> presets() {
    return Scenarios.all();
  }

  @Test
  void the_static_model_falls_at_each_drift_and_the_learning_one_recovers() {
    try (Run run = new Run(Scenarios.find(Scenarios.DEFAULT), new InMemoryArchive(), RunListener.NONE)) {
      // SEA's labels are right nine times in ten, and both models know that before the first drift.
      run.advance(200_000);
      assertThat(accuracy(run, Role.STATIC)).isGreaterThan(0.85);
      assertThat(accuracy(run, Role.CHAMPION)).isGreaterThan(0.85);
      // Between the thresholds 7 and 9.5 lie (9.5² − 7²)/200 = 20.6 % of the instances, which the static one now gets
      // wrong: 0.9 − 0.8 · 0.206 = 0.735.
      run.advance(250_000);
      assertThat(accuracy(run, Role.STATIC)).isBetween(0.68, 0.79);
      assertThat(accuracy(run, Role.CHAMPION)).isGreaterThan(0.85);
      // With the classes swapped its mistakes become hits: about 1 − 0.735.
      run.advance(350_000);
      assertThat(accuracy(run, Role.STATIC)).isBetween(0.21, 0.32);
      assertThat(accuracy(run, Role.CHAMPION)).isGreaterThan(0.85);
      assertThat(detectionsWithin(run, 200_000, 201_000)).isPositive();
      assertThat(detectionsWithin(run, 500_000, 501_000)).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void a_preset_runs_to_its_end_and_its_detector_speaks(Scenario scenario) {
    try (Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      assertThat(run.advance(scenario.instances())).isEqualTo(scenario.instances());
      assertThat(run.finished()).isTrue();
      assertThat(detectionsWithin(run, 0, scenario.instances())).isPositive();
      assertThat(accuracy(run, Role.CHAMPION)).isGreaterThan(accuracy(run, Role.STATIC));
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void a_preset_has_a_well_formed_id_a_title_and_a_story(Scenario scenario) {
    assertThat(scenario.id()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(scenario.title()).isNotBlank();
    assertThat(scenario.story()).endsWith(".").doesNotContain("\n");
    assertThat(Scenarios.find(scenario.id())).isEqualTo(scenario);
  }

  @Test
  void ids_are_unique_and_an_unknown_one_is_answered_with_all() {
    assertThat(new HashSet<>(Scenarios.ids())).hasSameSizeAs(Scenarios.ids());
    assertThatThrownBy(() -> Scenarios.find("static")).hasMessageContaining("did you mean 'static-model'");
  }

  private static double accuracy(Run run, Role role) {
    return run.snapshot().contestants().stream().filter(c -> c.role() == role).findFirst()
        .map(RunSnapshot.Contestant::window).orElseThrow().accuracy();
  }

  private static long detectionsWithin(Run run, long from, long until) {
    return run.snapshot().events().stream().filter(RunEvent.Detection.class::isInstance)
        .filter(e -> e.at() >= from && e.at() <= until).count();
  }
}
