// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The guard on simulated labels: two models that disagree on a fifth of them. */
class GuardTest {
  private static final int PROMOTIONS = 500;

  @Test
  void aPromotionWithoutALossIsRolledBackInAtMostAlphaOfTheCases() {
    int back = 0;
    for (int i = 0; i < PROMOTIONS; i++) {
      back += labelsToAlarm(new Random(i), 0, 0) < Integer.MAX_VALUE ? 1 : 0;
    }
    // α = 0.05 of 500 is 25.
    assertThat(back).isLessThanOrEqualTo(25);
  }

  @Test
  void aLossThatBeginsLateIsFoundAsFastAsOneFromTheStart() {
    long fromStart = 0;
    long late = 0;
    for (int i = 0; i < 50; i++) {
      fromStart += labelsToAlarm(new Random(i), 0.2, 0);
      late += labelsToAlarm(new Random(i), 0.2, 2_000) - 2_000;
    }
    // All disagreements are for the deposed one: a bet of one half grows by 0.2 ln 1.5 = 0.081 a label, and the level is at
    // ln 100,000 = 11.5, the mean over eight bets: some 140 labels.
    assertThat(fromStart / 50).isBetween(100L, 200L);
    assertThat(late / 50).isLessThanOrEqualTo(fromStart / 50);
  }

  @Test
  void theEvidenceCountsWhoWasRightAlone() {
    var guard = new GuardWatch(new Guard(100, 0.05, 0), Losses.ERRORS);
    for (int i = 0; i < 5; i++) {
      guard.add(1, 0, 1);
      guard.add(1, 1, 1);
    }
    guard.add(1, 1, 0);
    assertThat(guard.alarm()).isFalse();
    assertThat(guard.over()).isFalse();
    assertThat(guard.sentence())
        .isEqualTo("in 11 labels since the last promotion the deposed champion alone was right on 5, the promoted one alone on 1");
  }

  private static int labelsToAlarm(Random random, double loss, int from) {
    var guard = new GuardWatch(new Guard(), Losses.ERRORS);
    for (int label = 0; !guard.over(); label++) {
      double u = random.nextDouble();
      double worse = label < from ? 0 : loss;
      boolean deposedOnly = u < (0.2 + worse) / 2;
      guard.add(1, deposedOnly ? 0 : 1, deposedOnly || u >= 0.2 ? 1 : 0);
      if (guard.alarm()) {
        return label;
      }
    }
    return Integer.MAX_VALUE;
  }
}
