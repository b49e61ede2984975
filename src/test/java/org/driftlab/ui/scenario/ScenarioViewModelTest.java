// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.scenario.ScenarioViewModel.Entry;
import org.driftlab.ui.scenario.ScenarioViewModel.Section;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.Test;

class ScenarioViewModelTest {
  private final SimpleObjectProperty<Optional<Scenario>> scenario =
      new SimpleObjectProperty<>(Optional.of(TestScenarios.swaps()));
  private final ScenarioViewModel model =
      new ScenarioViewModel(scenario, Texts.of(ScenarioViewModel.class, Locale.US));

  @Test
  void a_scenario_is_told_in_the_order_in_which_it_acts() {
    assertThat(model.sectionsProperty().get()).extracting(Section::heading)
        .containsExactly("Stream", "Injected drift", "Learner", "Strategy", "Updates", "Detector", "Labels", "Memory");
  }

  @Test
  void drift_events_say_when_and_how_they_come() {
    assertThat(section("Injected drift").entries()).containsExactly(
        new Entry.Card("Label swap", "abrupt", "at 18,000 · classes 0 and 1"),
        new Entry.Card("Label swap", "sigmoid", "36,000 – 40,000 · classes 0 and 1"));
  }

  @Test
  void parameters_have_their_label_unit_and_help() {
    assertThat(section("Strategy").entries()).contains(new Entry.Row("Version every", "5,000 labels",
        "A version of the champion is stored each time it has learned this many labels."));
  }

  @Test
  void a_gated_scenario_shows_its_gate_and_its_guard() {
    scenario.set(Optional.of(Scenarios.find("gate")));
    assertThat(section("Gate").entries()).contains(
        new Entry.Row("Test", "confidence-sequence", "What decides which of the two is better."),
        new Entry.Row("Minimum labels", "200 labels", "No verdict comes before."));
    assertThat(section("Guard").entries()).contains(new Entry.Row("Labels", "5,000 labels",
        "How long the deposed champion stays in shadow; 0 for no guard."));
  }

  @Test
  void what_a_scenario_lacks_is_said() {
    scenario.set(Optional.of(TestScenarios.calm()));
    assertThat(section("Injected drift").entries()).containsExactly(new Entry.Remark("Nothing is injected."));
    assertThat(section("Memory").entries()).containsExactly(new Entry.Remark("Nothing is rehearsed."));
  }

  private Section section(String heading) {
    return model.sectionsProperty().get().stream().filter(s -> s.heading().equals(heading)).findFirst().orElseThrow();
  }
}
