// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * BOCPD: the posterior distribution of how long the present run has lasted, and an alarm when a recent start has become
 * probable.
 *
 * <p>R. P. Adams, D. J. C. MacKay, <i>Bayesian Online Changepoint Detection</i>, arXiv:0710.3742 (2007), algorithm 1.
 * Each hypothesis is a run that began at some value; a value x multiplies its weight by its predictive probability of x
 * and by 1 − 1/λ, and a run that begins after x gets the share 1/λ of all. Two models: errors are Bernoulli with a
 * uniform prior, where a value between 0 and 1 has the mixed probability x·p + (1−x)(1−p) and one outside counts as the
 * nearer end; real numbers are Gaussian with a normal–gamma prior (κ = 0.1, shape 1; the prior mean and deviation are
 * parameters).
 *
 * <p>Alarm: a recent run is one that began after the last alarm (or the start) and within the newest {@code memory}
 * values. If the probability that the present run is not recent falls below {@code doubt}, that is a drift. The
 * hypotheses live on, but none of those at hand is recent any more. Older runs do not count, because with a constant
 * hazard the bare probability that a change ever came tends to one. An increase and a decrease are both drifts. The
 * statistic is minus the decimal logarithm of that probability, the drift level that of the doubt; no warnings.
 *
 * <p>At most {@code hypotheses} runs are kept: when there is no room the least probable goes and the rest is scaled to
 * sum to one; with room for all the posterior is exact. O(hypotheses) a value, 48 bytes a hypothesis.
 *
 * @param model the distribution of the values within a run
 * @param expectedRun λ, the expected length of a run: the hazard is 1/λ
 * @param doubt the probability of no recent change that still allows a drift
 * @param memory how far back a change may lie to be reported
 * @param hypotheses runs kept
 * @param priorMean expected mean of a run, Gaussian model only
 * @param priorDeviation expected standard deviation within a run, Gaussian model only
 */
public record Bocpd(
    @Param(label = "Model", help = "Bernoulli for errors, Gaussian for real numbers.") Model model,
    @Param(label = "Expected run λ", unit = "instances", min = 1, minExclusive = true, max = 1e9) double expectedRun,
    @Param(label = "Doubt", help = "A drift is reported when the probability of no recent change falls below this.",
        min = 0, max = 1, minExclusive = true) double doubt,
    @Param(label = "Memory", unit = "instances", help = "How far back a change may lie.",
        min = 1, max = 1_000_000) int memory,
    @Param(label = "Hypotheses", help = "Runs kept; more is slower and closer to the exact posterior.",
        min = 2, max = 10_000) int hypotheses,
    @Param(label = "Prior mean", help = "Gaussian model only.", min = -1e9, max = 1e9) double priorMean,
    @Param(label = "Prior deviation", help = "Gaussian model only.", min = 1e-9, max = 1e9)
        double priorDeviation)
    implements DetectorSpec {
  /** A chart needs a finite number: this stands for a probability of 0. */
  private static final double SMALLEST = 1e-300;

  /** How values are distributed within a run. */
  public enum Model {
    BERNOULLI,
    GAUSSIAN
  }

  /** Errors, λ = 10,000, doubt 0.05, a memory of 1,000 values and 100 hypotheses. */
  public Bocpd() {
    this(Model.BERNOULLI, 10_000, 0.05, 1000, 100, 0.5, 0.2);
  }

  public Bocpd {
    Params.check(Bocpd.class, model, expectedRun, doubt, memory, hypotheses, priorMean, priorDeviation);
  }

  @Override
  public String id() {
    return "bocpd";
  }

  @Override
  public String title() {
    return "BOCPD";
  }

  @Override
  public Input input() {
    return model == Model.BERNOULLI ? Input.UNIT_INTERVAL : Input.FINITE;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("doubt"));
  }

  @Override
  public DriftDetector create() {
    return new State(this, new RunPosterior(this));
  }

  private static final class State implements DriftDetector {
    private final Bocpd spec;
    private final RunPosterior posterior;
    private long seen;
    private long lastAlarm;
    private double unchanged = Double.NaN;

    State(Bocpd spec, RunPosterior posterior) {
      this.spec = spec;
      this.posterior = posterior;
    }

    @Override
    public Signal update(double value) {
      posterior.add(value);
      seen++;
      unchanged = posterior.startedBy(Math.max(lastAlarm, seen - spec.memory));
      if (unchanged < spec.doubt) {
        lastAlarm = seen;
        return Signal.DRIFT;
      }
      return Signal.STABLE;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec, posterior.copy());
      copy.seen = seen;
      copy.lastAlarm = lastAlarm;
      copy.unchanged = unchanged;
      return copy;
    }

    @Override
    public double statistic() {
      return -StrictMath.log10(Math.max(unchanged, SMALLEST));
    }

    @Override
    public double driftLevel() {
      return -StrictMath.log10(spec.doubt);
    }
  }
}
