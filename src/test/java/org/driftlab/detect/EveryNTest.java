// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.driftlab.evaluate.DetectionScore;
import org.junit.jupiter.api.Test;

class EveryNTest {

  @Test
  void alarmsAtEveryNthValueFirstAtIndexNMinusOne() {
    Signals signals = Signals.of(new EveryN(200).create(), new double[1000]);

    assertThat(signals.drifts()).containsExactly(199, 399, 599, 799, 999);
    assertThat(signals.warnings()).isEmpty();
  }

  @Test
  void agreesWithTheBaselineOfTheScoring() {
    Signals signals = Signals.of(new EveryN(7).create(), new double[1000]);

    assertThat(signals.drifts().stream().mapToLong(Integer::longValue).toArray())
        .isEqualTo(DetectionScore.alarmsEvery(7, 1000));
  }
}
