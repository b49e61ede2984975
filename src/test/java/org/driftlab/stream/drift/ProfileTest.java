// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {
  @ParameterizedTest
  @EnumSource(value = Profile.class, names = {"LINEAR", "SIGMOID"})
  void aConfinedProfileIsZeroBeforeTheStartAndOneFromTheEnd(Profile profile) {
    assertThat(profile.strength(99, 100, 50)).isZero();
    assertThat(profile.strength(100, 100, 50)).isStrictlyBetween(0.0, 0.02);
    assertThat(profile.strength(149, 100, 50)).isStrictlyBetween(0.98, 1.0);
    assertThat(profile.strength(150, 100, 50)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(value = Profile.class, names = {"LINEAR", "SIGMOID"})
  void aConfinedProfileRisesAndAveragesToOneHalf(Profile profile) {
    double sum = 0;
    for (int i = 0; i < 1000; i++) {
      sum += profile.strength(i, 0, 1000);
      assertThat(profile.strength(i + 1, 0, 1000)).isGreaterThan(profile.strength(i, 0, 1000));
    }
    assertThat(sum / 1000).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theLinearProfileIsAStraightLine() {
    assertThat(Profile.LINEAR.strength(0, 0, 4)).isEqualTo(0.125);
    assertThat(Profile.LINEAR.strength(1, 0, 4)).isEqualTo(0.375);
    assertThat(Profile.LINEAR.strength(3, 0, 4)).isEqualTo(0.875);
  }

  @Test
  void anAbruptProfileIsWholeFromItsStart() {
    assertThat(Profile.ABRUPT.strength(6, 7, 0)).isZero();
    assertThat(Profile.ABRUPT.strength(7, 7, 0)).isEqualTo(1);
  }

  @Test
  void theClassicalSigmoidHasItsPublishedValuesAtTheBordersOfItsInterval() {
    assertThat(Profile.CLASSICAL_SIGMOID.strength(100, 100, 100)).isCloseTo(0.119, within(5e-4));
    assertThat(Profile.CLASSICAL_SIGMOID.strength(150, 100, 100)).isEqualTo(0.5);
    assertThat(Profile.CLASSICAL_SIGMOID.strength(200, 100, 100)).isCloseTo(0.881, within(5e-4));
  }
}
