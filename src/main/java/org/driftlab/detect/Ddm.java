// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * DDM, the drift detection method: an alarm when the error rate rises several standard deviations above its minimum.
 *
 * <p>J. Gama, P. Medas, G. Castillo, P. Rodrigues, <i>Learning with Drift Detection</i>, SBIA 2004, LNCS 3171, 286–295.
 * Input: errors, 0 or 1. With p the error rate since the last reset, s = √(p(1−p)/n), and (pₘ, sₘ) taken where p + s
 * was smallest, p + s above pₘ + driftLevel·sₘ is a drift and above pₘ + warningLevel·sₘ a warning. After a drift it
 * starts afresh with the next value. The statistic is p + s. O(1) time and memory. If nothing went wrong in the first
 * minInstances values, the minimum is 0 and the first error is at once a drift.
 *
 * @param minInstances values since a reset before a drift can be reported; the minimum is taken from one earlier
 * @param warningLevel standard deviations for a warning
 * @param driftLevel standard deviations for a drift
 */
public record Ddm(
    @Param(label = "Minimum count", unit = "instances", min = 0) int minInstances,
    @Param(label = "Warning level", unit = "standard deviations", min = 1, max = 4) double warningLevel,
    @Param(label = "Drift level", unit = "standard deviations", min = 1, max = 5) double driftLevel)
    implements DetectorSpec {

  /** The paper's 30 instances and levels 2 and 3. */
  public Ddm() {
    this(30, 2, 3);
  }

  public Ddm {
    Params.check(Ddm.class, minInstances, warningLevel, driftLevel);
    Levels.rising("warningLevel", warningLevel, "driftLevel", driftLevel);
  }

  @Override
  public String id() {
    return "ddm";
  }

  @Override
  public String title() {
    return "DDM";
  }

  @Override
  public Input input() {
    return Input.ERRORS;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.higher("driftLevel", "warningLevel"));
  }

  @Override
  public DriftDetector create() {
    return new State(this);
  }

  private static final class State implements DriftDetector {
    private final Ddm spec;
    private boolean drift;
    private long n;
    /** A sum, because a mean kept by recursion would wait for its own division at every value. */
    private double total;
    private double upper;
    private double minUpper;
    private double minP;
    private double minS;

    State(Ddm spec) {
      this.spec = spec;
      reset();
    }

    private void reset() {
      drift = false;
      n = 0;
      total = 0;
      upper = Double.NaN;
      minUpper = Double.MAX_VALUE;
      minP = Double.MAX_VALUE;
      minS = Double.MAX_VALUE;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      n++;
      total += value;
      double p = total / n;
      double s = Math.sqrt(p * (1 - p) / n);
      upper = p + s;
      if (n < spec.minInstances - 1) {
        return Signal.STABLE;
      }
      if (upper <= minUpper) {
        minP = p;
        minS = s;
        minUpper = upper;
      }
      drift = n >= spec.minInstances && upper > driftLevel();
      if (drift) {
        return Signal.DRIFT;
      }
      return upper > warningLevel() ? Signal.WARNING : Signal.STABLE;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      copy.drift = drift;
      copy.n = n;
      copy.total = total;
      copy.upper = upper;
      copy.minUpper = minUpper;
      copy.minP = minP;
      copy.minS = minS;
      return copy;
    }

    @Override
    public double statistic() {
      return upper;
    }

    @Override
    public double warningLevel() {
      return level(spec.warningLevel);
    }

    @Override
    public double driftLevel() {
      return level(spec.driftLevel);
    }

    private double level(double deviations) {
      return minUpper == Double.MAX_VALUE ? Double.NaN : minP + deviations * minS;
    }
  }
}
