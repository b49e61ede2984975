// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.Sea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Late, missing and wrong labels; expected values are those of the named distributions. */
class LabelsTest {
  private static final Schema SCHEMA = new Sea().create().schema();
  private static final int DRAWS = 200_000;
  private static final String FIRST = SCHEMA.label().values().get(0);
  private static final String SECOND = SCHEMA.label().values().get(1);

  private static Labels labels(LabelDelay delay, double labelled, double noise) {
    return new Labels(new LabelRule(delay, labelled, noise), Map.of(), 100_000, Labels.WhenFull.DROP_OLDEST);
  }

  private static int[] fates(Labels labels, int y, int seed) {
    var draw = new LabelDraw(labels, SCHEMA, seed);
    var instance = new Instance(SCHEMA);
    var fates = new int[DRAWS];
    for (int i = 0; i < DRAWS; i++) {
      instance.y = y;
      fates[i] = draw.fate(i, instance);
    }
    return fates;
  }

  private static double mean(int[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double share(int[] values, IntPredicate which) {
    return (double) Arrays.stream(values).filter(which).count() / values.length;
  }

  @Test
  void uniformDelaysReachBothEndsAndHaveTheMeanBetween() {
    int[] fates = fates(labels(new LabelDelay.Uniform(10, 30), 1, 0), 0, 1);
    assertThat(Arrays.stream(fates).min()).hasValue(10);
    assertThat(Arrays.stream(fates).max()).hasValue(30);
    // Standard deviation of one draw sqrt((21² − 1)/12) = 6.06, of the mean 0.0135; four of them.
    assertThat(mean(fates)).isEqualTo(20, within(0.054));
    for (int d = 10; d <= 30; d++) {
      int delay = d;
      assertThat(share(fates, f -> f == delay)).isEqualTo(1 / 21.0, within(0.0019));
    }
  }

  @Test
  void geometricDelaysHaveTheirMeanAndForgetHowLongTheyHaveWaited() {
    int[] fates = fates(labels(new LabelDelay.Geometric(50), 1, 0), 1, 2);
    // Standard deviation sqrt(50 · 51) = 50.5, of the mean 0.113; four of them.
    assertThat(mean(fates)).isEqualTo(50, within(0.45));
    // P(delay ≥ k) = (50/51)^k.
    assertThat(share(fates, f -> f >= 100)).isEqualTo(StrictMath.pow(50 / 51.0, 100), within(0.0035));
    assertThat(share(fates, f -> f == 0)).isEqualTo(1 / 51.0, within(0.0013));
  }

  @Test
  void scarceLabelsComeWithTheirProbability() {
    int[] fates = fates(labels(new LabelDelay.Fixed(0), 0.2, 0), 0, 3);
    assertThat(share(fates, f -> f == LabelDelay.NEVER_COMES)).isEqualTo(0.8, within(0.0036));
  }

  @Test
  void aClassMayHaveARuleOfItsOwn() {
    var rule = new LabelRule(new LabelDelay.Fixed(7), 1, 0);
    var labels = new Labels(rule, Map.of(SECOND, new LabelRule(new LabelDelay.Never(), 1, 0)), 100,
        Labels.WhenFull.DROP_OLDEST);
    assertThat(fates(labels, 0, 1)).containsOnly(7);
    assertThat(fates(labels, 1, 1)).containsOnly(LabelDelay.NEVER_COMES);
  }

  @Test
  void aRuleForAClassThatIsNotThereIsRejectedWithTheClassesThatAre() {
    var labels = new Labels(LabelRule.IMMEDIATE, Map.of("refund", LabelRule.IMMEDIATE), 100, Labels.WhenFull.DROP_OLDEST);
    assertThatThrownBy(() -> new LabelDraw(labels, SCHEMA, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("'refund'").hasMessageContaining(FIRST).hasMessageContaining(SECOND);
  }

  @Test
  void noisyLabelsNameAnotherClassWithTheirProbability() {
    var draw = new LabelDraw(labels(new LabelDelay.Fixed(0), 1, 0.1), SCHEMA, 4);
    var instance = new Instance(SCHEMA);
    int wrong = 0;
    for (int i = 0; i < DRAWS; i++) {
      instance.y = i & 1;
      draw.fate(i, instance);
      wrong += instance.y == (i & 1) ? 0 : 1;
    }
    assertThat((double) wrong / DRAWS).isEqualTo(0.1, within(0.0027));
  }

  @Test
  void delayShareAndNoiseAreDrawnIndependently() {
    var draw = new LabelDraw(labels(new LabelDelay.Uniform(0, 9), 0.5, 0.5), SCHEMA, 5);
    var instance = new Instance(SCHEMA);
    var table = new int[2][10];
    for (int i = 0; i < DRAWS; i++) {
      instance.y = 0;
      int fate = draw.fate(i, instance);
      if (fate >= 0) {
        table[instance.y][fate]++;
      }
    }
    // A quarter of the draws in each row, a tenth of that in each cell: 5,000 with a standard deviation of 70.
    for (int[] row : table) {
      for (int cell : row) {
        assertThat((double) cell).isEqualTo(DRAWS / 40.0, within(280.0));
      }
    }
  }

  @Test
  void aFixedDelayLongerThanTheQueueIsRejectedByName() {
    assertThatThrownBy(() -> new Labels(new LabelRule(new LabelDelay.Fixed(200), 1, 0), Map.of(), 100,
        Labels.WhenFull.DROP_OLDEST)).isInstanceOf(InputException.class).hasMessageContaining("'capacity' is 100");
    assertThatThrownBy(() -> new LabelDelay.Uniform(5, 4)).isInstanceOf(InputException.class)
        .hasMessageContaining("'shortest' is 5");
  }

  static Stream<Labels> imperfect() {
    return Stream.of(labels(new LabelDelay.Uniform(0, 3_000), 0.5, 0.05), labels(new LabelDelay.Geometric(400), 1, 0),
        new Labels(new LabelRule(new LabelDelay.Fixed(50), 1, 0),
            Map.of(FIRST, new LabelRule(new LabelDelay.Fixed(4_000), 0.3, 0)), 500, Labels.WhenFull.DROP_NEWEST));
  }

  private static Run run(Labels labels) {
    Scenario s = Scenarios.swap(new Strategy.Continuous(5_000), 0);
    return new Run(new Scenario(s.id(), s.title(), s.story(), s.stream(), s.drift(), s.instances(), s.learner(),
        s.strategy(), s.detector(), labels, s.replay(), s.window(), 1_000, s.seed()), new InMemoryArchive(), event -> {});
  }

  @ParameterizedTest
  @MethodSource("imperfect")
  void aRunWithImperfectLabelsContinuesFromACopyToTheSameFingerprint(Labels labels) {
    Run whole = run(labels);
    whole.advance(Long.MAX_VALUE);
    Run first = run(labels);
    first.advance(17_777);
    Run copy = first.copy(event -> {});
    first.advance(3_000);
    copy.advance(Long.MAX_VALUE);
    assertThat(copy.fingerprint()).isEqualTo(whole.fingerprint());
  }

  @ParameterizedTest
  @MethodSource("imperfect")
  void everyInstanceIsAccountedFor(Labels labels) {
    Run run = run(labels);
    run.advance(30_000);
    RunSnapshot.LabelCounts counts = run.snapshot().labels();
    assertThat(counts.arrived() + counts.waiting() + counts.never() + counts.lost()).isEqualTo(30_000);
    run.advance(Long.MAX_VALUE);
    RunSnapshot.LabelCounts end = run.snapshot().labels();
    assertThat(end.waiting()).isZero();
    assertThat(end.arrived() + end.never() + end.lost()).isEqualTo(40_000);
    assertThat(run.snapshot().contestants().getFirst().cumulative().labels()).isEqualTo(end.arrived());
  }

  @Test
  void theFirstLabelLostToAFullQueueIsAnEventAndTheOthersAreCounted() {
    Run run = run(labelsWithCapacity(10));
    run.advance(1_000);
    List<RunEvent> events = run.snapshot().events();
    assertThat(events.stream().filter(RunEvent.LabelsLost.class::isInstance)).hasSize(1);
    assertThat(run.snapshot().labels().waiting()).isEqualTo(10);
    assertThat(run.snapshot().labels().lost()).isGreaterThan(500);
  }

  private static Labels labelsWithCapacity(int capacity) {
    return new Labels(new LabelRule(new LabelDelay.Uniform(20, 100), 1, 0), Map.of(), capacity,
        Labels.WhenFull.DROP_OLDEST);
  }
}
