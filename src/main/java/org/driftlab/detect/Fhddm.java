// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * FHDDM: an alarm when the accuracy in a sliding window falls from its best by more than Hoeffding's inequality allows.
 *
 * <p>A. Pesaranghader, H. L. Viktor, <i>Fast Hoeffding Drift Detection Method for Evolving Data Streams</i>, ECML PKDD
 * 2016, LNCS 9852, 96–111. Input: values in [0, 1], 1 being an error; one outside counts as the nearer end. With m the
 * mean of the newest n values and m₀ its minimum since the last reset, m − m₀ of at least ε = √(ln(1/δ)/(2n)) is a
 * drift, after which window and minimum start afresh with the next value. Nothing is tested before the window is full.
 * δ bounds the error of one comparison with a fixed mean, not that of a run. The statistic is m − m₀, the drift level
 * ε; no warnings. If ε exceeds 1 there is never a drift.
 *
 * <p>Values are summed in whole units of 2⁻⁴⁰, so nothing accumulates. O(1) a value; a ring of n values.
 *
 * @param window n, the length of the sliding window
 * @param delta δ, the confidence of one comparison
 */
public record Fhddm(
    @Param(label = "Window", unit = "instances", min = 1, max = 100_000) int window,
    @Param(label = "Confidence δ", help = "Smaller values mean fewer false alarms and later detections.",
        min = 0, max = 1, minExclusive = true) double delta)
    implements DetectorSpec {

  /** A window of 100 and δ = 10⁻⁶, as in the authors' later comparisons. */
  public Fhddm() {
    this(100, 1e-6);
  }

  public Fhddm {
    Params.check(Fhddm.class, window, delta);
  }

  @Override
  public String id() {
    return "fhddm";
  }

  @Override
  public String title() {
    return "FHDDM";
  }

  @Override
  public Input input() {
    return Input.UNIT_INTERVAL;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("delta"));
  }

  @Override
  public DriftDetector create() {
    return new State(new long[window], Math.sqrt(StrictMath.log(1 / delta) / (2.0 * window)));
  }

  private static final class State implements DriftDetector {
    private final long[] ring;
    private final double bound;
    private int next;
    private int filled;
    private boolean drift;
    private long sum;
    private long minimum = Long.MAX_VALUE;

    State(long[] ring, double bound) {
      this.ring = ring;
      this.bound = bound;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      long units = Units.of(value);
      if (filled == ring.length) {
        sum -= ring[next];
      } else {
        filled++;
      }
      ring[next] = units;
      next = next + 1 == ring.length ? 0 : next + 1;
      sum += units;
      if (filled < ring.length) {
        return Signal.STABLE;
      }
      minimum = Math.min(minimum, sum);
      drift = rise() >= bound;
      return drift ? Signal.DRIFT : Signal.STABLE;
    }

    private double rise() {
      return (sum - minimum) / ((double) Units.ONE * ring.length);
    }

    private void reset() {
      drift = false;
      next = 0;
      filled = 0;
      sum = 0;
      minimum = Long.MAX_VALUE;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(ring.clone(), bound);
      copy.next = next;
      copy.filled = filled;
      copy.drift = drift;
      copy.sum = sum;
      copy.minimum = minimum;
      return copy;
    }

    @Override
    public double statistic() {
      return filled == ring.length ? rise() : Double.NaN;
    }

    @Override
    public double driftLevel() {
      return bound;
    }
  }
}
