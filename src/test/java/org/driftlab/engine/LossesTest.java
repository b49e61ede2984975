// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.driftlab.data.Attribute;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.evaluate.PairedTest;
import org.driftlab.evaluate.PairedTest.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gate and guard that compare costs: a miss costs 100, a false alarm 5. */
class LossesTest {
  private static final int HONEST = 0;
  private static final int FRAUD = 1;
  private static final int OTHER = 2;
  private static final Schema SCHEMA = new Schema(List.of(new Attribute.Numeric("amount")),
      new Attribute.Nominal("class", List.of("honest", "fraud", "other")));
  private static final Optional<Stakes> STAKES = Optional.of(new Stakes("fraud", 100, 5, "", 1));
  private static final Losses COSTS = Losses.of(Loss.COST, STAKES, SCHEMA);
  private static final int COMPARISONS = 1_000;

  @Test
  void a_loss_is_the_errors_cost_divided_by_the_largest_one() {
    assertThat(COSTS.of(FRAUD, HONEST)).isEqualTo(1);
    assertThat(COSTS.of(FRAUD, OTHER)).isEqualTo(1);
    assertThat(COSTS.of(HONEST, FRAUD)).isEqualTo(0.05);
    assertThat(COSTS.of(HONEST, OTHER)).as("an error among the classes that are not at stake").isZero();
    assertThat(COSTS.of(FRAUD, FRAUD)).isZero();
    assertThat(COSTS.unit()).isEqualTo(100);
    assertThat(Losses.of(Loss.ERROR, STAKES, SCHEMA).of(HONEST, OTHER)).isEqualTo(1);
  }

  @Test
  void evidence_and_its_interval_are_in_the_stakes_own_unit() {
    var comparison = new Comparison(new Gate().withLoss(Loss.COST), SCHEMA, COSTS);
    for (int i = 0; i < 100; i++) {
      comparison.add(HONEST, HONEST, i < 20 ? FRAUD : HONEST);
      comparison.add(FRAUD, i < 3 ? HONEST : FRAUD, FRAUD);
    }
    Evidence evidence = comparison.evidence(0);
    // 3 misses of 100 less, 20 false alarms of 5 more, over 200 labels.
    assertThat(evidence.saved()).isCloseTo(200, within(1e-9));
    assertThat(evidence.gain()).isCloseTo(1, within(1e-9));
    assertThat(evidence.upper()).isGreaterThan(1).isLessThanOrEqualTo(100);
    assertThat(evidence.sentence()).startsWith("gain in cost a label +1.0000 over 200 labels");
  }

  @Test
  void the_guard_brings_back_who_was_right_where_it_mattered() {
    var costs = new GuardWatch(new Guard().withLoss(Loss.COST), COSTS);
    var errors = new GuardWatch(new Guard(), Losses.ERRORS);
    // The promoted one spares two false alarms for each fraud it misses: fewer errors, higher cost.
    for (int i = 0; i < 4_000 && !costs.alarm(); i++) {
      for (GuardWatch guard : List.of(costs, errors)) {
        switch (i % 10) {
          case 0 -> guard.add(FRAUD, HONEST, FRAUD);
          case 1, 2 -> guard.add(HONEST, HONEST, FRAUD);
          default -> guard.add(HONEST, HONEST, HONEST);
        }
      }
    }
    assertThat(costs.alarm()).isTrue();
    assertThat(errors.alarm()).isFalse();
    assertThat(costs.sentence()).contains("and the promoted one's errors cost").contains(" more; the e-detector");
  }

  /** Two worlds: models that err alike at random, and one that finds more frauds for false alarms of the same cost. */
  @ParameterizedTest
  @EnumSource(names = {"CONFIDENCE_SEQUENCE", "BETTING"})
  void of_two_models_that_cost_the_same_the_gate_promotes_at_most_alpha_half(Gate.Test test) {
    for (boolean trade : new boolean[] {false, true}) {
      int promoted = 0;
      for (int i = 0; i < COMPARISONS; i++) {
        promoted += compare(test, new SplittableRandom(i), 0.005, trade ? 0 : 0.005, trade ? 0.1 : 0.05) == Finding.CANDIDATE ? 1 : 0;
      }
      // α/2 = 0.025 of 1,000.
      assertThat(promoted).as("trade %s", trade).isLessThanOrEqualTo(25);
    }
  }

  @Test
  void a_candidate_that_errs_more_often_and_costs_less_is_promoted() {
    int promoted = 0;
    for (int i = 0; i < 100; i++) {
      // Two misses less and ten false alarms more in a hundred labels: 200 − 50.
      promoted += compare(Gate.Test.CONFIDENCE_SEQUENCE, new SplittableRandom(i), 0.02, 0, 0.1) == Finding.CANDIDATE ? 1 : 0;
    }
    assertThat(promoted).isGreaterThan(95);
  }

  @Test
  void costs_without_stakes_are_refused_in_one_sentence() {
    Scenario scenario = Scenarios.swap(new Strategy.Gated(), 0);
    assertThatThrownBy(() -> scenario.using(new Gate().withLoss(Loss.COST))).isInstanceOf(InputException.class)
        .hasMessage("Policy 'gate' has the loss cost, but the scenario does not say what errors cost; add 'stakes:' or take the "
            + "loss error.");
    assertThatThrownBy(() -> scenario.using(new Guard().withLoss(Loss.COST))).hasMessageContaining("Policy 'guard'");
  }

  /**
   * Looks after every label.
   *
   * @param spared frauds that the champion alone misses, a label
   * @param missed frauds that the candidate alone misses, a label
   * @param alarms false alarms: all of them the candidate's if it misses no fraud, else half of each
   */
  private static Finding compare(Gate.Test test, SplittableRandom random, double spared, double missed, double alarms) {
    Gate gate = new Gate(test, 0.05, 200, 0, 20_000, 100, 1, 35, 0, Gate.Approval.AUTOMATIC, true, Loss.COST);
    PairedTest paired = gate.create();
    for (int label = 1; label <= 3_000; label++) {
      double u = random.nextDouble();
      int truth = u < spared + missed ? FRAUD : HONEST;
      boolean alarm = truth == HONEST && u < spared + missed + alarms;
      boolean champions = alarm && missed > 0 && u < spared + missed + alarms / 2;
      int champion = u < spared ? HONEST : truth == FRAUD || champions ? FRAUD : HONEST;
      int candidate = u < spared ? FRAUD : truth == FRAUD || !alarm || champions ? HONEST : FRAUD;
      paired.add(COSTS.of(truth, champion), COSTS.of(truth, candidate));
      if (label >= gate.minLabels() && paired.finding() != Finding.OPEN) {
        return paired.finding();
      }
    }
    return paired.finding();
  }
}
