// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

  /** Values of erfc(z/√2) computed to 30 digits. */
  @ParameterizedTest
  @CsvSource({
      "0, 1.000000000000000000", "0.001, 0.999202115572177874", "0.5, 0.617075077451973792",
      "1, 0.317310507862914102", "1.959963984540054, 0.050000000000000027", "1.9999999, 0.045500274694552796",
      "2, 0.045500263896358414", "2.0000001, 0.045500253098166191", "2.5, 0.012419330651552270",
      "3, 0.002699796063260189", "5, 5.733031437583878233e-7", "8, 1.244192114854356824e-15"})
  void agreesWithTheTailComputedToManyDigits(double z, double tail) {
    assertThat(NormalTail.twoSided(z)).isCloseTo(tail, within(1e-15));
  }

  @Test
  void farOutTheTailIsZero() {
    assertThat(NormalTail.twoSided(Double.POSITIVE_INFINITY)).isZero();
    assertThat(NormalTail.twoSided(40)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1.9599639845400542", "0.003, 2.9677379253417833", "0.5, 0.67448975019608174",
      "0.01, 2.5758293035489008", "0.000001, 4.8916384756985904"})
  void theCriticalValueInvertsTheTail(double alpha, double z) {
    assertThat(NormalTail.critical(alpha)).isCloseTo(z, within(1e-12));
  }
}
