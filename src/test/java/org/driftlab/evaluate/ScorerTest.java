// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorerTest {
  @Test
  void givesTheKappasOfAnExampleWorkedByHand() {
    // 100 labels: 40 right of class 0, 10 of class 0 called 1, 20 of class 1 called 0, 30 right of class 1.
    // p0 = 0.7; pe = 0.5 * 0.6 + 0.5 * 0.4 = 0.5; kappa = 0.4. Majority right on 50, no change on 60 of them.
    var scorer = new Scorer(2, 1_000);
    int fed = 0;
    for (int[] cell : new int[][] {{0, 0, 40}, {0, 1, 10}, {1, 0, 20}, {1, 1, 30}}) {
      for (int i = 0; i < cell[2]; i++) {
        scorer.score(cell[0], cell[1], fed < 60, fed < 50);
        fed++;
      }
    }
    Metrics metrics = scorer.cumulative();
    assertThat(metrics.accuracy()).isEqualTo(0.7);
    assertThat(metrics.kappa()).isCloseTo(0.4, within(1e-12));
    assertThat(metrics.kappaM()).isCloseTo(0.4, within(1e-12));
    assertThat(metrics.kappaT()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void aWindowMetricEqualsItsRecomputationFromTheLastLabels() {
    int classes = 4;
    int window = 37;
    var random = new Random(5);
    var scorer = new Scorer(classes, window);
    int[][] fed = new int[500][];
    for (int i = 0; i < fed.length; i++) {
      fed[i] = new int[] {random.nextInt(classes), random.nextInt(classes), random.nextInt(2), random.nextInt(2)};
      score(scorer, fed[i]);
      var fresh = new Scorer(classes, window);
      for (int k = Math.max(0, i - window + 1); k <= i; k++) {
        score(fresh, fed[k]);
      }
      assertThat(scorer.window()).isEqualTo(fresh.cumulative());
    }
  }

  @Test
  void metricsOfNoLabelsAreAbsent() {
    assertThat(new Scorer(2, 10).window().accuracy()).isNaN();
    assertThat(new Scorer(2, 10).windowAccuracy()).isNaN();
  }

  private static void score(Scorer scorer, int[] label) {
    scorer.score(label[0], label[1], label[2] == 1, label[3] == 1);
  }
}
