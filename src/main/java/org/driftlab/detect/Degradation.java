// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * A check of windowed accuracy: a drift when the mean accuracy of the last w values is lower than that of the w values
 * before by more than a threshold.
 *
 * <p>Input: errors in [0, 1], each 0 or 1 or one minus a windowed accuracy; the accuracy is one minus the value, and a
 * value outside [0, 1] counts as the nearer end. Nothing is reported until 2w values were seen. After a drift both
 * windows start afresh with the next value, so that one drop is reported once and the next report is at least 2w values
 * later. No warnings. The statistic is the drop, the drift level the threshold.
 *
 * <p>The sums are integers in units of 10⁻¹², so nothing accumulates, and the threshold is taken as the decimal number
 * it is written as. Rounding a value to that unit shifts a mean by at most 10⁻¹² over both windows, and only a drop
 * beyond the threshold by more than that counts: a drop of exactly the threshold is no drift. O(1) a value, 16w bytes.
 *
 * @param window w, the length of each of the two windows
 * @param threshold the drop of accuracy that is still tolerated
 */
public record Degradation(
    @Param(label = "Window", unit = "instances", help = "Length of each of the two neighbouring windows.",
        min = 1, max = 1_000_000) int window,
    @Param(label = "Threshold", help = "The drop of mean accuracy that is still tolerated.",
        min = 0, max = 1) double threshold)
    implements DetectorSpec {
  private static final double UNITS = 1e12;
  private static final BigDecimal UNITS_EXACT = BigDecimal.TEN.pow(12);

  /** Windows of 100 instances, threshold 0.05. */
  public Degradation() {
    this(100, 0.05);
  }

  public Degradation {
    Params.check(Degradation.class, window, threshold);
  }

  @Override
  public String id() {
    return "degradation";
  }

  @Override
  public String title() {
    return "Windowed degradation check";
  }

  @Override
  public Input input() {
    return Input.UNIT_INTERVAL;
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
    private final Degradation spec;
    private final int window;
    private final long limit;
    private final long[] ring;
    private int next;
    private int filled;
    private boolean drift;
    private long previousSum;
    private long lastSum;

    State(Degradation spec) {
      this.spec = spec;
      window = spec.window;
      ring = new long[2 * window];
      limit = BigDecimal.valueOf(spec.threshold).multiply(BigDecimal.valueOf(window)).multiply(UNITS_EXACT)
          .setScale(0, RoundingMode.CEILING).longValueExact() + window;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      long units = (long) (Math.min(1, Math.max(0, value)) * UNITS + 0.5);
      if (filled == ring.length) {
        previousSum -= ring[next];
      } else {
        filled++;
      }
      if (filled > window) {
        long moved = ring[next < window ? next + window : next - window];
        lastSum -= moved;
        previousSum += moved;
      }
      ring[next] = units;
      lastSum += units;
      next = next + 1 == ring.length ? 0 : next + 1;
      drift = filled == ring.length && lastSum - previousSum > limit;
      return drift ? Signal.DRIFT : Signal.STABLE;
    }

    private void reset() {
      drift = false;
      next = 0;
      filled = 0;
      previousSum = 0;
      lastSum = 0;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      System.arraycopy(ring, 0, copy.ring, 0, ring.length);
      copy.next = next;
      copy.filled = filled;
      copy.drift = drift;
      copy.previousSum = previousSum;
      copy.lastSum = lastSum;
      return copy;
    }

    @Override
    public double statistic() {
      return filled == ring.length ? (lastSum - previousSum) / (UNITS * window) : Double.NaN;
    }

    @Override
    public double driftLevel() {
      return spec.threshold;
    }
  }
}
