// SPDX-License-Identifier: Apache-2.0
package org.driftlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyRandomTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 42, Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE})
  void mixedDrawsEqualThoseOfJavaUtilRandom(long seed) {
    var expected = new Random(seed);
    var actual = new LegacyRandom(seed);
    var choice = new Random(~seed);
    for (int i = 0; i < 200_000; i++) {
      switch (choice.nextInt(3)) {
        case 0 -> assertSame(actual.nextDouble(), expected.nextDouble());
        case 1 -> assertSame(actual.nextGaussian(), expected.nextGaussian());
        default -> {
          int bound = Math.max(1, choice.nextInt(Integer.MAX_VALUE) >>> choice.nextInt(31));
          assertSame(actual.nextInt(bound), expected.nextInt(bound));
        }
      }
    }
  }

  // AssertJ's own comparison costs a microsecond, too much for 1.6 million of them.
  private static void assertSame(double actual, double expected) {
    if (Double.doubleToRawLongBits(actual) != Double.doubleToRawLongBits(expected)) {
      assertThat(actual).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100, 1 << 20, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE})
  void anyBoundGivesTheNumbersOfJavaUtilRandom(int bound) {
    var expected = new Random(5);
    var actual = new LegacyRandom(5);
    for (int i = 0; i < 10_000; i++) {
      assertSame(actual.nextInt(bound), expected.nextInt(bound));
    }
  }

  @Test
  void aCopyContinuesIdenticallyIncludingTheStoredGaussian() {
    var random = new LegacyRandom(9);
    random.nextGaussian();
    LegacyRandom copy = random.copy();
    assertThat(copy.nextGaussian()).isEqualTo(random.nextGaussian());
    assertThat(copy.nextDouble()).isEqualTo(random.nextDouble());
  }

  @Test
  void drawingFromACopyLeavesTheOriginalWhereItIs() {
    var random = new LegacyRandom(9);
    random.copy().nextDouble();
    assertThat(random.nextDouble()).isEqualTo(new Random(9).nextDouble());
  }

  @Test
  void aBoundThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> new LegacyRandom(1).nextInt(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPercentTestDrawsAlwaysAndHoldsNeverAtZeroAndAlwaysAtHundred() {
    var random = new LegacyRandom(3);
    var expected = new Random(3);
    for (int i = 0; i < 1000; i++) {
      assertThat(random.percent(0)).isFalse();
      assertThat(random.percent(100)).isTrue();
      expected.nextInt(100);
      expected.nextInt(100);
    }
    assertThat(random.nextDouble()).isEqualTo(expected.nextDouble());
  }
}
