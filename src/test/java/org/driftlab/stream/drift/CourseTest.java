// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.driftlab.data.LegacyRandom;
import org.driftlab.stream.drift.DriftEvent.LabelSwap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7, 1000, 100_001})
  void aQuickDecisionOnTheClassicalSigmoidIsThatOfTheExponential(long length) {
    var course = new Course(new LabelSwap(0, 1, 50 * length, length, Profile.CLASSICAL_SIGMOID));
    var random = new LegacyRandom(4);
    for (int i = 0; i < 60_000; i++) {
      long index = (long) (random.nextDouble() * 100 * length);
      double z = -4.0 * (index - 50 * length - length / 2) / length;
      double p = 1 / (1 + StrictMath.exp(z));
      for (double u : new double[] {random.nextDouble(), p, Math.nextUp(p), Math.nextDown(p), p + 1e-4, p - 1e-4}) {
        if (u >= 0 && u < 1 && (Math.abs(z) <= 38 || u > 1e-15 && u < 1 - 1e-15)) {
          assertThat(course.classicalHolds(index, u)).isEqualTo(u <= p);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000})
  void theNormalNumbersHaveTheMomentsAndTailsOfTheNormalDistribution(long seed) {
    var random = new EventRandom(seed, 0);
    int n = 1_000_000;
    double[] moments = new double[5];
    double[] within = new double[4];
    for (int i = 0; i < n; i++) {
      double x = random.nextGaussian();
      double power = 1;
      for (int m = 1; m < 5; m++) {
        power *= x;
        moments[m] += power / n;
      }
      for (int k = 1; k < 4; k++) {
        within[k] += Math.abs(x) <= k ? 1.0 / n : 0;
      }
    }
    // Four standard errors of the moments of a normal variable: their variances are 1, 2, 15 and 96.
    double unit = 4 / Math.sqrt(n);
    assertThat(moments[1]).isBetween(-unit, unit);
    assertThat(moments[2] - 1).isBetween(-unit * Math.sqrt(2), unit * Math.sqrt(2));
    assertThat(moments[3]).isBetween(-unit * Math.sqrt(15), unit * Math.sqrt(15));
    assertThat(moments[4] - 3).isBetween(-unit * Math.sqrt(96), unit * Math.sqrt(96));
    double[] shares = {0, 0.682689492, 0.954499736, 0.997300204};
    for (int k = 1; k < 4; k++) {
      double error = unit * Math.sqrt(shares[k] * (1 - shares[k]));
      assertThat(within[k]).isBetween(shares[k] - error, shares[k] + error);
    }
  }
}
