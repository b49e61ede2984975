// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.driftlab.catalog.Scenarios;
import org.driftlab.data.InputException;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Stakes;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.stream.FileStream;
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
import org.junit.jupiter.api.io.TempDir;

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
    for (Scenario scenario : List.of(TestScenarios.swaps(), TestScenarios.gated(), Scenarios.find("retail"))) {
      ScenarioForm.of(scenario, editor.schema(scenario.stream()), TEXTS).forEach(group -> group.fields().forEach(field ->
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
  void what_is_at_stake_is_stated_changed_and_taken_back_and_each_step_undone() {
    Scenario bare = Draft.edit(Scenarios.find("retail"), draft -> draft.stakes = Optional.empty());
    session.open(bare, false);
    assertThat(ids("stakes")).containsExactly("stakes.positive");
    edit("stakes.positive", "clicked");
    assertThat(now().stakes()).contains(new Stakes("clicked", 1, 1, "", 10));
    assertThat(ids("stakes")).containsExactly("stakes.positive", "stakes.miss", "stakes.falseAlarm", "stakes.items");
    edit("stakes.miss", "12.5");
    edit("stakes.items", "item");
    edit("stakes.rankEvery", "3");
    assertThat(session.scenarioProperty().get().orElseThrow().stakes()).contains(new Stakes("clicked", 12.5, 1, "item", 3));
    assertThat(options("stakes.positive")).containsExactly("", "ignored", "clicked");
    assertThat(options("stakes.items")).contains("", "item").doesNotContain("age");
    for (int i = 0; i < 4; i++) {
      assertThat(editor.undo()).isTrue();
    }
    assertThat(now()).isEqualTo(bare);
    assertThat(editor.redo()).isTrue();
    edit("stakes.positive", "");
    assertThat(now()).isEqualTo(bare);
  }

  @Test
  void stakes_that_do_not_go_with_the_stream_are_refused_with_the_field_and_what_it_may_be() {
    session.open(Scenarios.find("retail"), false);
    Stakes before = now().stakes().orElseThrow();
    for (var wrong : Map.of("stakes.positive", "bought", "stakes.items", "price", "stakes.miss", "-1", "stakes.rankEvery", "0").entrySet()) {
      Field<Scenario> field = field(wrong.getKey());
      String name = wrong.getKey().substring("stakes.".length());
      assertThat(editor.check(() -> field.edit().apply(wrong.getValue()))).hasValueSatisfying(message ->
          assertThat(message).contains("'" + name + "'", wrong.getValue(), "must be"));
      edit(wrong.getKey(), wrong.getValue());
      assertThat(editor.problemProperty().get().orElseThrow().field()).isEqualTo(wrong.getKey());
      assertThat(now().stakes()).contains(before);
    }
    session.open(TestScenarios.calm(), false);
    edit("stakes.positive", options("stakes.positive").getLast());
    assertThat(now().stakes()).isPresent();
    edit("stream", "card-payments");
    assertThat(now().stream().id()).isEqualTo("card-payments");
    assertThat(now().stakes()).as("another stream has other classes").isEmpty();
  }

  @Test
  void classes_of_a_file_are_typed_and_held_against_it_when_the_run_opens_it(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "x,y\n1,yes\n2,no\n3,yes\n4,no\n");
    session.open(Draft.edit(TestScenarios.calm(), draft -> draft.stream = new FileStream(file.toString())), false);
    assertThat(field("stakes.positive").kind()).isEqualTo(Field.Kind.TEXT);
    edit("stakes.positive", "maybe");
    assertThat(editor.problemProperty().get().orElseThrow()).satisfies(problem -> {
      assertThat(problem.field()).isEqualTo("stakes.positive");
      assertThat(problem.message()).contains("maybe", "yes");
    });
    assertThat(now().stakes()).isEmpty();
    edit("stakes.positive", " yes ");
    assertThat(session.scenarioProperty().get().orElseThrow().stakes().orElseThrow().positive()).isEqualTo("yes");
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

  private Field<Scenario> field(String id) {
    return fields().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private Stream<Field<Scenario>> fields() {
    return ScenarioForm.of(now(), editor.schema(now().stream()), TEXTS).stream().flatMap(g -> g.fields().stream());
  }

  private List<String> ids(String prefix) {
    return fields().map(Field::id).filter(id -> id.startsWith(prefix)).toList();
  }

  private List<String> options(String id) {
    return field(id).options().stream().map(Field.Option::id).toList();
  }

  private void edit(String id, String text) {
    Field<Scenario> field = field(id);
    editor.apply(id, () -> field.edit().apply(text));
  }

  private Scenario now() {
    return editor.scenarioProperty().get().orElseThrow();
  }

  private static double learningRate(Scenario scenario) {
    return ((LogisticRegression) scenario.learner()).learningRate();
  }
}
