// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Arrays;

/**
 * The probabilities of when the present run began, given all values so far: the recursion of {@link Bocpd} with bounded
 * memory.
 *
 * <p>Hypotheses stand in the order in which their runs began. Per hypothesis: the number of values before its run, its
 * probability, the number of values in it, and either their sum or the mean and scale of the normal–gamma posterior.
 */
final class RunPosterior {
  private static final double KAPPA = 0.1;
  private static final double SHAPE = 1;
  private static final double LARGEST = 1e100;
  private static final double LOG_2_PI = StrictMath.log(2 * Math.PI);
  /** ln(Γ(a + ½)/Γ(a)) for a = SHAPE + n/2, [n]. */
  private static final double[] GAMMA_RATIOS = gammaRatios(1024);

  private final boolean bernoulli;
  private final double hazard;
  private final double priorMean;
  private final double priorScale;
  private final long[] starts;
  private final double[] weights;
  private final double[] counts;
  private final double[] means;
  private final double[] scales;
  /** The logarithm of each predictive density, Gaussian model. */
  private final double[] logs;
  private int size;
  private long seen;

  RunPosterior(Bocpd spec) {
    bernoulli = spec.model() == Bocpd.Model.BERNOULLI;
    hazard = 1 / spec.expectedRun();
    priorMean = bernoulli ? 0 : spec.priorMean();
    priorScale = SHAPE * spec.priorDeviation() * spec.priorDeviation();
    int capacity = spec.hypotheses();
    starts = new long[capacity];
    weights = new double[capacity];
    counts = new double[capacity];
    means = new double[capacity];
    scales = new double[capacity];
    logs = new double[capacity];
    begin(1);
  }

  private RunPosterior(RunPosterior other) {
    bernoulli = other.bernoulli;
    hazard = other.hazard;
    priorMean = other.priorMean;
    priorScale = other.priorScale;
    starts = other.starts.clone();
    weights = other.weights.clone();
    counts = other.counts.clone();
    means = other.means.clone();
    scales = other.scales.clone();
    logs = other.logs.clone();
    size = other.size;
    seen = other.seen;
  }

  RunPosterior copy() {
    return new RunPosterior(this);
  }

  void add(double value) {
    double total = bernoulli ? addError(Math.min(1, Math.max(0, value)))
        : addNumber(Math.min(LARGEST, Math.max(-LARGEST, value)));
    seen++;
    if (size == weights.length) {
      total -= dropLeast();
    }
    double scale = (1 - hazard) / total;
    for (int i = 0; i < size; i++) {
      weights[i] *= scale;
    }
    begin(hazard);
  }

  /** The probability that the run began after at most so many values. */
  double startedBy(long time) {
    double sum = 0;
    for (int i = 0; i < size && starts[i] <= time; i++) {
      sum += weights[i];
    }
    return sum;
  }

  /** Weighs each hypothesis by the probability it gives to the value; the new sum of weights. */
  private double addError(double x) {
    double total = 0;
    for (int i = 0; i < size; i++) {
      double p = (1 + means[i]) / (2 + counts[i]);
      weights[i] *= x * p + (1 - x) * (1 - p);
      total += weights[i];
      means[i] += x;
      counts[i]++;
    }
    return total;
  }

  private double addNumber(double x) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double kappa = KAPPA + counts[i];
      double gap = x - means[i];
      double spread = kappa / (2 * (kappa + 1)) * gap * gap;
      // Student's t with twice the shape as degrees of freedom.
      logs[i] = gammaRatio((int) Math.min(counts[i], Integer.MAX_VALUE))
          - 0.5 * (LOG_2_PI + StrictMath.log(scales[i] * (kappa + 1) / kappa))
          - (SHAPE + 0.5 * counts[i] + 0.5) * StrictMath.log1p(spread / scales[i]);
      largest = weights[i] > 0 ? Math.max(largest, logs[i]) : largest;
      means[i] += gap / (kappa + 1);
      scales[i] += spread;
      counts[i]++;
    }
    double total = 0;
    for (int i = 0; i < size; i++) {
      weights[i] *= StrictMath.exp(Math.min(0, logs[i] - largest));
      total += weights[i];
    }
    return total;
  }

  private void begin(double weight) {
    starts[size] = seen;
    weights[size] = weight;
    counts[size] = 0;
    means[size] = priorMean;
    scales[size] = priorScale;
    size++;
  }

  private double dropLeast() {
    int least = 0;
    for (int i = 1; i < size; i++) {
      least = weights[i] < weights[least] ? i : least;
    }
    double weight = weights[least];
    int after = size - least - 1;
    System.arraycopy(starts, least + 1, starts, least, after);
    System.arraycopy(weights, least + 1, weights, least, after);
    System.arraycopy(counts, least + 1, counts, least, after);
    System.arraycopy(means, least + 1, means, least, after);
    System.arraycopy(scales, least + 1, scales, least, after);
    size--;
    return weight;
  }

  private static double gammaRatio(int count) {
    return count < GAMMA_RATIOS.length ? GAMMA_RATIOS[count] : asymptote(SHAPE + 0.5 * count);
  }

  /** ln(Γ(a + ½)/Γ(a)) with an error below 1/(640a⁵). */
  private static double asymptote(double a) {
    return 0.5 * StrictMath.log(a) - 1 / (8 * a) + 1 / (192 * a * a * a);
  }

  private static double[] gammaRatios(int count) {
    var ratios = new double[count + 2];
    ratios[count] = asymptote(SHAPE + 0.5 * count);
    ratios[count + 1] = asymptote(SHAPE + 0.5 * (count + 1));
    for (int n = count - 1; n >= 0; n--) {
      double a = SHAPE + 0.5 * n;
      // Γ(a + 3/2)/Γ(a + 1) = (a + ½)/a · Γ(a + ½)/Γ(a), and a grows by 1 from n to n + 2.
      ratios[n] = ratios[n + 2] - StrictMath.log((a + 0.5) / a);
    }
    return Arrays.copyOf(ratios, count);
  }
}
