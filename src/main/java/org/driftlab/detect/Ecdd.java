// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import java.util.OptionalDouble;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * ECDD, an exponentially weighted moving average chart of the error rate.
 *
 * <p>G. J. Ross, N. M. Adams, D. K. Tasoulis, D. J. Hand, <i>Exponentially weighted moving average charts for detecting
 * concept drift</i>, Pattern Recognition Letters 33(2) (2012) 191–198. Input: errors, 0 or 1. With p the error rate
 * since the last reset, z ← z + λ(x − z) from z = 0, and s the standard deviation of z, z above p + L·s is a drift and
 * above p + L·s/2 a warning. L(p) is the paper's polynomial for λ = 0.2 and 400 values between false alarms; it serves
 * for every λ. Above an error rate of about 0.497 the drift level exceeds 1 (λ = 0.2), so the chart is blind there;
 * after 49 values without an error the first error is a drift. It starts afresh with the value after a drift. O(1).
 *
 * @param minInstances values since a reset before a drift can be reported; warnings begin one earlier
 * @param lambda weight λ of the newest value
 * @param limitFactor factor on L; 1 is the paper's chart
 */
public record Ecdd(
    @Param(label = "Minimum count", unit = "instances", min = 0) int minInstances,
    @Param(label = "Weight λ", min = 0, max = 1) double lambda,
    @Param(label = "Limit factor", help = "Widens or narrows the paper's control limit.", min = 0, max = 100)
        double limitFactor)
    implements DetectorSpec {

  /** The paper's 30 instances, λ = 0.2 and limit. */
  public Ecdd() {
    this(30, 0.2, 1);
  }

  public Ecdd {
    Params.check(Ecdd.class, minInstances, lambda, limitFactor);
  }

  @Override
  public String id() {
    return "ewma";
  }

  @Override
  public String title() {
    return "ECDD (EWMA chart)";
  }

  @Override
  public Input input() {
    return Input.ERRORS;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.higher("limitFactor"));
  }

  /** The paper's 400, which its polynomial is fitted to. */
  @Override
  public OptionalDouble promisedRunLength() {
    return limitFactor == 1 && lambda == 0.2 ? OptionalDouble.of(400) : OptionalDouble.empty();
  }

  @Override
  public DriftDetector create() {
    return new State(this);
  }

  private static final class State implements DriftDetector {
    private final Ecdd spec;
    private boolean drift;
    private long n;
    private double sum;
    private double average;
    /** (1−λ)^(2n), kept as a running product: a power each value would cost more than all the rest. */
    private double forgotten = 1;
    private double p;
    private double width;

    State(Ecdd spec) {
      this.spec = spec;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        drift = false;
        n = 0;
        sum = 0;
        average = 0;
        forgotten = 1;
      }
      n++;
      sum += value;
      p = sum / n;
      double lambda = spec.lambda;
      // Below half an ulp of 1 it no longer matters, and left alone it would end as a slow subnormal number.
      forgotten = forgotten < 1e-17 ? 0 : forgotten * ((1 - lambda) * (1 - lambda));
      average += lambda * (value - average);
      width = spec.limitFactor * limit(p) * Math.sqrt(p * (1 - p) * lambda * (1 - forgotten) / (2 - lambda));
      if (!tested()) {
        return Signal.STABLE;
      }
      drift = n >= spec.minInstances && average > driftLevel();
      if (drift) {
        return Signal.DRIFT;
      }
      return average > warningLevel() ? Signal.WARNING : Signal.STABLE;
    }

    private static double limit(double p) {
      double square = p * p;
      double cube = p * square;
      double fifth = cube * square;
      return 3.97 - 6.56 * p + 48.73 * cube - 330.13 * fifth + 848.18 * fifth * square;
    }

    private boolean tested() {
      return n >= spec.minInstances - 1 && n > 0;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      copy.drift = drift;
      copy.n = n;
      copy.sum = sum;
      copy.average = average;
      copy.forgotten = forgotten;
      copy.p = p;
      copy.width = width;
      return copy;
    }

    @Override
    public double statistic() {
      return tested() ? average : Double.NaN;
    }

    @Override
    public double warningLevel() {
      return tested() ? p + 0.5 * width : Double.NaN;
    }

    @Override
    public double driftLevel() {
      return tested() ? p + width : Double.NaN;
    }
  }
}
