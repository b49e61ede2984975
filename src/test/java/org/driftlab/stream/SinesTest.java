// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.driftlab.data.LegacyRandom;
import org.junit.jupiter.api.Test;

class SinesTest {
  @Test
  void theSineIsThatOfTheMathematicalLibraryToItsLastDigits() {
    var random = new LegacyRandom(1);
    for (int i = 0; i < 500_000; i++) {
      double angle = 20 * random.nextDouble() - 10;
      double expected = StrictMath.sin(angle);
      assertThat(Sines.sin(angle)).isCloseTo(expected, within(Math.max(2 * Math.ulp(expected), 1e-15)));
    }
  }

  @Test
  void theSineOfZeroIsZeroAndThatOfAQuarterTurnOne() {
    assertThat(Sines.sin(0)).isZero();
    assertThat(Sines.sin(Math.PI / 2)).isEqualTo(1);
    assertThat(Sines.sin(3 * Math.PI / 2)).isEqualTo(-1);
  }
}
