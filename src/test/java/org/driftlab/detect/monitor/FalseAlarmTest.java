// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.driftlab.data.Instance;
import org.junit.jupiter.api.Test;

/** How often monitors alarm where nothing changes: as often as α says, over all features. */
class FalseAlarmTest {
  private static final int SERIES = 400;
  private static final int FEATURES = 4;
  private static final int REFERENCE = 1_000;
  private static final int WINDOW = 500;
  private static final double ALPHA = 0.05;

  /** 400 series at 0.05 have 20 alarms, give or take 4.4; a hundred is the mean plus 18 of these. */
  private static int[] alarms(List<MonitorSpec> specs, ToDoubleFunction<SplittableRandom> draw) {
    var random = new SplittableRandom(11);
    var alarms = new int[specs.size()];
    var instance = new Instance(FEATURES);
    for (int s = 0; s < SERIES; s++) {
      var bank = new MonitorBank(specs, Worlds.numeric(FEATURES));
      for (int i = 0; i < REFERENCE + WINDOW; i++) {
        for (int f = 0; f < FEATURES; f++) {
          instance.x[f] = draw.applyAsDouble(random);
        }
        bank.update(instance, Worlds.NO_SCORES);
      }
      for (int m = 0; m < alarms.length; m++) {
        alarms[m] += bank.monitor(m).alarm() ? 1 : 0;
      }
    }
    return alarms;
  }

  private static List<MonitorSpec> monitors() {
    Reference fixed = Reference.FIXED;
    return List.of(new Ks(fixed, REFERENCE, WINDOW, WINDOW, ALPHA), new Wasserstein(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 0),
        new Psi(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 10, 0),
        new JensenShannon(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 10, 0),
        new ChiSquare(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 10), new MeanVariance(fixed, REFERENCE, WINDOW, WINDOW, ALPHA),
        new Mmd(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 2, 16), new PcaReconstruction(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 2, 0.8),
        new DomainClassifier(fixed, REFERENCE, WINDOW, WINDOW, ALPHA, 2, 2));
  }

  @Test
  void normal_features_without_drift_alarm_in_about_a_twentieth_of_the_comparisons() {
    assertThat(Arrays.stream(alarms(monitors(), SplittableRandom::nextGaussian)).boxed())
        .as(monitors().stream().map(MonitorSpec::id).toList().toString())
        .allSatisfy(count -> assertThat(count).isBetween(6, 38));
  }

  @Test
  void features_with_heavy_tails_do_not_alarm_more_often() {
    assertThat(Arrays.stream(alarms(monitors().subList(0, 6), r -> Math.exp(r.nextGaussian()))).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(6, 38));
  }

  @Test
  void features_of_few_values_do_not_alarm_more_often() {
    assertThat(Arrays.stream(alarms(monitors().subList(0, 6), r -> r.nextInt(5))).boxed())
        .allSatisfy(count -> assertThat(count).isLessThan(38));
  }
}
