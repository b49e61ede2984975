// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
