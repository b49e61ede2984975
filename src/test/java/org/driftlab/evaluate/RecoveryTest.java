// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  /** A point every 100 instances, from 100 on. */
  private static SeriesView accuracy(double... values) {
    var at = new long[values.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = 100L * (i + 1);
    }
    return new SeriesView(at, values, values, values, values.length);
  }

  private static Recovery only(SeriesView accuracy, long start, long end) {
    return Recovery.of(accuracy, new long[] {start}, new long[] {end}, 200).getFirst();
  }

  @Test
  void it_is_back_when_it_is_within_two_points_of_its_level_before() {
    // The drift is at 250: 0.9 before, then 0.7, 0.6, 0.85, 0.88 at 600, which is 350 instances later.
    Recovery recovery = only(accuracy(0.8, 0.9, 0.89, 0.7, 0.6, 0.885, 0.9), 250, 250);
    assertThat(recovery).isEqualTo(new Recovery(0.9, 0.6, OptionalLong.of(350)));
  }

  @Test
  void a_gradual_drift_is_over_only_when_it_is_complete() {
    Recovery recovery = only(accuracy(0.9, 0.9, 0.8, 0.9, 0.7, 0.9, 0.9), 250, 550);
    assertThat(recovery).isEqualTo(new Recovery(0.9, 0.7, OptionalLong.of(350)));
  }

  @Test
  void who_never_falls_needs_no_time_once_a_fall_would_have_shown() {
    assertThat(only(accuracy(0.9, 0.9, 0.89, 0.9, 0.91), 250, 250).after()).hasValue(0);
    assertThat(only(accuracy(0.9, 0.9, 0.89, 0.9), 250, 250).after()).as("too soon to say").isEmpty();
  }

  @Test
  void who_is_not_back_before_the_next_drift_is_not_back() {
    List<Recovery> both = Recovery.of(accuracy(0.9, 0.9, 0.5, 0.6, 0.6, 0.4, 0.59, 0.6, 0.6), new long[] {250, 550}, new long[] {250, 550}, 200);
    assertThat(both).containsExactly(new Recovery(0.9, 0.5, OptionalLong.empty()), new Recovery(0.6, 0.4, OptionalLong.of(150)));
  }

  @Test
  void before_the_first_label_there_is_no_level_to_come_back_to() {
    Recovery recovery = only(accuracy(0.5, 0.9, 0.9, 0.9), 50, 50);
    assertThat(recovery.before()).isNaN();
    assertThat(recovery.after()).isEmpty();
    assertThat(Recovery.of(SeriesView.EMPTY, new long[] {5}, new long[] {5}, 10)).hasSize(1);
  }
}
