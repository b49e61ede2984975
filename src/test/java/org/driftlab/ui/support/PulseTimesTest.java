// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PulseTimesTest {
  @Test
  void of_a_hundred_pulses_of_one_to_a_hundred_ms_half_are_done_within_fifty() {
    var times = new PulseTimes();
    for (int ms = 1; ms <= 100; ms++) {
      times.record(ms * 1_000_000L - 1);
    }
    assertThat(times.p50Millis()).isCloseTo(50, within(0.11));
    assertThat(times.p95Millis()).isCloseTo(95, within(0.11));
    assertThat(times.maxMillis()).isCloseTo(100, within(0.01));
  }

  @Test
  void without_pulses_all_is_zero() {
    assertThat(new PulseTimes().p95Millis()).isZero();
  }
}
