// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The geometric moving average chart for an increase of a mean.
 *
 * <p>S. W. Roberts, <i>Control Chart Tests Based on Geometric Moving Averages</i>, Technometrics 1(3) (1959) 239–250.
 * Input: any finite numbers. With the mean of all values since the last reset, x included, S ← α·S + (1 − α)·(x −
 * mean), and S above λ is a drift, after which everything starts afresh with the next value. For input in [0, 1] S
 * stays below 1, so the default λ = 1, kept for comparison with MOA, never fires there: 0.05 to 0.1 is usable. The
 * statistic is S, the drift level λ; no warnings. O(1) time and memory.
 *
 * @param minInstances values since a reset before a drift can be reported; the first test is one earlier
 * @param threshold λ, in units of the input
 * @param alpha α, the weight that the old average keeps at each value
 */
public record Gma(
    @Param(label = "Minimum count", unit = "instances", min = 0) int minInstances,
    @Param(label = "Threshold λ", min = 0) double threshold,
    @Param(label = "Memory α", min = 0, max = 1) double alpha)
    implements DetectorSpec {

  /** The usual 30 instances, λ = 1, α = 0.99. */
  public Gma() {
    this(30, 1, 0.99);
  }

  public Gma {
    Params.check(Gma.class, minInstances, threshold, alpha);
  }

  @Override
  public String id() {
    return "gma";
  }

  @Override
  public String title() {
    return "Geometric moving average";
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
    private final Gma spec;
    private boolean drift;
    private long n;
    /** A sum, because a mean kept by recursion would wait for its own division at every value. */
    private double total;
    private double sum;

    State(Gma spec) {
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
      sum = spec.alpha * sum + (1 - spec.alpha) * (value - mean);
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
