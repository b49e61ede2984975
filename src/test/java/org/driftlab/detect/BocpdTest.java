// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BocpdTest {

  @Test
  void twoErrorsGiveThePosteriorOfArithmeticOnPaper() {
    // Hazard 1/4, uniform prior. After x = 1: evidence 1/2; runs: began at 0 with 3/4, begins now with 1/4.
    // After the second 1: the old run predicts 2/3, the new one 1/2: 3/4·2/3 = 1/2 and 1/4·1/2 = 1/8, sum 5/8;
    // times 3/4: 3/5 and 3/20; the newest run has 1/4. The run that began at the start: 3/5.
    DriftDetector detector = new Bocpd(Bocpd.Model.BERNOULLI, 4, 1e-9, 1000, 100, 0, 1).create();
    detector.update(1);
    assertThat(Math.pow(10, -detector.statistic())).isCloseTo(0.75, within(1e-14));
    detector.update(1);
    assertThat(Math.pow(10, -detector.statistic())).isCloseTo(0.6, within(1e-14));
  }

  @Test
  void theBernoulliPosteriorIsThatOfAllSegmentationsSummedDirectly() {
    var random = new Random(3);
    var values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < (i < 200 ? 0.1 : 0.6) ? 1 : 0;
    }
    compare(new Bocpd(Bocpd.Model.BERNOULLI, 50, 1e-30, 100_000, 400, 0, 1), values, (from, to) -> {
      // Beta(1, 1): s!(n−s)!/(n+1)! for s errors of n.
      int errors = 0;
      for (int i = from; i < to; i++) {
        errors += (int) values[i];
      }
      return logFactorial(errors) + logFactorial(to - from - errors) - logFactorial(to - from + 1);
    });
  }

  @Test
  void theGaussianPosteriorIsThatOfAllSegmentationsSummedDirectly() {
    var random = new Random(5);
    var values = new double[120];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian() * 0.1 + (i < 70 ? 0.3 : 0.6);
    }
    compare(new Bocpd(Bocpd.Model.GAUSSIAN, 50, 1e-30, 100_000, 400, 0.5, 0.2), values,
        (from, to) -> gaussianEvidence(values, from, to));
  }

  @Test
  void aJumpIsReportedOnceAndSoon() {
    Signals signals = Signals.of(new Bocpd().create(), Signals.series("B(1; 3000:0.1, 3000:0.4)"));
    assertThat(signals.drifts()).hasSize(1);
    assertThat(signals.drifts().getFirst()).isBetween(3000, 3200);
  }

  @Test
  void aHundredHypothesesFindTheSameChangesAsAThousand() {
    double[] values = Signals.series("B(7; 1500:0.1, 1500:0.3, 1500:0.1)");
    var few = Signals.of(new Bocpd().create(), values).drifts();
    var many = Signals.of(new Bocpd(Bocpd.Model.BERNOULLI, 10_000, 0.05, 1000, 5000, 0.5, 0.2).create(), values).drifts();
    assertThat(few).hasSameSizeAs(many).hasSize(2);
    for (int i = 0; i < few.size(); i++) {
      assertThat(few.get(i)).isCloseTo(many.get(i), within(10));
    }
  }

  private interface LogEvidence {
    double of(int from, int to);
  }

  /**
   * Forward sums over segmentations: F(t) = the probability of the first t values and that a run begins after them,
   * summed over where the run before began. O(n²), with no recursion of the predictive.
   */
  private static void compare(Bocpd spec, double[] values, LogEvidence evidence) {
    double hazard = 1 / spec.expectedRun();
    var begins = new double[values.length + 1]; // logarithms
    DriftDetector detector = spec.create();
    for (int t = 1; t <= values.length; t++) {
      detector.update(values[t - 1]);
      var joint = new double[t];
      double largest = Double.NEGATIVE_INFINITY;
      for (int start = 0; start < t; start++) {
        joint[start] = begins[start] + evidence.of(start, t) + (t - start - 1) * Math.log(1 - hazard);
        largest = Math.max(largest, joint[start]);
      }
      double total = 0;
      for (double log : joint) {
        total += Math.exp(log - largest);
      }
      begins[t] = Math.log(hazard) + largest + Math.log(total);
      double sinceStart = (1 - hazard) * Math.exp(joint[0] - largest) / total;
      assertThat(Math.pow(10, -detector.statistic())).as("after %d values", t)
          .isCloseTo(sinceStart, within(1e-9 * sinceStart));
    }
  }

  private static double logFactorial(int n) {
    double log = 0;
    for (int i = 2; i <= n; i++) {
      log += Math.log(i);
    }
    return log;
  }

  /** The normal–gamma marginal likelihood with κ = 0.1, shape 1, mean 0.5, scale 0.2². */
  private static double gaussianEvidence(double[] values, int from, int to) {
    int n = to - from;
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += values[i] / n;
    }
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    double kappa = 0.1 + n;
    double beta = 0.04 + squares / 2 + 0.1 * n * (mean - 0.5) * (mean - 0.5) / (2 * kappa);
    return logGammaOfHalves(2 + n) + Math.log(0.04) - (1 + n / 2.0) * Math.log(beta)
        + 0.5 * Math.log(0.1 / kappa) - n / 2.0 * Math.log(2 * Math.PI);
  }

  /** ln Γ(h/2), from Γ(1) = 1 and Γ(½) = √π. */
  private static double logGammaOfHalves(int h) {
    double log = h % 2 == 0 ? 0 : 0.5 * Math.log(Math.PI);
    for (int i = h % 2 == 0 ? 2 : 1; i < h; i += 2) {
      log += Math.log(i / 2.0);
    }
    return log;
  }
}
