// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.scenario.ScenarioViewModel.Card;
import org.driftlab.ui.support.FakeRun;
import org.driftlab.ui.support.FileChoices;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.RecentFiles;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.edit.Field;
import org.driftlab.ui.support.edit.ScenarioEditor;
import org.driftlab.ui.support.edit.ScenarioFiles;
import org.driftlab.ui.support.edit.ScenarioForm.Group;
import org.junit.jupiter.api.Test;

class ScenarioViewModelTest {
  private static final FileChoices NO_FILES = new FileChoices() {
    @Override
    public Optional<java.nio.file.Path> toOpen() {
      return Optional.empty();
    }

    @Override
    public Optional<java.nio.file.Path> toSave(String suggested) {
      return Optional.empty();
    }
  };

  private final RunSession session = new RunSession((scenario, pacer) -> new FakeRun(), new SpeedPacer(), Tasks.sameThread());
  private final ScenarioEditor editor = new ScenarioEditor(session);
  private final ScenarioViewModel model = new ScenarioViewModel(editor, session.snapshotProperty(),
      new ScenarioFiles(editor, session, NO_FILES, RecentFiles.inMemory(), new Foreground(), Tasks.sameThread(),
          Texts.of(ScenarioEditor.class, Locale.US)),
      editor::undo, Texts.of(ScenarioViewModel.class, Locale.US));

  @Test
  void a_scenario_is_told_in_the_order_in_which_it_acts() {
    session.open(TestScenarios.swaps(), false);
    assertThat(model.groupsProperty().get()).extracting(Group::heading)
        .containsExactly("Stream", "Learner", "Labels", "At stake", "Detector", "Data monitors", "Policy", "Memory");
  }

  @Test
  void drift_events_say_when_and_how_they_come() {
    session.open(TestScenarios.swaps(), false);
    assertThat(model.cardsProperty().get()).containsExactly(
        new Card("Label swap of classes 0 and 1", "abrupt", "at 18,000"),
        new Card("Label swap of classes 0 and 1", "sigmoid", "36,000 – 40,000"));
  }

  @Test
  void parameters_have_their_label_unit_help_and_range() {
    session.open(TestScenarios.swaps(), false);
    Field<Scenario> every = field("strategy.versionEvery");
    assertThat(List.of(every.label(), every.value(), every.unit())).containsExactly("Version every", "5000", "labels");
    assertThat(every.help()).contains("A version of the champion is stored", "It must be at least 100");
  }

  @Test
  void a_gated_scenario_is_judged_as_its_strategy_has_it_until_a_gate_is_set() {
    session.open(Scenarios.find("gate"), false);
    boolean own = Scenarios.find("gate").policies().gate().isPresent();
    assertThat(field("gate").value()).isEqualTo(own ? "own" : "none");
  }

  @Test
  void an_event_is_added_where_there_is_most_room_and_removed_again() {
    session.open(TestScenarios.calm(), false);
    model.add("label-swap");
    assertThat(model.cardsProperty().get()).containsExactly(
        new Card("Label swap of classes 0 and 1", "abrupt", "at 10,000"));
    assertThat(editor.selectedProperty().get()).isZero();
    model.remove(0);
    assertThat(model.cardsProperty().get()).isEmpty();
  }

  private Field<Scenario> field(String id) {
    return model.groupsProperty().get().stream().flatMap(g -> g.fields().stream()).filter(f -> f.id().equals(id))
        .findFirst().orElseThrow();
  }
}
