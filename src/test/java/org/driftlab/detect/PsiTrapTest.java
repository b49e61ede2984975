// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The known trap: the population stability index of a small batch passes its customary thresholds without any drift.
 * The expected shares are those of a published simulation of 2,000 trials, hence known to about a hundredth.
 */
class PsiTrapTest {
  private static final int BINS = 10;
  private static final int TRIALS = 20_000;

  @ParameterizedTest(name = "{0} values: {1} above 0.10, {2} above 0.25")
  @CsvSource({"100, 0.85, 0.23", "200, 0.37, 0.005", "1000, 0, 0"})
  void withoutDriftPsiPassesItsThresholdsThatOften(int batch, double aboveTenth, double aboveQuarter) {
    var random = new Random(17);
    int tenth = 0;
    int quarter = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double psi = psi(draw(random, batch), draw(random, batch));
      tenth += psi > 0.10 ? 1 : 0;
      quarter += psi > 0.25 ? 1 : 0;
    }
    assertThat((double) tenth / TRIALS).isCloseTo(aboveTenth, within(0.025));
    assertThat((double) quarter / TRIALS).isCloseTo(aboveQuarter, within(0.025));
  }

  private static double[] draw(Random random, int count) {
    var values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Σ (b − r)·ln(b/r) over bins that hold a tenth of the reference each; an empty bin counts as half a value. */
  private static double psi(double[] reference, double[] batch) {
    double[] sorted = reference.clone();
    Arrays.sort(sorted);
    var counts = new double[BINS];
    for (double value : batch) {
      int bin = 0;
      while (bin < BINS - 1 && value > sorted[(bin + 1) * sorted.length / BINS - 1]) {
        bin++;
      }
      counts[bin]++;
    }
    double psi = 0;
    for (double count : counts) {
      double share = Math.max(count, 0.5) / batch.length;
      psi += (share - 1.0 / BINS) * Math.log(share * BINS);
    }
    return psi;
  }
}
