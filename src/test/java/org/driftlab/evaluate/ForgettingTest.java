// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.evaluate.Forgetting.Figure;
import org.junit.jupiter.api.Test;

/** Three concepts worked out by hand. */
class ForgettingTest {
  private static Forgetting example() {
    var forgetting = new Forgetting(new double[] {0.1, 0.2, 0.1});
    forgetting.learned(new double[] {0.9, 0.3, 0.1});
    forgetting.during(0, 0.4);
    forgetting.learned(new double[] {0.7, 0.8, 0.2});
    forgetting.during(0, 0.5);
    forgetting.during(1, 0.65);
    forgetting.learned(new double[] {0.6, 0.6, 0.9});
    return forgetting;
  }

  @Test
  void theFiguresAreThoseOfTheirFormulas() {
    Forgetting forgetting = example();
    // (0.6 + 0.6 + 0.9) / 3
    assertThat(forgetting.value(Figure.ACC)).isCloseTo(0.7, within(1e-12));
    // ((0.6 − 0.9) + (0.6 − 0.8)) / 2
    assertThat(forgetting.value(Figure.BWT)).isCloseTo(-0.25, within(1e-12));
    // ((0.3 − 0.2) + (0.2 − 0.1)) / 2
    assertThat(forgetting.value(Figure.FWT)).isCloseTo(0.1, within(1e-12));
    // ((0.9 − 0.6) + (0.8 − 0.6)) / 2
    assertThat(forgetting.value(Figure.FORGETTING)).isCloseTo(0.25, within(1e-12));
    // (0.4 + 0.6) / 2
    assertThat(forgetting.value(Figure.MIN_ACC)).isCloseTo(0.5, within(1e-12));
    // (0.7 − 0.4) for 1 during 2, (0.6 − 0.5) for 1 during 3, nothing for 2 during 3; over three pairs
    assertThat(forgetting.value(Figure.STABILITY_GAP)).isCloseTo(0.4 / 3, within(1e-12));
  }

  @Test
  void afterOneConceptOnlyTheMeanIsKnown() {
    var forgetting = new Forgetting(new double[] {0.1, 0.1});
    assertThat(forgetting.value(Figure.ACC)).isNaN();
    forgetting.learned(new double[] {0.8, 0.3});
    assertThat(forgetting.value(Figure.ACC)).isEqualTo(0.8);
    assertThat(forgetting.value(Figure.BWT)).isNaN();
  }

  @Test
  void theMatrixGrowsByARowAConcept() {
    assertThat(example().matrix()).isDeepEqualTo(new double[][] {{0.9, 0.3, 0.1}, {0.7, 0.8, 0.2}, {0.6, 0.6, 0.9}});
    assertThatThrownBy(() -> example().learned(new double[3])).isInstanceOf(IllegalStateException.class);
  }
}
