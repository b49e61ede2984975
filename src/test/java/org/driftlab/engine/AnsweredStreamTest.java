// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.stream.CardPayments;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.stream.drift.GroundTruth;
import org.junit.jupiter.api.Test;

class AnsweredStreamTest {
  private static final int LENGTH = 40_000;

  private static Run run(int patience) {
    return new Run(new Scenario("gang", "", "", new CardPayments(0.1, patience, 0, 1), new DriftSchedule(List.of()), LENGTH,
        new NaiveBayes(), new Strategy.Continuous(10_000), new AdwinIncrease(), new Labels(100), Optional.empty(), 1_000, 1_000, 1),
        new InMemoryArchive(), RunListener.NONE);
  }

  @Test
  void a_gang_that_is_caught_changes_its_pattern_and_the_truth_says_when() {
    try (Run run = run(100)) {
      run.advance(LENGTH);
      List<GroundTruth.Drift> drifts = run.snapshot().truth().drifts();
      assertThat(drifts).hasSizeGreaterThan(2).allMatch(drift -> drift.kind().equals("reaction"));
      assertThat(drifts).extracting(GroundTruth.Drift::at).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void a_gang_without_patience_to_lose_never_reacts() {
    try (Run run = run(0)) {
      run.advance(LENGTH);
      assertThat(run.snapshot().truth().drifts()).isEmpty();
    }
  }

  @Test
  void going_back_and_on_again_gives_the_same_fingerprint_and_the_same_reactions() {
    try (Run whole = run(100); var timeline = new Timeline(run(100), 64L << 20)) {
      whole.advance(LENGTH);
      timeline.advance(LENGTH);
      timeline.seek(LENGTH / 3);
      assertThat(timeline.run().index()).isEqualTo(LENGTH / 3);
      timeline.advance(LENGTH);
      assertThat(timeline.run().fingerprint()).isEqualTo(whole.fingerprint());
      assertThat(timeline.run().snapshot().truth()).isEqualTo(whole.snapshot().truth());
    }
  }

  @Test
  void a_fork_without_a_change_goes_the_same_way_and_one_with_a_frozen_champion_has_a_gang_of_its_own() {
    try (Run whole = run(100); var timeline = new Timeline(run(100), 64L << 20)) {
      whole.advance(LENGTH);
      timeline.advance(LENGTH);
      try (Timeline same = timeline.fork(LENGTH / 2, new Change.Nothing());
          Timeline frozen = timeline.fork(LENGTH / 2, new Change.With(new RunCommand.Use(new Strategy.Static())))) {
        same.advance(LENGTH);
        frozen.advance(LENGTH);
        assertThat(same.run().fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(same.run().snapshot().truth()).isEqualTo(whole.snapshot().truth());
        assertThat(frozen.run().fingerprint()).isNotEqualTo(whole.fingerprint());
        // Up to the fork the gang has heard the same decisions, behind it others.
        List<GroundTruth.Drift> drifts = whole.snapshot().truth().drifts();
        List<GroundTruth.Drift> others = frozen.run().snapshot().truth().drifts();
        assertThat(others).filteredOn(drift -> drift.at() <= LENGTH / 2)
            .isEqualTo(drifts.stream().filter(drift -> drift.at() <= LENGTH / 2).toList());
        assertThat(others).isNotEqualTo(drifts);
      }
    }
  }

  @Test
  void two_runs_on_threads_of_their_own_give_the_fingerprint_of_one_without() {
    try (Run whole = run(100); var first = new RunThread(run(100), Pacer.FLAT_OUT);
        var second = new RunThread(run(100), Pacer.FLAT_OUT)) {
      whole.advance(LENGTH);
      first.play();
      second.play();
      while (first.latest().phase() != RunSnapshot.Phase.FINISHED || second.latest().phase() != RunSnapshot.Phase.FINISHED) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(first.latest().fingerprint()).hasValue(whole.fingerprint());
      assertThat(second.latest().fingerprint()).hasValue(whole.fingerprint());
    }
  }

  @Test
  void pieces_and_copies_make_no_difference() {
    try (Run whole = run(100); Run pieces = run(100)) {
      whole.advance(LENGTH);
      while (pieces.advance(777) > 0 && pieces.index() < LENGTH / 2) {
        // on to the next piece
      }
      try (Run copy = pieces.copy(RunListener.NONE)) {
        pieces.advance(LENGTH);
        copy.advance(LENGTH);
        assertThat(copy.fingerprint()).isEqualTo(whole.fingerprint()).isEqualTo(pieces.fingerprint());
        assertThat(copy.snapshot().truth()).isEqualTo(whole.snapshot().truth());
      }
    }
  }
}
