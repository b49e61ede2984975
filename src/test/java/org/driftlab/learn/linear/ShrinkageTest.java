// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.learn.ModelReader;
import org.driftlab.learn.ModelWriter;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
  @Test
  void anAnswerStandsAsItIsBeforeAnythingWasSeen() {
    assertThat(new Shrinkage(2).of(1, 0.93)).isEqualTo(0.93);
  }

  @Test
  void anAnswerIsDrawnToTheShareByTheSlopeOfWhatCame() {
    // Answers 0.8 and 0.2 in turn. At 0.8 it comes three times of four, at 0.2 once of four: mean answer 1/2, share 1/2,
    // variance 0.09, covariance (0.3 · 0.25 + 0.3 · 0.25)/2 = 0.075, slope 5/6 of 400 labels together with 2.5 of belief.
    var shrinkage = new Shrinkage(1);
    for (int i = 0; i < 400; i++) {
      boolean high = i % 2 == 0;
      boolean usual = i / 2 % 4 != 3;
      shrinkage.learn(0, high ? 0.8 : 0.2, high == usual ? 1 : 0, shrinkage.count(1));
    }
    double slope = (400 * 0.075 + 2.5) / (400 * 0.09 + 2.5);
    assertThat(shrinkage.of(0, 0.8)).isCloseTo(0.5 + 0.3 * slope, within(1e-12));
    assertThat(shrinkage.of(0, 0.2)).isCloseTo(0.5 - 0.3 * slope, within(1e-12));
  }

  @Test
  void answersThatTellNothingKeepTheirOrderAndLittleElse() {
    // One in ten comes, whatever the answer.
    var shrinkage = new Shrinkage(1);
    for (int i = 0; i < 20_000; i++) {
      shrinkage.learn(0, i / 10 % 2, i % 10 == 0 ? 1 : 0, shrinkage.count(1));
    }
    assertThat(shrinkage.of(0, 1)).isBetween(0.09, 0.12).isGreaterThan(shrinkage.of(0, 0));
    assertThat(shrinkage.of(0, 0)).isBetween(0.08, 0.11);
  }

  @Test
  void answersThatAreTooShyAreNotBlownUp() {
    var shrinkage = new Shrinkage(1);
    for (int i = 0; i < 1_000; i++) {
      shrinkage.learn(0, i % 2 == 0 ? 0.6 : 0.4, i % 2 == 0 ? 1 : 0, shrinkage.count(1));
    }
    assertThat(shrinkage.of(0, 0.6)).isCloseTo(0.6, within(1e-3)); // the share of the last labels weighs a little more
    assertThat(shrinkage.of(0, 0.4)).isCloseTo(0.4, within(1e-3));
  }

  @Test
  void weightsOfAnySizeLeaveAProbability() {
    var shrinkage = new Shrinkage(1);
    for (double weight : new double[] {Double.MIN_VALUE, 1e-200, 1, 1e200, Double.MAX_VALUE, 1}) {
      shrinkage.learn(0, 0.7, 1, shrinkage.count(weight));
      assertThat(shrinkage.of(0, 0.3)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void whatIsStoredAnswersTheSameAndGoesOnTheSame() {
    var shrinkage = new Shrinkage(3);
    for (int i = 0; i < 50; i++) {
      double part = shrinkage.count(1 + i % 3);
      for (int c = 0; c < 3; c++) {
        shrinkage.learn(c, (i * 7 + c * 3) % 10 / 10.0, i % 3 == c ? 1 : 0, part);
      }
    }
    var out = new ModelWriter();
    shrinkage.save(out);
    Shrinkage loaded = Shrinkage.load(3, new ModelReader(out.toByteArray()));
    loaded.learn(1, 0.4, 1, loaded.count(2));
    shrinkage.learn(1, 0.4, 1, shrinkage.count(2));
    for (int c = 0; c < 3; c++) {
      assertThat(loaded.of(c, 0.35)).isEqualTo(shrinkage.of(c, 0.35));
    }
  }
}
