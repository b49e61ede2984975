// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.driftlab.data.LegacyRandom;
import org.junit.jupiter.api.Test;

class RankWindowTest {
  @Test
  void the_auc_counts_pairs_and_a_tie_as_one_half() {
    var window = new RankWindow(10);
    window.add(0.1, false);
    window.add(0.4, false);
    window.add(0.35, true);
    window.add(0.8, true);
    // The textbook's four scores: of four pairs three are in order.
    assertThat(window.auc()).isEqualTo(0.75);
    window.add(0.4, true); // beats 0.1, ties with 0.4
    assertThat(window.auc()).isEqualTo((1 + 2 + 1.5) / 6);
  }

  @Test
  void without_a_positive_or_a_negative_there_is_none_and_equal_scores_are_worth_one_half() {
    var window = new RankWindow(3);
    assertThat(window.auc()).isNaN();
    window.add(0.5, true);
    assertThat(window.auc()).isNaN();
    window.add(0.5, false);
    window.add(Double.NaN, false);
    assertThat(window.auc()).isEqualTo(0.5);
  }

  @Test
  void only_the_last_labels_count_as_in_a_count_of_all_pairs() {
    var random = new LegacyRandom(7);
    var window = new RankWindow(50);
    double[] scores = new double[200];
    boolean[] positive = new boolean[200];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextInt(20) / 20.0;
      positive[i] = random.nextInt(3) == 0;
      window.add(scores[i], positive[i]);
    }
    double wins = 0;
    int pairs = 0;
    for (int p = 150; p < 200; p++) {
      for (int n = 150; n < 200; n++) {
        if (positive[p] && !positive[n]) {
          pairs++;
          wins += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
        }
      }
    }
    assertThat(window.auc()).isCloseTo(wins / pairs, Offset.offset(1e-12));
    RankWindow copy = window.copy();
    window.add(1, false);
    assertThat(copy.auc()).isCloseTo(wins / pairs, Offset.offset(1e-12));
  }
}
