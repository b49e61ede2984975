// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  /** Rows are truths: 40 10 0, 20 30 0, 0 5 0; class 2 is never predicted. */
  private final Confusion worked = Confusion.of(3, new long[] {40, 10, 0, 20, 30, 0, 0, 5, 0});

  @Test
  void givesTheMeasuresOfAnExampleWorkedByHand() {
    assertThat(worked.labels()).isEqualTo(105);
    assertThat(worked.accuracy()).isCloseTo(70 / 105.0, within(1e-12));
    assertThat(worked.recall(0)).isEqualTo(0.8);
    assertThat(worked.recall(1)).isEqualTo(0.6);
    assertThat(worked.recall(2)).isEqualTo(0);
    assertThat(worked.precision(0)).isCloseTo(40 / 60.0, within(1e-12));
    assertThat(worked.precision(1)).isCloseTo(30 / 45.0, within(1e-12));
    assertThat(worked.precision(2)).isNaN();
    assertThat(worked.f1(0)).isCloseTo(80 / 110.0, within(1e-12));
    assertThat(worked.f1(2)).isEqualTo(0);
    assertThat(worked.balancedAccuracy()).isCloseTo(1.4 / 3, within(1e-12));
    assertThat(worked.macroF1()).isCloseTo((80 / 110.0 + 60 / 95.0) / 3, within(1e-12));
    assertThat(worked.gMean()).isZero();
    assertThat(Confusion.of(2, new long[] {8, 2, 5, 5}).gMean()).isCloseTo(Math.sqrt(0.4), within(1e-12));
  }

  @Test
  void aClassThatNeverOccurredNorWasPredictedCountsInNoMean() {
    var two = Confusion.of(3, new long[] {1, 1, 0, 0, 2, 0, 0, 0, 0});
    assertThat(two.balancedAccuracy()).isEqualTo(0.75);
    assertThat(two.recall(2)).isNaN();
    assertThat(Confusion.NONE.accuracy()).isNaN();
  }

  @Test
  void theWindowsMatrixEqualsACountOfTheLastLabelsForFewAndForManyClasses() {
    for (int classes : new int[] {3, 200}) {
      int window = 50;
      var random = new Random(classes);
      var scorer = new Scorer(classes, window);
      int[][] fed = new int[170][];
      for (int i = 0; i < fed.length; i++) {
        fed[i] = new int[] {random.nextInt(classes), random.nextInt(classes)};
        scorer.score(fed[i][0], fed[i][1], false, false);
        var expected = new long[classes * classes];
        for (int k = Math.max(0, i - window + 1); k <= i; k++) {
          expected[fed[k][0] * classes + fed[k][1]]++;
        }
        Confusion shown = scorer.windowConfusion();
        for (int cell = 0; cell < expected.length; cell++) {
          if (shown.count(cell / classes, cell % classes) != expected[cell]) {
            assertThat(shown.count(cell / classes, cell % classes)).as("cell %d of %d classes after %d labels", cell, classes, i)
                .isEqualTo(expected[cell]);
          }
        }
        assertThat(shown.labels()).isEqualTo(Math.min(window, i + 1));
      }
    }
  }

  @Test
  void theWholeRunsMatrixKeepsEveryLabelAndOfManyClassesTheTotalsThatItsMeasuresNeed() {
    var few = new Scorer(64, 2);
    var many = new Scorer(1_000, 2);
    for (int i = 0; i < 10; i++) {
      few.score(1, i % 2, false, false);
      many.score(1, i % 2, false, false);
    }
    assertThat(few.confusion().count(1, 0)).isEqualTo(5);
    assertThat(few.confusion().hasCells()).isTrue();
    assertThat(many.confusion().hasCells()).isFalse();
    assertThat(many.confusion().recall(1)).isEqualTo(0.5);
    assertThat(many.confusion().precision(0)).isZero();
    assertThatThrownBy(() -> many.confusion().count(1, 0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCopyOfAScorerCountsOnByItself() {
    var scorer = new Scorer(2, 10);
    scorer.score(0, 1, false, false);
    Scorer copy = scorer.copy();
    scorer.score(0, 1, false, false);
    assertThat(copy.confusion().count(0, 1)).isEqualTo(1);
    assertThat(scorer.confusion().count(0, 1)).isEqualTo(2);
  }

  @Test
  void aThousandClassesTakeNoMillionNumbers() {
    assertThat(new Scorer(1_000, 1_000).bytes()).isLessThan(64 * 1_024);
  }
}
