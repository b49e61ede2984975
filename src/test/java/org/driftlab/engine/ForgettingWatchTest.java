// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.driftlab.data.InputException;
import org.driftlab.evaluate.Forgetting.Figure;
import org.driftlab.stream.drift.DriftSchedule;
import org.junit.jupiter.api.Test;

class ForgettingWatchTest {
  private static final Scenario SCENARIO = org.driftlab.catalog.Scenarios.find("forgetting");

  private static Run finished(Scenario scenario) {
    var run = new Run(scenario, new InMemoryArchive(), RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    return run;
  }

  @Test
  void eachStretchIsARowAndAConceptThatComesBackIsOneColumn() {
    ForgettingView view = finished(SCENARIO).snapshot().forgetting().orElseThrow();
    assertThat(view.concepts()).containsExactly("part 0", "part 1", "part 2", "part 3", "part 4");
    assertThat(view.rows()).extracting(ForgettingView.Row::concept).containsExactly(0, 1, 2, 3, 0, 4);
    assertThat(view.rows()).extracting(ForgettingView.Row::at)
        .containsExactly(4_000L, 8_000L, 12_000L, 16_000L, 20_000L, 24_000L);
    assertThat(view.rows()).allMatch(ForgettingView.Row::complete);
    // What is learned is known, and what left the memory two stretches ago is not.
    view.rows().forEach(row -> assertThat(row.accuracies().get(row.concept())).isGreaterThan(0.95));
    assertThat(view.rows().get(3).accuracies().get(0)).isLessThan(0.2);
    double acc = view.rows().getLast().accuracies().stream().mapToDouble(a -> a).average().orElseThrow();
    assertThat(view.figures().get(Figure.ACC)).isCloseTo(acc, within(1e-12));
    assertThat(view.figures().get(Figure.FORGETTING)).isGreaterThan(0.5);
  }

  @Test
  void testingChangesNothingOfTheRun() {
    Scenario scenario = SCENARIO.withInstances(6_000);
    Scenario untested = new Scenario(scenario.id(), scenario.title(), scenario.story(), scenario.stream(),
        new DriftSchedule(scenario.drift().events()), scenario.instances(), scenario.learner(), scenario.strategy(),
        scenario.detector(), scenario.labels(), scenario.replay(), scenario.window(), scenario.initialLabels(), scenario.seed());
    assertThat(finished(scenario).fingerprint()).isEqualTo(finished(untested).fingerprint());
  }

  @Test
  void aCopyGoesOnWithTheSameMatrix() {
    var run = new Run(SCENARIO.withInstances(9_000), new InMemoryArchive(), RunListener.NONE);
    run.advance(4_321);
    Run copy = run.copy(RunListener.NONE);
    run.advance(Long.MAX_VALUE / 2);
    copy.advance(Long.MAX_VALUE / 2);
    assertThat(copy.snapshot().forgetting()).isEqualTo(run.snapshot().forgetting());
  }

  @Test
  void underAnotherScheduleTheMatrixIsThatOfTheFreshRun() {
    Scenario scenario = SCENARIO.withInstances(9_000).withDrift(new DriftSchedule(SCENARIO.drift().events().subList(0, 2)));
    var moved = new DriftSchedule(List.of(SCENARIO.drift().events().getFirst()));
    try (var timeline = new Timeline(new Run(scenario, new InMemoryArchive(), RunListener.NONE), Checkpoints.DEFAULT_BUDGET)) {
      timeline.advance(Long.MAX_VALUE / 2);
      try (Timeline fork = timeline.rescheduled(moved).open()) {
        fork.advance(Long.MAX_VALUE / 2);
        Run fresh = finished(scenario.withDrift(moved));
        assertThat(fork.run().snapshot().forgetting()).isEqualTo(fresh.snapshot().forgetting())
            .isNotEqualTo(timeline.run().snapshot().forgetting());
        assertThat(fork.run().fingerprint()).isEqualTo(fresh.fingerprint());
      }
    }
  }

  @Test
  void whatCannotBeTestedIsRefusedInOneSentence() {
    Scenario calm = Scenarios.swap(new Strategy.Continuous(20_000), 0).with(new ForgettingTest());
    assertThatThrownBy(() -> new Run(calm, new InMemoryArchive(), RunListener.NONE)).isInstanceOf(InputException.class)
        .hasMessage("There is no concept to forget: 'forgetting' needs a drift of the kind 'concept'.");
  }

  @Test
  void theMemorysViewCountsWhatItHolds() {
    var run = new Run(SCENARIO, new InMemoryArchive(), RunListener.NONE);
    run.advance(4_600);
    MemoryView memory = run.snapshot().memory().orElseThrow();
    assertThat(memory.size()).isEqualTo(1_000);
    assertThat(List.of(memory.byClass(), memory.byAge(), memory.byConcept()))
        .allMatch(counts -> counts.stream().mapToInt(Integer::intValue).sum() == 1_000);
    // The newest 600 are of the digits 2 and 3, the 400 before of 0 and 1.
    assertThat(memory.byClass().get(0) + memory.byClass().get(1)).isEqualTo(400);
    assertThat(memory.oldest()).isEqualTo(999);
  }
}
