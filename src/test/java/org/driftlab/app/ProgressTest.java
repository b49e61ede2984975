// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long now;

  @Test
  void nothing_is_shown_when_nobody_watches() {
    try (var progress = bar(false, 100)) {
      now = 5_000_000_000L;
      progress.update(50);
    }
    assertThat(err.size()).isZero();
  }

  @Test
  void rate_and_time_left_follow_from_what_is_done() {
    // 250,000 of 1,000,000 in 0.5 s are 500,000 a second, and the other 750,000 take 1.5 s, rounded to 2.
    assertThat(bar(true, 1_000_000).line(250_000, 0.5))
        .isEqualTo("███████░░░░░░░░░░░░░░░░░░░░░  25 %  250,000 of 1,000,000 instances  500.0 k/s  0:02 left");
  }

  @Test
  void it_is_drawn_at_most_ten_times_a_second_and_taken_away_at_the_end() {
    try (var progress = bar(true, 1000)) {
      for (int i = 0; i < 1000; i++) {
        now += 1_000_000;
        progress.update(i);
      }
    }
    String shown = err.toString(StandardCharsets.UTF_8);
    assertThat(shown.chars().filter(c -> c == '\r').count()).isEqualTo(11);
    assertThat(shown).endsWith("\r\u001b[K");
  }

  private Progress bar(boolean interactive, long total) {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Progress(new Terminal(InputStream.nullInputStream(), stream, stream, interactive), "instances", total,
        () -> now);
  }
}
