// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorAllocationTest {

  static List<DetectorSpec> detectors() {
    return MoaDetectors.all();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void allocatesNothingPerValue(DetectorSpec spec) {
    var random = new Random(1);
    var values = new double[200_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < (i / 5000 % 2 == 0 ? 0.1 : 0.3) ? 1 : 0;
    }
    DriftDetector detector = spec.create();
    feed(detector, values, 0, 100_000);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    feed(detector, values, 100_000, 200_000);

    // The smallest object per value would be 1.6 MB.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 * 1024);
  }

  private static void feed(DriftDetector detector, double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      detector.update(values[i]);
    }
  }
}
