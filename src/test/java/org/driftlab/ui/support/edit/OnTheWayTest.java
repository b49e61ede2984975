// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.engine.Change;
import org.driftlab.engine.Guard;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Update;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.memory.FifoMemory;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Edits of a run on its way that hold from here on. */
@Timeout(120)
class OnTheWayTest {
  private static final long PAUSE_NANOS = 1_000_000;
  private static final Texts TEXTS = Texts.of(ScenarioEditor.class, Locale.US);

  private final SpeedPacer pacer = new SpeedPacer();
  private final RunSession session = new RunSession((scenario, p) ->
      new RunThread(new Run(scenario, new InMemoryArchive(), RunListener.NONE), p), pacer, Tasks.sameThread());
  private final ScenarioEditor editor = new ScenarioEditor(session, TEXTS);

  @BeforeEach
  void aRunOnItsWay() {
    pacer.setPosition(1);
    session.open(TestScenarios.swaps(), false);
    assertThat(editor.begunProperty().get()).isFalse();
    session.step(6_000);
    await(s -> s.index() == 6_000 && s.phase() == Phase.PAUSED);
    assertThat(editor.begunProperty().get()).isTrue();
    editor.onTheWayProperty().set(true);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void a_parameter_of_the_learner_is_exchanged_where_the_run_is_and_the_run_goes_on() {
    edit("learner.learningRate", "0.25");
    assertThat(((LogisticRegression) now().learner()).learningRate()).isEqualTo(0.25);
    assertThat(session.scenarioProperty().get()).as("what the run began with").contains(TestScenarios.swaps());
    assertThat(commands()).singleElement().satisfies(given -> {
      assertThat(given.at()).isEqualTo(6_000);
      assertThat(given.command()).isEqualTo(new RunCommand.Use(now().learner()));
    });
    assertThat(session.snapshot().index()).isEqualTo(6_000);
  }

  @Test
  void every_part_that_can_change_on_the_way_is_one_command() {
    edit("update", new Update.Manual().id());
    edit("gate", "own");
    edit("guard", "own");
    edit("guard.labels", "700");
    edit("memory", "reservoir");
    edit("batch", "5");
    edit("every", "7");
    edit("monitors.add", "ks");
    edit("gate", "none");
    edit("guard", "none");
    edit("detector", "adwin");
    edit("strategy", "manual");
    edit("labels.delay.delay", "50");
    assertThat(editor.problemProperty().get()).isEmpty();
    assertThat(commands()).hasSize(13);
    assertThat(commands().getLast().command()).isInstanceOf(RunCommand.UseLabels.class);
    assertThat(commands()).extracting(Intervention::command).contains(new RunCommand.Drop(RunCommand.Part.GATE),
        new RunCommand.Drop(RunCommand.Part.GUARD), new RunCommand.UseMonitors(List.of(new Ks())), new RunCommand.Use(new Guard(700, 0.05, 0)));
    edit("memory", "none");
    assertThat(commands().getLast().command()).isEqualTo(new RunCommand.Drop(RunCommand.Part.MEMORY));
    awaitAgreed(now());
  }

  @Test
  void a_memory_that_another_part_learns_is_not_removed_and_the_form_says_what_to_do() {
    edit("memory", "reservoir");
    edit("update", "fine-tune");
    assertThat(editor.problemProperty().get()).isEmpty();
    edit("memory", "none");
    assertThat(editor.problemProperty().get()).hasValueSatisfying(p -> {
      assertThat(p.field()).isEqualTo("memory");
      assertThat(p.message()).endsWith("or choose another update policy.");
    });
    assertThat(now().replay()).isPresent();
  }

  private void awaitAgreed(Scenario form) {
    await(s -> s.scenario().map(by -> by.withDrift(form.drift())).equals(Optional.of(form)));
  }

  @Test
  void it_is_undone_and_redone_as_the_command_that_it_is() {
    edit("learner.learningRate", "0.25");
    Scenario after = now();
    assertThat(editor.undo()).as("the run takes the command back").isFalse();
    assertThat(now()).isEqualTo(TestScenarios.swaps());
    assertThat(editor.redo()).isFalse();
    assertThat(now()).isEqualTo(after);
  }

  @Test
  void what_holds_from_the_first_instance_on_is_refused_in_one_sentence() {
    edit("seed", "7");
    assertThat(editor.problemProperty().get()).contains(new ScenarioEditor.Problem("seed", TEXTS.get("from.start.only")));
    assertThat(now()).isEqualTo(TestScenarios.swaps());
    assertThat(commands()).isEmpty();
    editor.onTheWayProperty().set(false);
    edit("seed", "7");
    assertThat(session.scenarioProperty().get().orElseThrow().seed()).isEqualTo(7);
  }

  @Test
  void a_drift_that_is_edited_later_leaves_the_command_where_it_was_given() {
    edit("learner.learningRate", "0.25");
    editor.applyDrift("drift", s -> Drifts.remove(s, 1));
    assertThat(session.scenarioProperty().get().orElseThrow().learner()).isEqualTo(TestScenarios.swaps().learner());
    assertThat(session.scenarioProperty().get().orElseThrow().drift().events()).hasSize(1);
    assertThat(commands()).hasSize(1);
    assertThat(((LogisticRegression) now().learner()).learningRate()).isEqualTo(0.25);
  }

  @Test
  void what_the_run_refuses_does_not_stand_in_the_form() {
    session.open(TestScenarios.swaps(), false);
    session.step(100);
    await(s -> s.index() == 100 && s.phase() == Phase.PAUSED);
    editor.onTheWayProperty().set(true);
    edit("learner", "naive-bayes");
    assertThat(now()).as("there is no version yet that another learner could follow").isEqualTo(TestScenarios.swaps());
    edit("learner.learningRate", "0.25");
    assertThat(((LogisticRegression) now().learner()).learningRate()).isEqualTo(0.25);
  }

  @Test
  void the_form_shows_the_parts_that_hold_where_the_run_is_taken() {
    edit("memory", "reservoir");
    Scenario remembering = now();
    session.step(2_000);
    await(s -> s.index() == 8_000 && s.phase() == Phase.PAUSED);
    session.seek(5_000);
    await(s -> s.index() == 5_000);
    assertThat(now()).isEqualTo(TestScenarios.swaps());
    session.seek(8_000);
    await(s -> s.index() == 8_000);
    assertThat(now()).isEqualTo(remembering);
  }

  @Test
  void a_fork_that_is_opened_in_the_runs_place_shows_its_parts() {
    session.fork(3_000, new Change.With(new RunCommand.Use(new FifoMemory(400))), f -> {}, e -> {
      throw new AssertionError(e);
    });
    await(s -> s.index() == 6_000);
    assertThat(now().replay().orElseThrow().memory()).isEqualTo(new FifoMemory(400));
  }

  @Test
  void what_holds_from_the_first_instance_on_is_said_while_it_is_typed() {
    assertThat(check("seed", "7")).contains(TEXTS.get("from.start.only"));
    assertThat(check("learner.learningRate", "0.25")).isEmpty();
    editor.onTheWayProperty().set(false);
    assertThat(check("seed", "7")).isEmpty();
  }

  @Test
  void another_scenario_is_edited_from_the_start_again() {
    session.open(TestScenarios.calm(), false);
    assertThat(editor.onTheWayProperty().get()).isFalse();
    assertThat(editor.begunProperty().get()).isFalse();
  }

  private void edit(String id, String text) {
    editor.apply(id, () -> field(id).edit().apply(text));
  }

  private Optional<String> check(String id, String text) {
    return editor.check(() -> field(id).edit().apply(text));
  }

  private Field<Scenario> field(String id) {
    return ScenarioForm.of(now(), editor.schema(now().stream()), TEXTS).stream()
        .flatMap(group -> group.fields().stream()).filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private Scenario now() {
    return editor.scenarioProperty().get().orElseThrow();
  }

  /** The run's commands, once it has carried all of them out. */
  private List<Intervention> commands() {
    var given = new AtomicReference<Optional<List<Intervention>>>(Optional.empty());
    session.commands(list -> given.set(Optional.of(list)));
    while (given.get().isEmpty()) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return given.get().orElseThrow();
  }

  private void await(Predicate<RunSnapshot> wanted) {
    session.pulse();
    while (!wanted.test(session.snapshot())) {
      LockSupport.parkNanos(PAUSE_NANOS);
      session.pulse();
    }
  }
}
