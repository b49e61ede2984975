// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/**
 * The first Wasserstein distance of two samples of one distribution F, in the limit ∫ |B(F(x))| dx / √n with B a
 * Brownian bridge and 1/n = 1/n₁ + 1/n₂: its mean and standard deviation, times √n.
 *
 * <p>With σᵢ² = Fᵢ(1 − Fᵢ), E|Bᵢ| = σᵢ √(2/π), summed over the whole reference, and Cov(|Bᵢ|, |Bⱼ|) = σᵢσⱼ 2/π (√(1 − ρ²)
 * + ρ asin ρ − 1), summed over a grid of at most 33 points. The tail is that of the gamma distribution with the same two
 * moments.
 */
record WassersteinNull(double mean, double deviation) {
  /** Not found yet. */
  static final WassersteinNull NONE = new WassersteinNull(Double.NaN, Double.NaN);

  private static final int POINTS = 33;

  /** The null distribution for the reference's counts of a numeric feature; 528 arc sines. */
  static WassersteinNull of(FeatureWindows windows, int f) {
    int bins = windows.binCount(f);
    var share = new double[POINTS];
    var width = new double[POINTS];
    int points = grid(windows, f, Math.max(1, (bins + POINTS - 2) / (POINTS - 1)), share, width);
    double mean = 0;
    double variance = 0;
    for (int i = 0; i < points; i++) {
      double spread = Math.sqrt(share[i] * (1 - share[i])) * width[i];
      mean += spread;
      variance += spread * spread * (1 - 2 / Math.PI);
      for (int j = i + 1; j < points; j++) {
        double other = Math.sqrt(share[j] * (1 - share[j])) * width[j];
        double rho = Math.sqrt(share[i] * (1 - share[j]) / (share[j] * (1 - share[i])));
        variance += 2 * spread * other * 2 / Math.PI
            * (Math.sqrt(Math.max(0, 1 - rho * rho)) + rho * StrictMath.asin(Math.min(1, rho)) - 1);
      }
    }
    // The grid is too coarse for the tails, so it gives the relative deviation alone.
    double exact = windows.roughness(f) * Math.sqrt(2 / Math.PI);
    return new WassersteinNull(exact, mean > 0 ? exact * Math.sqrt(variance) / (mean * Math.sqrt(2 / Math.PI)) : 0);
  }

  /** Groups of bins: the share below each border, and the distance of the means on its two sides. */
  private static int grid(FeatureWindows windows, int f, int group, double[] share, double[] width) {
    Tally reference = windows.reference();
    int from = windows.offset(f);
    int until = from + windows.binCount(f);
    double total = 0;
    for (int p = from; p < until; p++) {
      total += reference.counts[p];
    }
    int points = 0;
    double below = 0;
    double lastMean = Double.NaN;
    for (int p = from; p < until; p += group) {
      double count = 0;
      double sum = 0;
      for (int q = p; q < Math.min(until, p + group); q++) {
        count += reference.counts[q];
        sum += reference.sums[q];
      }
      if (count > 0) {
        if (below > 0) {
          share[points] = below / total;
          width[points++] = sum / count - lastMean;
        }
        lastMean = sum / count;
        below += count;
      }
    }
    return points;
  }

  /** P(distance &gt; w) for samples of harmonic size n = n₁n₂/(n₁ + n₂). */
  double pValue(double w, double n) {
    if (!(deviation > 0)) {
      return w > 0 ? 0 : 1;
    }
    double shape = mean * mean / (deviation * deviation);
    return Tails.gamma(shape, w * Math.sqrt(n) * mean / (deviation * deviation));
  }
}
