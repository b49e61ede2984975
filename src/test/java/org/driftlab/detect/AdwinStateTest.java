// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdwinStateTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 32, 1000, 5017, 20_000})
  void aWindowMadeOfAStateGoesOnLikeTheOriginal(int values) {
    var original = new AdwinWindow(0.002);
    var random = new Random(values);
    for (int i = 0; i < values; i++) {
      original.add(random.nextDouble() < (i < 5000 ? 0.1 : 0.4) ? 1 : 0);
    }
    AdwinWindow restored = AdwinWindow.of(0.002, original.state());
    int cuts = 0;
    for (int i = 0; i < 5000; i++) {
      double value = random.nextDouble() < 0.7 ? 1 : 0;
      boolean cut = original.add(value);
      assertThat(restored.add(value)).isEqualTo(cut);
      assertThat(restored.width()).isEqualTo(original.width());
      cuts += cut ? 1 : 0;
    }
    assertThat(restored.state()).isEqualTo(original.state());
    // After a thousand values at a tenth or less than half, seven tenths are a change.
    assertThat(values < 1000 || cuts > 0).isTrue();
  }

  @Test
  void aStateThatNoWindowCanHaveIsRefused() {
    var window = new AdwinWindow(0.002);
    for (int i = 0; i < 100; i++) {
      window.add(i % 3);
    }
    double[] state = window.state();
    double[] wider = state.clone();
    wider[1]++;
    double[] infinite = state.clone();
    infinite[2] = Double.POSITIVE_INFINITY;
    for (double[] bad : new double[][] {{}, Arrays.copyOf(state, state.length - 1), wider, infinite}) {
      assertThatThrownBy(() -> AdwinWindow.of(0.002, bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
