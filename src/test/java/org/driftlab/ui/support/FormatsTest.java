// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private final Formats formats = new Formats(Locale.US);

  @Test
  void rates_have_a_unit_and_at_most_one_digit_after_the_point() {
    assertThat(formats.rate(950)).isEqualTo("950/s");
    assertThat(formats.rate(1_240)).isEqualTo("1.2 k/s");
    assertThat(formats.rate(999_700)).isEqualTo("1.0 M/s");
    assertThat(formats.rate(12_345_678)).isEqualTo("12 M/s");
  }

  @Test
  void time_left_is_rounded_up_to_seconds() {
    assertThat(formats.timeLeft(3.2)).isEqualTo("0:04");
    assertThat(formats.timeLeft(75)).isEqualTo("1:15");
    assertThat(formats.timeLeft(3_723)).isEqualTo("1:02:03");
  }

  @Test
  void numbers_follow_the_locale() {
    assertThat(formats.count(123_456)).isEqualTo("123,456");
    assertThat(new Formats(Locale.GERMANY).count(123_456)).isEqualTo("123.456");
    assertThat(new Formats(Locale.GERMANY).decimal(0.8754, 3)).isEqualTo("0,875");
  }

  @Test
  void an_absent_number_is_a_dash() {
    assertThat(formats.decimal(Double.NaN, 3)).isEqualTo("–");
  }

  @Test
  void sizes_count_in_units_of_1024_bytes() {
    assertThat(formats.bytes(1_023)).isEqualTo("1,023 B");
    assertThat(formats.bytes(2_048)).isEqualTo("2.0 KB");
    assertThat(formats.bytes(217_088)).isEqualTo("212 KB");
  }

  @Test
  void a_hash_is_shown_by_its_ends() {
    assertThat(Formats.shortHash("9f3a77777702c1")).isEqualTo("9f3a…02c1");
  }
}
