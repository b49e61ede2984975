// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.evaluate.Confusion;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.stream.CardPayments;
import org.driftlab.stream.ShopClicks;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.drift.DriftSchedule;
import org.junit.jupiter.api.Test;

class StakesTest {
  private static final int LENGTH = 20_000;
  private static final Stakes CLICKS = new Stakes("clicked", 3, 1, "item", 5);

  private static Scenario scenario(StreamSpec stream, LearnerSpec learner, Stakes stakes) {
    return new Scenario("stakes", "", "", stream, new DriftSchedule(List.of()), LENGTH, learner, new Strategy.Continuous(5_000),
        new AdwinIncrease(), new Labels(100), Optional.empty(), 1_000, 1_000, 1).with(stakes);
  }

  private static Run run(StreamSpec stream, LearnerSpec learner, Stakes stakes) {
    return new Run(scenario(stream, learner, stakes), new InMemoryArchive(), RunListener.NONE);
  }

  @Test
  void cost_is_that_of_the_misses_and_the_false_alarms() {
    // 3 of 5 frauds found and 5 of 95 honest payments stopped: (2 · 100 + 5 · 5) / 100 labels.
    var confusion = Confusion.of(2, new long[] {90, 5, 2, 3});
    assertThat(new Stakes("fraud", 100, 5, "", 1).costPerLabel(confusion, 1)).isEqualTo(2.25);
    assertThat(new Stakes("fraud", 100, 5, "", 1).costPerLabel(Confusion.NONE, 1)).isNaN();
  }

  @Test
  void whoever_always_says_honest_pays_for_each_fraud() {
    try (Run run = run(new CardPayments(0.1, 0, 0, 1), new NaiveBayes(), new Stakes("fraud", 7, 1, "", 1))) {
      run.advance(LENGTH);
      RunSnapshot snapshot = run.snapshot();
      StakesView stakes = snapshot.stakes().orElseThrow();
      RunSnapshot.Contestant majority = snapshot.contestants().getLast();
      assertThat(stakes.cost(majority)).isEqualTo(7.0 * majority.confusedSoFar().truths(1));
      assertThat(stakes.costPerLabel(majority)).isBetween(0.6, 0.8);
      assertThat(stakes.windowAuc()).isBetween(0.9, 1.0);
      assertThat(stakes.rankings()).isZero();
    }
  }

  @Test
  void a_model_to_which_all_items_are_alike_has_the_clicked_one_in_the_middle() {
    // Half of the 11 others of 12 items are before it, which is fewer than ten; of 60 items it is 29.5.
    try (Run few = run(new ShopClicks(20, 12, ShopClicks.Phase.BEFORE, 1), new MajorityClass(), CLICKS);
        Run many = run(new ShopClicks(20, 60, ShopClicks.Phase.BEFORE, 1), new MajorityClass(), CLICKS)) {
      few.advance(LENGTH);
      many.advance(LENGTH);
      assertThat(few.snapshot().stakes().orElseThrow().hitRate()).isEqualTo(1);
      StakesView view = many.snapshot().stakes().orElseThrow();
      assertThat(view.hitRate()).isZero();
      long clicks = many.snapshot().contestants().getFirst().confusedSoFar().truths(1);
      assertThat(view.rankings()).isEqualTo(clicks / 5);
    }
  }

  @Test
  void measuring_changes_nothing_in_the_run_and_a_copy_measures_the_same() {
    try (Run plain = new Run(new Scenario("stakes", "", "", new ShopClicks(), new DriftSchedule(List.of()), LENGTH, new NaiveBayes(),
        new Strategy.Continuous(5_000), new AdwinIncrease(), new Labels(100), Optional.empty(), 1_000, 1_000, 1),
        new InMemoryArchive(), RunListener.NONE); Run whole = run(new ShopClicks(), new NaiveBayes(), CLICKS);
        Run pieces = run(new ShopClicks(), new NaiveBayes(), CLICKS)) {
      plain.advance(LENGTH);
      whole.advance(LENGTH);
      pieces.advance(7_777);
      try (Run copy = pieces.copy(RunListener.NONE)) {
        pieces.advance(100);
        copy.advance(LENGTH);
        assertThat(copy.snapshot().stakes().orElseThrow().hitRate()).isEqualTo(whole.snapshot().stakes().orElseThrow().hitRate());
        assertThat(copy.snapshot().stakes().orElseThrow().auc()).hasToString(whole.snapshot().stakes().orElseThrow().auc().toString());
        assertThat(copy.fingerprint()).isEqualTo(whole.fingerprint()).isEqualTo(plain.fingerprint());
      }
    }
  }

  @Test
  void a_class_or_column_that_is_not_there_is_refused_in_a_sentence() {
    assertThatThrownBy(() -> run(new ShopClicks(), new NaiveBayes(), new Stakes("bought", 1, 1, "", 1)))
        .isInstanceOf(InputException.class).hasMessage("Parameter 'positive' is 'bought' but must be one of the classes ignored, clicked.");
    assertThatThrownBy(() -> run(new ShopClicks(), new NaiveBayes(), new Stakes("clicked", 1, 1, "shop", 1)))
        .isInstanceOf(InputException.class).hasMessage("Parameter 'items' is 'shop' but must be the name of a nominal column.");
  }

  @Test
  void what_is_expected_of_the_cost_is_held_against_the_run() {
    var fraud = new Stakes("fraud", 100, 5, "", 1);
    try (Run run = run(new CardPayments(0.1, 0, 0, 1), new NaiveBayes(), fraud)) {
      run.advance(LENGTH);
      var lead = new Expectation.Lead(Role.CHAMPION, Role.MAJORITY, Expectation.Metric.COST, 0, 0, 5);
      assertThat(lead.of(run.snapshot()).state()).isEqualTo(Expectation.State.MET);
      var much = new Expectation.Lead(Role.CHAMPION, Role.MAJORITY, Expectation.Metric.COST, 0, 0, 11);
      assertThat(much.of(run.snapshot()).state()).isEqualTo(Expectation.State.NOT_MET);
      var series = new Expectation.Level(Role.CHAMPION, Expectation.Metric.COST, 10_000, 15_000, 0, 9);
      assertThat(series.of(run.snapshot()).state()).isEqualTo(Expectation.State.MET);
    }
    assertThatThrownBy(() -> new Expectation.Level(Role.STATIC, Expectation.Metric.AUC, 0, 0, 0, 1))
        .hasMessageContaining("champion only");
    assertThatThrownBy(() -> new Expectation.Level(Role.STATIC, 0, 0, 0, 2)).hasMessageContaining("at most 1");
  }
}
