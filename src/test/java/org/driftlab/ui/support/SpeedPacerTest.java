// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeedPacerTest {
  private long now;
  private long longestWait;

  private final SpeedPacer pacer = new SpeedPacer(() -> now, nanos -> {
    longestWait = Math.max(longestWait, nanos);
    now += nanos;
  });

  @Test
  void at_a_hundred_a_second_ten_seconds_give_a_thousand_instances() {
    pacer.setPosition(0);
    assertThat(grantedWithin(10_000_000_000L)).isBetween(998L, 1_002L);
  }

  @Test
  void at_a_hundred_thousand_a_second_one_second_gives_a_hundred_thousand() {
    pacer.setPosition(SpeedPacer.positionOf(100_000));
    assertThat((double) grantedWithin(1_000_000_000L)).isCloseTo(100_000, within(1_100.0));
  }

  @Test
  void it_never_waits_longer_than_twenty_milliseconds() {
    pacer.setPosition(0);
    grantedWithin(1_000_000_000L);
    assertThat(longestWait).isLessThanOrEqualTo(20_000_000L);
  }

  @Test
  void after_a_pause_it_does_not_race() {
    pacer.setPosition(SpeedPacer.positionOf(1_000));
    now += 60_000_000_000L;
    assertThat(pacer.grant(1_024)).isLessThanOrEqualTo(51);
  }

  @Test
  void flat_out_grants_all_without_waiting() {
    pacer.setPosition(1);
    assertThat(pacer.grant(1_024)).isEqualTo(1_024);
    assertThat(longestWait).isZero();
  }

  @Test
  void the_scale_is_even_in_decades() {
    assertThat(SpeedPacer.rateAt(0.2)).isCloseTo(1_000, within(1e-6));
    assertThat(SpeedPacer.rateAt(0.4)).isCloseTo(10_000, within(1e-5));
    assertThat(SpeedPacer.positionOf(100_000)).isCloseTo(0.6, within(1e-12));
  }

  private long grantedWithin(long nanos) {
    long end = now + nanos;
    long granted = 0;
    while (now < end) {
      granted += pacer.grant(1_024);
    }
    return granted;
  }
}
