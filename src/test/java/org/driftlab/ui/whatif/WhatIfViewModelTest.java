// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.engine.Change;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.engine.Scenario;
import org.driftlab.evaluate.SeriesView;
import org.driftlab.memory.FifoMemory;
import org.driftlab.ui.TestScenarios;
import org.driftlab.ui.WindowFixture;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.RunSession;
import org.driftlab.ui.support.SpeedPacer;
import org.driftlab.ui.support.Tasks;
import org.driftlab.ui.support.Texts;
import org.driftlab.ui.support.edit.Field;
import org.driftlab.version.VersionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the engine's own run thread, with answers on the test's thread. */
class WhatIfViewModelTest {
  private final Foreground foreground = new Foreground();
  private final SpeedPacer pacer = new SpeedPacer();
  private final RunSession session = new RunSession(WindowFixture.ENGINE, pacer, Tasks.sameThread());
  private final WhatIfViewModel model = new WhatIfViewModel(session.listing(), session.scenarioProperty(), session,
      foreground, Texts.of(WhatIfViewModel.class, Locale.ROOT), "Ada");

  @BeforeEach
  void aRunOfThirtyThousand() {
    pacer.setPosition(1);
    session.open(TestScenarios.swaps(), false);
    stepTo(30_000);
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void a_fork_to_a_frozen_champion_costs_the_errors_that_the_engine_counts() {
    fork("12000", ForkForm.Kind.STRATEGY, "static"::equals);
    Future future = model.selected();
    assertThat(future.letter()).isEqualTo('B');
    assertThat(future.state()).isEqualTo(Future.State.READY);
    var numbers = future.result().orElseThrow();
    assertThat(numbers.fork().at()).isEqualTo(12_000);
    assertThat(numbers.until()).isEqualTo(30_000);
    // The labels come 200 instances late, so those of 11,800 to 29,799 arrive in between.
    assertThat(numbers.labels()).isEqualTo(18_000);
    assertThat(numbers.totalRegret()).isNegative();
    assertThat(model.verdictProperty().get())
        .isEqualTo("Future B would have cost %,d errors more.".formatted(-numbers.totalRegret()));
    assertThat(model.rowsProperty().get()).hasSize(2);
    assertThat(model.rowsProperty().get().getFirst().errors()).isEqualTo("%,d".formatted(numbers.actual().errors()));
    assertThat(model.rowsProperty().get().getLast().against()).isEqualTo("+%,d".formatted(-numbers.totalRegret()));
    assertThat(model.accuracyProperty().get()).hasSize(2).allMatch(series -> series.points().size() > 0);
    assertThat(model.savedProperty().get()).hasSize(1);
  }

  @Test
  void a_fork_at_a_versions_birth_brings_its_parent_back_if_it_was_the_champion_anyway_and_asked_again_is_shown_again() {
    RunSnapshot now = session.snapshot();
    var made = now.versions().get(1);
    model.forkAt(made.id(), now);
    Future future = model.selected();
    assertThat(future.at()).isEqualTo(made.at());
    assertThat(future.change()).contains(new Change.With(new RunCommand.RollBack(made.parent().orElseThrow(), "Ada", "what if")));
    assertThat(future.state()).isEqualTo(Future.State.READY);
    model.forkAt(new VersionId(3), now);
    model.forkAt(made.id(), now);
    assertThat(model.futures()).hasSize(3);
    assertThat(model.selected().letter()).isEqualTo(future.letter());
  }

  @Test
  void at_the_birth_of_the_first_version_the_person_chooses_what_is_to_be_different() {
    model.forkAt(new VersionId(1), session.snapshot());
    assertThat(model.futures()).hasSize(1);
    assertThat(model.form().atProperty().get()).isEqualTo(String.format(Locale.ROOT, "%,d", session.snapshot().versions().getFirst().at()));
  }

  @Test
  void the_last_drift_is_where_a_fork_is_offered_until_a_person_says_where() {
    assertThat(model.form().atProperty().get()).isEqualTo("18,000");
    stepTo(37_000);
    assertThat(model.form().atProperty().get()).isEqualTo("36,000");
    model.form().atProperty().set("20000");
    stepTo(38_000);
    assertThat(model.form().atProperty().get()).isEqualTo("20000");
  }

  @Test
  void after_going_back_what_happened_is_shown_as_far_as_the_futures_beside_it() {
    fork("12000", ForkForm.Kind.STRATEGY, "static"::equals);
    session.seek(20_000);
    await(s -> s.index() == 20_000);
    assertThat(model.accuracyProperty().get()).hasSize(2)
        .allSatisfy(series -> assertThat(series.points().at(series.points().size() - 1)).isGreaterThan(29_000));
    SeriesView happened = model.accuracyProperty().get().getFirst().points();
    assertThat(IntStream.range(0, happened.size()).mapToObj(happened::at).toList()).as("no instance twice").isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_future_that_parts_where_the_run_stands_says_that_there_is_nothing_yet() {
    fork("30000", ForkForm.Kind.STRATEGY, "static"::equals);
    assertThat(model.verdictProperty().get()).contains("nothing to compare yet");
    stepTo(33_000);
    assertThat(model.verdictProperty().get()).doesNotContain("nothing");
  }

  @Test
  void the_same_part_again_is_the_same_future() {
    fork("12000", ForkForm.Kind.LEARNER, "logistic-regression"::equals);
    assertThat(model.verdictProperty().get()).doesNotContain("cost").doesNotContain("spared");
    assertThat(model.selected().result().orElseThrow().totalRegret()).isZero();
  }

  @Test
  void update_policy_gate_guard_and_memory_can_be_what_differs() {
    fork("12000", ForkForm.Kind.UPDATE, "manual"::equals);
    assertThat(model.verdictProperty().get()).contains("would have cost");
    fork("12000", ForkForm.Kind.MEMORY, "reservoir"::equals);
    assertThat(model.selected().state()).isEqualTo(Future.State.READY);
    assertThat(model.selected().result().orElseThrow().disagreements()).isPositive();
    // There is no shadow to compare and no promotion to watch, so these two say that they make no difference.
    fork("12000", ForkForm.Kind.GATE, "own"::equals);
    assertThat(model.selected().result().orElseThrow().totalRegret()).isZero();
    fork("12000", ForkForm.Kind.GUARD, "own"::equals);
    assertThat(model.selected().result().orElseThrow().totalRegret()).isZero();
  }

  @Test
  void the_parameters_are_the_fields_of_the_scenarios_form_and_a_wrong_value_is_said_as_it_is_typed() {
    select(ForkForm.Kind.LEARNER, "logistic-regression"::equals);
    model.form().atProperty().set("12,000");
    PartForm part = model.form().part();
    Field<Scenario> rate = field("learner.learningRate");
    assertThat(rate.label()).isEqualTo("Learning rate η");
    assertThat(part.check(rate, "-1")).hasValueSatisfying(why -> assertThat(why).contains("learningRate").contains("-1"));
    assertThat(part.make(rate, "-1")).isFalse();
    assertThat(field("learner.learningRate").value()).isEqualTo(rate.value());
    assertThat(part.make(rate, "0.5")).isTrue();
    model.fork();
    assertThat(model.selected().words()).isEqualTo("Logistic regression · Learning rate η 0.02 → 0.5");
    assertThat(model.selected().result().orElseThrow().totalRegret()).isNotZero();
  }

  @Test
  void a_part_within_a_part_has_its_own_fields_and_another_learner_is_another_future() {
    select(ForkForm.Kind.LEARNER, "online-bagging"::equals);
    model.form().atProperty().set("12000");
    model.form().part().make(field("learner.base"), "naive-bayes");
    assertThat(model.form().part().fieldsProperty().get()).extracting(Field::id).contains("learner.base", "learner.size");
    model.fork();
    assertThat(model.selected().words()).contains("Naive Bayes");
    assertThat(model.selected().result().orElseThrow().other().champion()).isNotEqualTo(model.selected().result().orElseThrow().actual().champion());
  }

  @Test
  void the_memory_goes_or_is_rehearsed_in_another_rhythm_and_labels_and_monitors_can_be_others() {
    fork("12000", ForkForm.Kind.MEMORY, "none"::equals);
    assertThat(model.selected().change()).contains(new Change.With(new RunCommand.Drop(RunCommand.Part.MEMORY)));
    assertThat(model.selected().words()).isEqualTo("Memory → none");
    select(ForkForm.Kind.MEMORY, "fifo"::equals);
    model.form().part().make(field("batch"), "4");
    model.fork();
    assertThat(model.selected().words()).isEqualTo(new FifoMemory().title() + " · Batch 32 → 4 instances");
    assertThat(model.selected().result().orElseThrow().disagreements()).isPositive();
    model.form().kindProperty().set(ForkForm.Kind.LABELS);
    assertThat(model.form().part().fieldsProperty().get()).extracting(Field::id).doesNotContain("window", "initialLabels");
    model.form().part().make(field("labels.delay.delay"), "900");
    model.fork();
    assertThat(model.selected().words()).isEqualTo("labels 900 instances late");
    model.form().kindProperty().set(ForkForm.Kind.MONITORS);
    model.form().part().make(field("monitors.add"), "ks");
    model.fork();
    assertThat(model.selected().words()).isEqualTo("Data monitors · " + new Ks().title());
    assertThat(model.selected().result().orElseThrow().totalRegret()).isZero();
  }

  @Test
  void a_choice_that_another_part_forbids_is_refused_in_one_sentence_that_says_how_to_mend_it() {
    session.send(new RunCommand.Drop(RunCommand.Part.MEMORY));
    stepTo(31_000);
    assertThat(session.snapshot().scenario().orElseThrow().replay()).isEmpty();
    model.form().kindProperty().set(ForkForm.Kind.MEMORY);
    assertThat(model.form().optionProperty().get()).isNotNull().extracting(ForkForm.Option::value).as("what the run goes on by").isEqualTo("none");
    select(ForkForm.Kind.UPDATE, "fine-tune"::equals);
    assertThat(model.form().problemProperty().get()).endsWith("add 'replay:' or choose another update policy.");
    fork("5000", ForkForm.Kind.SHADOW, session.snapshot().versions().getLast().id()::equals);
    assertThat(model.selected().result().orElseThrow().refusal()).as("there is no such version yet").isPresent();
    assertThat(model.verdictProperty().get()).isEqualTo("Future B is not possible.");
  }

  @Test
  void an_instance_the_run_has_not_come_to_is_refused() {
    fork("30001", ForkForm.Kind.STRATEGY, "static"::equals);
    assertThat(model.form().problemProperty().get()).contains("30001").contains("0 to 30,000");
    fork("soon", ForkForm.Kind.STRATEGY, "static"::equals);
    assertThat(model.form().problemProperty().get()).contains("soon");
    assertThat(model.futures()).hasSize(1);
  }

  @Test
  void a_change_that_cannot_be_made_says_why_and_stays_listed() {
    var version = session.snapshot().versions().getLast();
    fork("1000", ForkForm.Kind.PROMOTE, o -> o.equals(version.id()));
    assertThat(model.selected().state()).isIn(Future.State.FAILED, Future.State.READY);
    assertThat(model.verdictProperty().get()).isNotEmpty();
    assertThat(model.reasonsProperty().get()).isNotEmpty();
  }

  @Test
  void a_command_that_was_given_can_be_left_out() {
    session.send(new RunCommand.RollBack(new VersionId(1), "Ada", "a try"));
    stepTo(40_000);
    model.form().kindProperty().set(ForkForm.Kind.LEAVE_OUT);
    assertThat(model.form().optionProperty().get()).hasToString("roll back to v1, at 30,000");
    model.fork();
    Future future = model.selected();
    assertThat(future.at()).isEqualTo(30_000);
    assertThat(future.change()).hasValue(new Change.Without(0));
    assertThat(future.words()).isEqualTo("without “roll back to v1”");
  }

  @Test
  void futures_are_computed_anew_when_the_run_has_gone_on_and_rests() {
    fork("12000", ForkForm.Kind.STRATEGY, "static"::equals);
    stepTo(36_000);
    assertThat(model.selected().result().orElseThrow().until()).isEqualTo(36_000);
  }

  @Test
  void a_future_is_opened_in_the_runs_place_after_a_question() {
    fork("12000", ForkForm.Kind.STRATEGY, "static"::equals);
    String expected = model.selected().result().orElseThrow().other().fingerprint();
    model.open();
    assertThat(foreground.questionProperty().get().orElseThrow().consequences()).hasSize(3);
    foreground.accept();
    assertThat(model.futures()).hasSize(1);
    assertThat(foreground.notices()).hasSize(1);
    await(s -> s.index() == 30_000 && s.phase() == Phase.PAUSED);
    assertThat(session.snapshot().events()).noneMatch(e -> e.at() > 12_000 && e.type().equals("retrained"));
    assertThat(expected).hasSize(64);
  }

  @Test
  void forks_are_taken_off_when_a_command_was_undone_before_them() {
    session.send(new RunCommand.RollBack(new VersionId(1), "Ada", "a try"));
    stepTo(32_000);
    fork("31000", ForkForm.Kind.STRATEGY, "static"::equals);
    assertThat(model.futures()).hasSize(2);
    session.undo(done -> assertThat(done).isPresent(), e -> {
      throw new AssertionError(e);
    });
    await(s -> s.phase() == Phase.PAUSED && s.index() == 32_000 && model.futures().size() == 1);
  }

  @Test
  void another_scenario_begins_with_no_forks() {
    fork("12000", ForkForm.Kind.STRATEGY, "static"::equals);
    session.open(TestScenarios.calm(), false);
    assertThat(model.futures()).hasSize(1);
    assertThat(model.rowsProperty().get()).isEmpty();
  }

  private void fork(String at, ForkForm.Kind kind, Predicate<Object> value) {
    select(kind, value);
    model.form().atProperty().set(at);
    model.fork();
  }

  private void select(ForkForm.Kind kind, Predicate<Object> value) {
    model.form().kindProperty().set(kind);
    model.form().optionProperty().set(model.form().optionsProperty().get().stream().filter(o -> value.test(o.value()))
        .findFirst().orElseThrow());
  }

  private Field<Scenario> field(String id) {
    return model.form().part().fieldsProperty().get().stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private void stepTo(long index) {
    await(s -> s.phase() != Phase.RUNNING);
    session.step(index - session.snapshot().index());
    await(s -> s.index() == index && s.phase() == Phase.PAUSED);
  }

  private void await(Predicate<RunSnapshot> wanted) {
    long limit = System.nanoTime() + 30_000_000_000L;
    session.pulse();
    while (!wanted.test(session.snapshot())) {
      assertThat(System.nanoTime()).isLessThan(limit);
      LockSupport.parkNanos(2_000_000);
      session.pulse();
    }
  }
}
