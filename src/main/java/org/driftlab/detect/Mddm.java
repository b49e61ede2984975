// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * MDDM: an alarm when a weighted mean of the newest accuracies falls from its best by more than McDiarmid's inequality
 * allows.
 *
 * <p>A. Pesaranghader, H. L. Viktor, E. Paquet, <i>McDiarmid Drift Detection Methods for Evolving Data Streams</i>,
 * IJCNN 2018. Input: values in [0, 1], 1 being an error; one outside counts as the nearer end. The newest n values have
 * weights wᵢ, i = 1 for the oldest, that grow with i: arithmetically (MDDM-A, 1 + (i−1)g), geometrically (MDDM-G,
 * (1+g)^(i−1)) or exponentially (MDDM-E, e^(g(i−1))). With m the weighted mean and m₀ its minimum since the last reset,
 * m − m₀ of at least ε = √(½·Σvᵢ²·ln(1/δ)), vᵢ = wᵢ/Σw, is a drift, after which window and minimum start afresh with
 * the next value. Nothing is tested before the window is full. With g = 0 all three are {@link Fhddm}. The statistic is
 * m − m₀, the drift level ε; no warnings.
 *
 * <p>The weighted sum follows from the one before, also for arithmetic weights, so a value costs O(1); a ring of n
 * values.
 *
 * @param window n, the length of the sliding window
 * @param delta δ, the confidence of one comparison
 * @param weights how the weights grow: variant A, G or E
 * @param growth g: the paper's difference d, its ratio r less 1, or its λ
 */
public record Mddm(
    @Param(label = "Window", unit = "instances", min = 1, max = 1000) int window,
    @Param(label = "Confidence δ", help = "Smaller values mean fewer false alarms and later detections.",
        min = 0, max = 1, minExclusive = true) double delta,
    @Param(label = "Weights", help = "How the weights grow towards the newest value: MDDM-A, -G or -E.")
        Weights weights,
    @Param(label = "Growth", help = "How much more a value weighs than the one before it.",
        min = 0, max = 0.5) double growth)
    implements DetectorSpec {

  /** How the weights grow from the oldest value to the newest. */
  public enum Weights {
    ARITHMETIC,
    GEOMETRIC,
    EXPONENTIAL
  }

  /** The paper's window of 100, δ = 10⁻⁶ and growth 0.01; geometric weights. */
  public Mddm() {
    this(100, 1e-6, Weights.GEOMETRIC, 0.01);
  }

  public Mddm {
    Params.check(Mddm.class, window, delta, weights, growth);
  }

  @Override
  public String id() {
    return "mddm";
  }

  @Override
  public String title() {
    return "MDDM";
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
    return new State(this);
  }

  /** The factor from one weight to the next; 1 if they grow arithmetically. */
  private double ratio() {
    return switch (weights) {
      case ARITHMETIC -> 1;
      case GEOMETRIC -> 1 + growth;
      case EXPONENTIAL -> StrictMath.exp(growth);
    };
  }

  private static final class State implements DriftDetector {
    private final Mddm spec;
    private final long[] ring;
    /** One over the factor between weights. */
    private final double shrink;
    /** What is added between weights. */
    private final double step;
    /** The weight of a value that has just left a full window, for constant factors. */
    private final double oldest;
    private final double scale;
    private final double bound;
    private int next;
    private int filled;
    private boolean drift;
    /** Values, plain and times (i−1), in units: exact. */
    private long sum;
    private long ramp;
    /** Values times weights that shrink by a constant factor towards the oldest, the newest weighing 1. */
    private double faded;
    private double mean = Double.NaN;
    private double minimum = Double.MAX_VALUE;

    State(Mddm spec) {
      this.spec = spec;
      ring = new long[spec.window];
      shrink = 1 / spec.ratio();
      boolean arithmetic = spec.weights == Weights.ARITHMETIC;
      step = arithmetic ? spec.growth : 0;
      double total = 0;
      double squares = 0;
      double power = 1;
      for (int age = 0; age < ring.length; age++) {
        double weight = arithmetic ? 1 + (ring.length - 1 - age) * step : power;
        total += weight;
        squares += weight * weight;
        power *= shrink;
      }
      scale = 1 / (total * Units.ONE);
      bound = Math.sqrt(0.5 * squares / (total * total) * StrictMath.log(1 / spec.delta));
      oldest = arithmetic ? 0 : power;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      push(Units.of(value));
      if (filled < ring.length) {
        return Signal.STABLE;
      }
      mean = (spec.weights == Weights.ARITHMETIC ? sum + step * ramp : faded) * scale;
      minimum = Math.min(minimum, mean);
      drift = mean - minimum >= bound;
      return drift ? Signal.DRIFT : Signal.STABLE;
    }

    private void push(long units) {
      faded = faded * shrink + units;
      if (filled == ring.length) {
        long leaving = ring[next];
        sum -= leaving;
        ramp -= sum;
        faded -= leaving * oldest;
      } else {
        filled++;
      }
      ramp += (filled - 1) * units;
      sum += units;
      ring[next] = units;
      next = next + 1 == ring.length ? 0 : next + 1;
    }

    private void reset() {
      drift = false;
      next = 0;
      filled = 0;
      sum = 0;
      ramp = 0;
      faded = 0;
      mean = Double.NaN;
      minimum = Double.MAX_VALUE;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      System.arraycopy(ring, 0, copy.ring, 0, ring.length);
      copy.next = next;
      copy.filled = filled;
      copy.drift = drift;
      copy.sum = sum;
      copy.ramp = ramp;
      copy.faded = faded;
      copy.mean = mean;
      copy.minimum = minimum;
      return copy;
    }

    @Override
    public double statistic() {
      return mean - minimum;
    }

    @Override
    public double driftLevel() {
      return bound;
    }
  }
}
