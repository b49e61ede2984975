// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The first Wasserstein distance of every feature, the area between the two distribution functions, in standard
 * deviations of the reference: a sample that is shifted by one of them is at distance 1.
 *
 * <p>L. Kantorovich, Management Science 5 (1958) 1–4. It is that of the means of the values between neighbouring
 * quantiles of the reference, which is exact for a shift. The p-value is that of {@link WassersteinNull}. For a
 * nominal feature it is the total variation distance in [0, 1], with the p-value of Pearson's χ².
 */
public record Wasserstein(
    @Param(label = "Reference", help = "What the current window is compared with.") Reference reference,
    @Param(label = "Reference window", unit = "instances", min = 20, max = 100_000) int referenceSize,
    @Param(label = "Current window", unit = "instances", min = 20, max = 100_000) int window,
    @Param(label = "Step", unit = "instances", min = 1, max = 100_000,
        help = "The windows are compared this often; both are whole numbers of steps.") int step,
    @Param(label = "Significance α", min = 0, minExclusive = true, max = 0.5,
        help = "Without drift at most this part of the comparisons is an alarm, over all features.") double alpha,
    @Param(label = "Threshold", min = 0,
        help = "Flags a feature above this distance; 0 leaves it to the significance.") double threshold)
    implements FeatureTest {
  public Wasserstein {
    Params.check(Wasserstein.class, reference, referenceSize, window, step, alpha, threshold);
    Frame.check(referenceSize, window, step);
  }

  public Wasserstein() {
    this(Reference.RENEWED, 2_000, 1_000, 500, 0.001, 0);
  }

  @Override
  public String id() {
    return "wasserstein";
  }

  @Override
  public String title() {
    return "Wasserstein distance";
  }

  @Override
  public void compare(Comparison c) {
    if (c.isNominal()) {
      c.chiSquare(1);
      c.statistic = totalVariation(c);
    } else if (c.hasValues()) {
      double distance = distance(c);
      double deviation = deviation(c);
      c.answer(deviation > 0 ? distance / deviation : distance, c.wasserstein().pValue(distance, c.harmonicCount()));
    } else {
      c.answer(0, 1);
    }
  }

  /** The area between the distribution functions of the bins' means, in the feature's own unit. */
  static double distance(Comparison c) {
    double area = 0;
    double difference = 0;
    double last = Double.NaN;
    for (int b = 0; b < c.bins(); b++) {
      double stepBefore = (double) c.before(b) / c.beforeCount();
      double stepAfter = (double) c.after(b) / c.afterCount();
      double meanBefore = c.before(b) > 0 ? c.sumBefore(b) / c.before(b) : Double.NaN;
      double meanAfter = c.after(b) > 0 ? c.sumAfter(b) / c.after(b) : Double.NaN;
      boolean beforeFirst = !(meanAfter < meanBefore);
      for (int turn = 0; turn < 2; turn++) {
        boolean isBefore = turn == 0 == beforeFirst;
        double at = isBefore ? meanBefore : meanAfter;
        if (!Double.isNaN(at)) {
          area += Double.isNaN(last) ? 0 : Math.abs(difference) * (at - last);
          difference += isBefore ? stepBefore : -stepAfter;
          last = at;
        }
      }
    }
    return area;
  }

  private static double deviation(Comparison c) {
    double sum = 0;
    for (int b = 0; b < c.bins(); b++) {
      sum += c.sumBefore(b);
    }
    double mean = sum / c.beforeCount();
    return Math.sqrt(Math.max(0, c.squaresBefore() / c.beforeCount() - mean * mean));
  }

  private static double totalVariation(Comparison c) {
    double sum = 0;
    int cells = c.group(1);
    for (int i = 0; i < cells; i++) {
      sum += Math.abs((double) c.cellBefore(i) / c.allBefore() - (double) c.cellAfter(i) / c.allAfter());
    }
    return sum / 2;
  }
}
