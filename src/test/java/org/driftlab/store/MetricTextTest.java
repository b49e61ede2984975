// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTextTest {
  @Test
  void metricsAreWrittenSortedByName() {
    assertThat(MetricText.write(Map.of("kappa", -0.25, "accuracy", 1.0))).isEqualTo("accuracy=1.0;kappa=-0.25");
  }

  @Test
  void numbersReadBackToTheBit() {
    Map<String, Double> odd = Map.of("a", Double.NaN, "b", Double.NEGATIVE_INFINITY, "c", -0.0, "d", Double.MIN_VALUE,
        "e", 0.1 + 0.2, "", 5e300);
    assertThat(MetricText.read(MetricText.write(odd))).isEqualTo(odd);
  }

  @Test
  void noMetricsAreAnEmptyText() {
    assertThat(MetricText.write(Map.of())).isEmpty();
    assertThat(MetricText.read("")).isEmpty();
  }

  @Test
  void aNameThatWouldBreakTheTextIsRejected() {
    assertThatThrownBy(() -> MetricText.write(Map.of("a=b", 1.0))).hasMessageContaining("a=b");
  }
}
