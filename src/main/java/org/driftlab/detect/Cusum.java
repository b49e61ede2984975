// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * The cumulative sum chart for an increase of a mean.
 *
 * <p>E. S. Page, <i>Continuous Inspection Schemes</i>, Biometrika 41 (1954) 100–115. Input: any finite numbers. With
 * the mean of all values since the last reset, x included, S ← max(0, S + x − mean − δ), and S above λ is a drift,
 * after which everything starts afresh with the next value. It compares with the running mean, not with a known target;
 * λ = 50 is a scale for large numbers: with errors it means a delay of hundreds of values. The statistic is S, the
 * drift level λ; no warnings. O(1) time and memory.
 *
 * @param minInstances values since a reset before a drift can be reported; the first test is one earlier
 * @param delta δ, the part of each deviation from the mean that is ignored
 * @param threshold λ, in units of the input
 */
public record Cusum(
    @Param(label = "Minimum count", unit = "instances", min = 0) int minInstances,
    @Param(label = "Tolerated change δ", min = 0, max = 1) double delta,
    @Param(label = "Threshold λ", min = 0) double threshold)
    implements DetectorSpec {

  /** The usual 30 instances, δ = 0.005, λ = 50. */
  public Cusum() {
    this(30, 0.005, 50);
  }

  public Cusum {
    Params.check(Cusum.class, minInstances, delta, threshold);
  }

  @Override
  public String id() {
    return "cusum";
  }

  @Override
  public String title() {
    return "CUSUM";
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
    private final Cusum spec;
    private boolean drift;
    private long n;
    /** A sum, because a mean kept by recursion would wait for its own division at every value. */
    private double total;
    private double sum;

    State(Cusum spec) {
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
      // Added as one number, so that the next value waits for a single addition.
      sum = Math.max(0, sum + (value - mean - spec.delta));
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
