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
import org.driftlab.stream.FileStream;
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

  @Test
  void the_gate_promotes_after_each_change_and_nobody_before() {
    try (Run run = new Run(Scenarios.find("gate"), new InMemoryArchive(), RunListener.NONE)) {
      run.advance(100_000);
      assertThat(promotions(run, "gate")).isEmpty();
      run.advance(200_000);
      // After the switch the frozen champion is wrong on 20.6 % more (see above); a few hundred labels prove a gain.
      assertThat(promotions(run, "gate")).anyMatch(at -> at > 100_000 && at < 101_500)
          .anyMatch(at -> at > 200_000 && at < 201_500);
      assertThat(accuracy(run, Role.CHAMPION)).isGreaterThan(0.85);
      assertThat(run.snapshot().events()).noneMatch(RunEvent.RolledBack.class::isInstance);
    }
  }

  @Test
  void the_guard_restores_the_deposed_champion_when_the_poison_is_over_but_not_after_a_true_change() {
    try (Run run = new Run(Scenarios.find("guard"), new InMemoryArchive(), RunListener.NONE)) {
      run.advance(110_000);
      assertThat(promotions(run, "gate")).isNotEmpty().allMatch(at -> at > 100_000 && at < 103_000);
      List<RunEvent.RolledBack> back = run.snapshot().events().stream().filter(RunEvent.RolledBack.class::isInstance)
          .map(RunEvent.RolledBack.class::cast).toList();
      // The level is 5,000/0.05, whose logarithm is 11.5. After the poison the two disagree on nearly all labels and the deposed
      // one is right on nine in ten: a bet of one half grows by 0.9 ln 1.5 + 0.1 ln 0.5 = 0.3 a label, so some 40 are enough.
      assertThat(back).singleElement().satisfies(event -> {
        assertThat(event.by()).isEqualTo("guard");
        assertThat(event.to().number()).isEqualTo(1);
        assertThat(event.at()).isBetween(103_010L, 103_150L);
      });
      run.advance(90_000);
      assertThat(run.snapshot().events()).filteredOn(RunEvent.RolledBack.class::isInstance).hasSize(1);
      assertThat(promotions(run, "gate")).anyMatch(at -> at > 150_000 && at < 151_500);
    }
  }

  private static List<Long> promotions(Run run, String by) {
    return run.snapshot().events().stream().filter(RunEvent.Promoted.class::isInstance).map(RunEvent.Promoted.class::cast)
        .filter(event -> event.by().equals(by)).map(RunEvent.Promoted::at).toList();
  }

  /** All but the one of a user's own file. */
  static List<Scenario> made() {
    return presets().stream().filter(scenario -> !(scenario.stream() instanceof FileStream)).toList();
  }

  @ParameterizedTest
  @MethodSource("made")
  void a_preset_runs_to_its_end_and_its_detector_speaks(Scenario scenario) {
    try (Run run = new Run(scenario, new InMemoryArchive(), RunListener.NONE)) {
      assertThat(run.advance(scenario.instances())).isEqualTo(scenario.instances());
      assertThat(run.finished()).isTrue();
      assertThat(detectionsWithin(run, 0, scenario.instances())).isPositive();
      boolean restored = run.snapshot().champion().orElseThrow().number() == 1;
      if (restored) { // the guard has rolled back to the first version, which the static one is a copy of
        assertThat(accuracy(run, Role.CHAMPION)).isEqualTo(accuracy(run, Role.STATIC));
      } else {
        assertThat(accuracy(run, Role.CHAMPION)).isGreaterThan(accuracy(run, Role.STATIC));
      }
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
