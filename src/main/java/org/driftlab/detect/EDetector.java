// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.driftlab.data.InputException;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * An e-detector for an increase of a mean: its mean time to a false alarm is at least 1/α, whatever the distribution
 * and however often one looks.
 *
 * <p>J. Shin, A. Ramdas, A. Rinaldo, <i>E-detectors: A Nonparametric Framework for Sequential Change Detection</i>, New
 * England Journal of Statistics in Data Science 2(2) (2024) 229–260; first published as arXiv:2203.03532. Input: values
 * in [0, 1]; one outside counts as the nearer end. While the conditional mean of the values is at most m, betting the
 * share λ of m makes 1 + λ(x − m)/m the factor of a nonnegative supermartingale. One is started at every value: M ←
 * (M + 1)·(1 + λ(x − m)/m) sums them (Shiryaev–Roberts), M ← max(M, 1)·(…) takes the largest (CUSUM, never more than the
 * sum). The statistic is the mean of M over the shares λ = 2⁻¹ … 2⁻⁸, so that large and small increases are both
 * found; at 1/α′ it is a drift, and everything starts afresh with the next value.
 *
 * <p>m is the larger of {@code baseline} and, with a warm-up of w values, an upper confidence bound of their mean: the
 * largest m with w·kl(mean, m) ≤ ln 20 (W. Hoeffding, JASA 58 (1963) 13–30, theorem 1), wrong in at most 5 % of
 * warm-ups. To pay for it α′ = 0.95α, so that the mean run length remains at least 0.95/α′ = 1/α if the mean is constant;
 * without a warm-up α′ = α. During the warm-up nothing is reported. Charts show the logarithm of the statistic and of
 * its level. No warnings. O(1) time and memory: eight products a value.
 *
 * @param alpha α, one over the promised mean number of values to a false alarm
 * @param warmUp w, values after each start from which m is learned; 0 to rely on the baseline alone
 * @param baseline the mean up to which there is no drift in any case
 * @param sum whether the restarted processes are summed or the largest is taken
 */
public record EDetector(
    @Param(label = "False alarm rate α", unit = "per instance",
        help = "The mean run length without drift is at least 1/α.",
        min = 0, max = 1, minExclusive = true) double alpha,
    @Param(label = "Warm-up", unit = "instances", help = "Values from which the mean without drift is learned.",
        min = 0, max = 1_000_000) int warmUp,
    @Param(label = "Baseline", help = "The mean up to which there is no drift; needed if the warm-up is 0.",
        min = 0, max = 1) double baseline,
    @Param(label = "Combination") Combination sum)
    implements DetectorSpec {
  private static final int SHARES = 8;
  /** The chance that the warm-up's bound is below the true mean. */
  private static final double MISS = 0.05;

  /** How the processes started at each value are put together. */
  public enum Combination {
    SHIRYAEV_ROBERTS,
    CUSUM
  }

  /** A mean run length of at least 10,000, the mean without drift learned from 500 values, Shiryaev–Roberts. */
  public EDetector() {
    this(1e-4, 500, 0, Combination.SHIRYAEV_ROBERTS);
  }

  public EDetector {
    Params.check(EDetector.class, alpha, warmUp, baseline, sum);
    if (warmUp == 0 && baseline == 0) {
      throw new InputException("Parameters 'warmUp' and 'baseline' are both 0, so no mean without drift is known; "
          + "set one of them.");
    }
  }

  @Override
  public String id() {
    return "e-detector";
  }

  @Override
  public String title() {
    return "E-detector (guaranteed run length)";
  }

  @Override
  public Input input() {
    return Input.UNIT_INTERVAL;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("alpha"));
  }

  @Override
  public OptionalDouble promisedRunLength() {
    return OptionalDouble.of(1 / alpha);
  }

  @Override
  public DriftDetector create() {
    return new State(this);
  }

  /** The largest m with count·kl(mean, m) ≤ ln(1/MISS). */
  static double upperBound(double mean, long count) {
    double allowed = StrictMath.log(1 / MISS) / count;
    double low = mean;
    double high = 1;
    for (double m = (low + high) / 2; m > low && m < high; m = (low + high) / 2) {
      if (divergence(mean, m) > allowed) {
        high = m;
      } else {
        low = m;
      }
    }
    return high;
  }

  private static double divergence(double p, double q) {
    double wrong = p == 0 ? 0 : p * StrictMath.log(p / q);
    double right = p == 1 ? 0 : (1 - p) * StrictMath.log((1 - p) / (1 - q));
    return wrong + right;
  }

  private static final class State implements DriftDetector {
    private final EDetector spec;
    private final double level;
    private final double[] processes = new double[SHARES];
    private boolean drift;
    private long warm;
    private double warmSum;
    private double mean;
    private double inverseMean;
    private double total;

    State(EDetector spec) {
      this.spec = spec;
      level = SHARES / (spec.warmUp == 0 ? spec.alpha : spec.alpha * (1 - MISS));
      reset();
    }

    private void reset() {
      drift = false;
      warm = 0;
      warmSum = 0;
      total = 0;
      Arrays.fill(processes, 0);
      setMean(spec.baseline);
    }

    private void setMean(double bound) {
      mean = bound;
      inverseMean = 1 / bound;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      double x = Math.min(1, Math.max(0, value));
      if (warm < spec.warmUp) {
        warmSum += x;
        if (++warm == spec.warmUp) {
          setMean(Math.max(spec.baseline, upperBound(Math.min(1, warmSum / warm), warm)));
        }
        return Signal.STABLE;
      }
      total = spec.sum == Combination.CUSUM ? largest((x - mean) * inverseMean) : sum((x - mean) * inverseMean);
      drift = total >= level;
      return drift ? Signal.DRIFT : Signal.STABLE;
    }

    /** The sum over the shares of Shiryaev–Roberts processes; gain is the profit of staking all of m. */
    private double sum(double gain) {
      double all = 0;
      double stake = 0.5 * gain;
      for (int k = 0; k < SHARES; k++) {
        processes[k] = (processes[k] + 1) * (1 + stake);
        all += processes[k];
        stake *= 0.5;
      }
      return all;
    }

    private double largest(double gain) {
      double all = 0;
      double stake = 0.5 * gain;
      for (int k = 0; k < SHARES; k++) {
        processes[k] = Math.max(processes[k], 1) * (1 + stake);
        all += processes[k];
        stake *= 0.5;
      }
      return all;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      System.arraycopy(processes, 0, copy.processes, 0, SHARES);
      copy.drift = drift;
      copy.warm = warm;
      copy.warmSum = warmSum;
      copy.setMean(mean);
      copy.total = total;
      return copy;
    }

    @Override
    public double statistic() {
      return total > 0 ? StrictMath.log(total / SHARES) : Double.NaN;
    }

    @Override
    public double driftLevel() {
      return StrictMath.log(level / SHARES);
    }
  }
}
