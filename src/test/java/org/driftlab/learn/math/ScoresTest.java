// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

  @Test
  void logarithmsBecomeProbabilities() {
    double[] scores = {StrictMath.log(1), StrictMath.log(2), StrictMath.log(5)};
    Scores.fromLogs(scores);
    assertThat(scores).containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
  }

  @Test
  void logarithmsFarBelowZeroDoNotVanishTogether() {
    double[] scores = {-1e6, -1e6, IMPOSSIBLE};
    Scores.fromLogs(scores);
    assertThat(scores).containsExactly(0.5, 0.5, 0);
  }

  @Test
  void onlyImpossibleClassesGiveUniformScores() {
    double[] scores = {IMPOSSIBLE, IMPOSSIBLE};
    Scores.fromLogs(scores);
    assertThat(scores).containsExactly(0.5, 0.5);
  }

  @Test
  void theFirstOfEqualValuesIsTheLargest() {
    assertThat(Scores.argMax(new double[] {1, 3, 3})).isEqualTo(1);
  }
}
