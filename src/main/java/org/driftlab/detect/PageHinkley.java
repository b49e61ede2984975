// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The Page–Hinkley test for an increase of a mean, with a fading factor.
 *
 * <p>E. S. Page, <i>Continuous Inspection Schemes</i>, Biometrika 41 (1954) 100–115; D. V. Hinkley, Biometrika 58
 * (1971) 509–523; the fading factor: J. Gama, R. Sebastião, P. Rodrigues, Machine Learning 90 (2013) 317–346. Input:
 * any finite numbers. With the mean of all values since the last reset, x included, S ← α·S + (x − mean − δ), and S
 * above λ is a drift, after which everything starts afresh with the next value. As in MOA the running minimum of S is
 * not subtracted, so after a long calm stretch S is far below 0 and a drift is seen late; and λ = 50 is a scale for
 * large numbers: with errors it means a delay of hundreds of values. The statistic is S, the drift level λ; no
 * warnings. O(1).
 *
 * @param minInstances values since a reset before a drift can be reported; the first test is one earlier
 * @param delta δ, the part of each deviation from the mean that is ignored
 * @param threshold λ, in units of the input
 * @param alpha α, the weight that the old sum keeps at each value
 */
public record PageHinkley(
    @Param(label = "Minimum count", unit = "instances", min = 0) int minInstances,
    @Param(label = "Tolerated change δ", min = 0, max = 1) double delta,
    @Param(label = "Threshold λ", min = 0) double threshold,
    @Param(label = "Fading factor α", min = 0, max = 1) double alpha)
    implements DetectorSpec {

  /** The usual 30 instances, δ = 0.005, λ = 50, α = 0.9999. */
  public PageHinkley() {
    this(30, 0.005, 50, 0.9999);
  }

  public PageHinkley {
    Params.check(PageHinkley.class, minInstances, delta, threshold, alpha);
  }

  @Override
  public String id() {
    return "page-hinkley";
  }

  @Override
  public String title() {
    return "Page–Hinkley";
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.higher("threshold"));
  }

  @Override
  public DriftDetector create() {
    return new State(this);
  }

  private static final class State implements DriftDetector {
    private final PageHinkley spec;
    private boolean drift;
    private long n;
    /** A sum, because a mean kept by recursion would wait for its own division at every value. */
    private double total;
    private double sum;

    State(PageHinkley spec) {
      this.spec = spec;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        n = 0;
        total = 0;
        sum = 0;
      }
      n++;
      total += value;
      double mean = total / n;
      sum = spec.alpha * sum + (value - mean - spec.delta);
      drift = sum > spec.threshold && tested();
      return drift ? Signal.DRIFT : Signal.STABLE;
    }

    private boolean tested() {
      return n >= spec.minInstances - 1;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      copy.drift = drift;
      copy.n = n;
      copy.total = total;
      copy.sum = sum;
      return copy;
    }

    @Override
    public double statistic() {
      return tested() ? sum : Double.NaN;
    }

    @Override
    public double driftLevel() {
      return spec.threshold;
    }
  }
}
