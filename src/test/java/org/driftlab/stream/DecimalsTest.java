// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  private static double parse(String text) {
    return Decimals.parse(text.toCharArray(), 0, text.length());
  }

  private static boolean isFinite(String text) {
    return Decimals.isFinite(text.toCharArray(), 0, text.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "-0.0", "1.", ".5", "+7", "-12.25", "1e5", "1E-5", "9007199254740993", "0.1",
    "1e-400", "123456789012345678901234567890", "0.00000000000000000000000000001", "4.9E-324", "1.7976931348623157E308",
    "0000000000000000000000000000012.5", "0.3333333333333333"})
  void aNumberIsReadAsTheNearestDouble(String text) {
    assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    assertThat(isFinite(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "-.", "..", "1.2.3", "1,5", "abc", "1e", "1e+", "e5", "1d", "0x10", "1f", "--1",
    "1-2", "NaN", "Infinity", "nan", "1 2", "1e5.5", "...", "-.-"})
  void otherTextIsNoNumber(String text) {
    assertThat(parse(text)).isNaN();
    assertThat(isFinite(text)).isFalse();
  }

  @Test
  void aNumberTooLargeForADoubleIsNotFinite() {
    assertThat(parse("1e999")).isInfinite();
    assertThat(isFinite("1e999")).isFalse();
    assertThat(isFinite("9".repeat(400))).isFalse();
    assertThat(isFinite("0".repeat(400))).isTrue();
  }

  @Test
  void anyDoubleWrittenByJavaIsReadBackBitForBit() {
    var random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double value = switch (i % 3) {
        case 0 -> Double.longBitsToDouble(random.nextLong());
        case 1 -> random.nextDouble();
        default -> random.nextInt(1_000_000) / 1000.0 - 500;
      };
      if (Double.isFinite(value) && parse(Double.toString(value)) != value) {
        assertThat(parse(Double.toString(value))).isEqualTo(value);
      }
    }
  }
}
