// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.driftlab.data.InputException;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.GroundTruth;
import org.driftlab.stream.drift.Profile;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScenarioEditorTest {
  private static final Texts TEXTS = Texts.of(ScenarioEditor.class, Locale.US);

  private final RunSession session = new RunSession((scenario, pacer) -> {
    if (scenario.seed() == 13) {
      throw new InputException("The seed 13 brings no luck.");
    }
    return new RunThread(new Run(scenario, new InMemoryArchive(), RunListener.NONE), pacer);
  }, new SpeedPacer(), Tasks.sameThread());
  private final ScenarioEditor editor = new ScenarioEditor(session);

  @BeforeEach
  void open() {
    session.open(TestScenarios.swaps(), false);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void a_valid_edit_becomes_the_runs_and_can_be_undone_and_redone() {
    edit("learner.learningRate", "0.25");
    assertThat(learningRate(session.scenarioProperty().get().orElseThrow())).isEqualTo(0.25);
    assertThat(editor.editedProperty().get()).isTrue();
    assertThat(editor.undo()).isTrue();
    assertThat(session.scenarioProperty().get()).contains(TestScenarios.swaps());
    assertThat(editor.editedProperty().get()).isFalse();
    assertThat(editor.redo()).isTrue();
    assertThat(learningRate(now())).isEqualTo(0.25);
    assertThat(editor.redo()).isFalse();
  }

  @Test
  void a_value_out_of_range_is_named_at_its_field_and_the_run_keeps_the_last_valid_scenario() {
    edit("learner.learningRate", "-1");
    assertThat(editor.problemProperty().get()).hasValueSatisfying(p -> {
      assertThat(p.field()).isEqualTo("learner.learningRate");
      assertThat(p.message()).contains("learningRate", "-1", "must be");
    });
    assertThat(session.scenarioProperty().get()).contains(TestScenarios.swaps());
    edit("learner.learningRate", "0.25");
    assertThat(editor.problemProperty().get()).isEmpty();
  }

  @Test
  void a_scenario_that_the_engine_refuses_is_taken_back_with_its_reason() {
    edit("seed", "13");
    assertThat(now()).isEqualTo(TestScenarios.swaps());
    assertThat(editor.problemProperty().get()).contains(new ScenarioEditor.Problem("seed", "The seed 13 brings no luck."));
    assertThat(editor.undoableProperty().get()).isFalse();
  }

  @Test
  void a_command_to_the_run_is_taken_back_before_the_edit_that_came_earlier() {
    editor.applyDrift("drift", s -> Drifts.remove(s, 1));
    session.send(new RunCommand.Shadow(new VersionId(1), true));
    assertThat(editor.undo()).isFalse();
    assertThat(editor.undo()).isTrue();
    assertThat(now()).isEqualTo(TestScenarios.swaps());
  }

  @Test
  void a_drag_is_one_edit_however_far_it_goes_and_escape_undoes_it_all() {
    editor.drag(0, 20_000, 0);
    editor.drag(0, 40_000, 0);
    assertThat(editor.selectedProperty().get()).isEqualTo(1); // beyond the other one
    editor.drag(0, 25_000, 500);
    editor.drop();
    assertThat(now().drift().events().getFirst()).satisfies(e -> {
      assertThat(e.start()).isEqualTo(25_000);
      assertThat(e.profile()).isEqualTo(Profile.SIGMOID);
    });
    editor.undo();
    assertThat(now()).isEqualTo(TestScenarios.swaps());
    editor.drag(1, 50_000, 4_000);
    editor.cancelDrag();
    assertThat(now()).isEqualTo(TestScenarios.swaps());
    assertThat(editor.undoableProperty().get()).isFalse();
  }

  @Test
  void an_event_that_is_dragged_beyond_the_end_stays_where_it_was() {
    editor.drag(1, 70_000, 4_000);
    assertThat(editor.problemProperty().get()).hasValueSatisfying(p -> assertThat(p.message()).contains("70000", "60000"));
    editor.drop();
    assertThat(now()).isEqualTo(TestScenarios.swaps());
  }

  @Test
  void every_kind_of_event_can_be_added_to_a_generator_as_it_is_offered() {
    for (String kind : NewEvents.kinds(now().stream())) {
      Scenario with = Drifts.add(TestScenarios.calm(), NewEvents.of(kind, now().stream(), 5_000)).scenario();
      try (var run = new Run(with, new InMemoryArchive(), RunListener.NONE)) {
        assertThat(run.advance(20_000)).as(kind).isEqualTo(20_000);
      }
    }
  }

  @Test
  void events_are_called_by_what_they_do_and_to_what() {
    var offset = new DriftEvent.Injection(new org.driftlab.stream.drift.Change.Offset("attrib1", 1), 10, 0, Profile.ABRUPT);
    var names = new DriftNames(TEXTS);
    assertThat(names.name(offset)).isEqualTo("Covariate shift · offset of attrib1");
    assertThat(names.name(new GroundTruth.Drift(18_000, 18_000, "label-swap"), now()))
        .isEqualTo("Label swap of classes 0 and 1");
  }

  @Test
  void every_field_of_every_group_takes_its_own_value_and_changes_nothing() {
    for (Scenario scenario : List.of(TestScenarios.swaps(), TestScenarios.gated())) {
      ScenarioForm.of(scenario, TEXTS).forEach(group -> group.fields().forEach(field ->
          assertThat(field.edit().apply(field.value())).as(field.id()).isEqualTo(scenario)));
    }
  }

  @Test
  void a_memory_and_a_monitor_are_put_in_and_taken_out_again() {
    session.open(TestScenarios.calm(), false);
    edit("memory", "reservoir");
    assertThat(now().replay()).isPresent();
    edit("memory", "none");
    edit("monitors.add", "ks");
    assertThat(now().monitors()).hasSize(1);
    edit("monitors.0", "none");
    assertThat(now()).isEqualTo(TestScenarios.calm());
  }

  @Test
  void numbers_are_read_as_a_person_of_the_locale_writes_them() {
    var german = new NumberText(Locale.GERMANY);
    assertThat(german.shown("60000")).isEqualTo("60.000");
    assertThat(german.taken("0,05")).isEqualTo("0.05");
    assertThat(german.taken("60.000")).isEqualTo("60000");
    assertThat(new NumberText(Locale.US).taken("0,05")).isEqualTo("0,05");
    assertThat(german.taken("zwei")).isEqualTo("zwei");
  }

  private void edit(String id, String text) {
    Field<Scenario> field = ScenarioForm.of(now(), TEXTS).stream().flatMap(g -> g.fields().stream())
        .filter(f -> f.id().equals(id)).findFirst().orElseThrow();
    editor.apply(id, () -> field.edit().apply(text));
  }

  private Scenario now() {
    return editor.scenarioProperty().get().orElseThrow();
  }

  private static double learningRate(Scenario scenario) {
    return ((LogisticRegression) scenario.learner()).learningRate();
  }
}
