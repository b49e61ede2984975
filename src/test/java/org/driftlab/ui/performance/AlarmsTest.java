// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.driftlab.evaluate.DetectionScore;
import org.driftlab.stream.drift.GroundTruth.Drift;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  @Test
  void theFirstDetectionAfterADriftIsTrueAndTheOthersAreFalse() {
    var alarms = Alarms.assign(List.of(new Drift(100, 100, "concept")), new long[] {50, 120, 130, 300}, 50);

    assertThat(alarms.driftOf()).containsExactly(Alarms.NONE, 0, Alarms.NONE, Alarms.NONE);
  }

  @Test
  void aDetectionAtTheLastAcceptedIndexIsTrueAndOneLaterIsFalse() {
    var drifts = List.of(new Drift(100, 200, "concept"));

    assertThat(Alarms.assign(drifts, new long[] {250}, 50).isHit(0)).isTrue();
    assertThat(Alarms.assign(drifts, new long[] {251}, 50).isHit(0)).isFalse();
  }

  @Test
  void itAgreesWithTheDetectionScore() {
    var random = new SplittableRandom(9);
    for (int run = 0; run < 500; run++) {
      var drifts = new ArrayList<Drift>();
      for (int i = random.nextInt(5); i > 0; i--) {
        long at = random.nextLong(10_000);
        drifts.add(new Drift(at, at + random.nextLong(2) * random.nextLong(2_000), "concept"));
      }
      long[] detections = random.longs(random.nextInt(20), 0, 12_000).toArray();
      long acceptance = random.nextLong(1_500);

      var alarms = Alarms.assign(drifts, detections, acceptance);

      var score = DetectionScore.of(drifts.stream().mapToLong(Drift::at).toArray(),
          drifts.stream().mapToLong(Drift::until).toArray(), detections, acceptance, 12_000);
      assertThat(Arrays.stream(alarms.driftOf()).filter(d -> d != Alarms.NONE).count()).isEqualTo(score.tp());
      assertThat(Arrays.stream(alarms.driftOf()).filter(d -> d == Alarms.NONE).count()).isEqualTo(score.fp());
    }
  }
}
