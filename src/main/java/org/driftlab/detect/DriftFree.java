// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.driftlab.data.InputException;
import org.driftlab.data.Params;

/**
 * Drift-free data to replay a detector on: errors of a constant rate, or the values of a file drawn with replacement,
 * which keeps their distribution and takes any order, and so any drift, out of them.
 *
 * <p>Every series has a generator of its own (SplitMix64), so series are independent and any of them can be had alone.
 */
public final class DriftFree {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private final double rate;
  private final double[] pool;
  private final long seed;

  private DriftFree(double rate, double[] pool, long seed) {
    this.rate = rate;
    this.pool = pool;
    this.seed = seed;
  }

  /** Errors, 0 or 1, of a constant rate in [0, 1]. */
  public static DriftFree errors(double rate, long seed) {
    return new DriftFree(rate, new double[0], seed);
  }

  /** Values drawn with replacement from given ones, of which there is at least one. */
  public static DriftFree resampled(double[] values, long seed) {
    return new DriftFree(Double.NaN, values.clone(), seed);
  }

  /** Fills an array with the beginning of a series. */
  public void fill(int series, double[] values) {
    long state = start(series);
    for (int i = 0; i < values.length; i++) {
      state += GOLDEN;
      values[i] = value(state);
    }
  }

  /** A replay of a detector whose threshold is the given parameter of its spec. */
  public Calibration.Replay replay(DetectorSpec spec) {
    Threshold threshold = spec.thresholdParameter().orElseThrow(() -> new InputException(
        "The detector %s has no threshold to calibrate; choose another one.".formatted(spec.id())));
    return replay(value -> with(spec, threshold, value));
  }

  private Calibration.Replay replay(DoubleFunction<DetectorSpec> specs) {
    return new Calibration.Replay() {
      private Optional<DetectorSpec> made = Optional.empty();
      private double madeFor = Double.NaN;

      @Override
      public long firstAlarm(double threshold, int series, long horizon) {
        if (made.isEmpty() || madeFor != threshold) {
          made = Optional.of(specs.apply(threshold));
          madeFor = threshold;
        }
        return DriftFree.this.firstAlarm(made.get().create(), series, horizon);
      }
    };
  }

  /** The number of values up to a fresh detector's first alarm, 0 if there is none within the horizon. */
  public long firstAlarm(DriftDetector detector, int series, long horizon) {
    long state = start(series);
    for (long i = 1; i <= horizon; i++) {
      state += GOLDEN;
      if (detector.update(value(state)) == Signal.DRIFT) {
        return i;
      }
    }
    return 0;
  }

  /** A spec with another threshold; warnings are never stricter than drifts. */
  public static DetectorSpec with(DetectorSpec spec, Threshold threshold, double value) {
    String text = text(spec, threshold.parameter(), value);
    if (threshold.warning().isEmpty()) {
      return Params.with(spec, Map.of(threshold.parameter(), text));
    }
    double warning = threshold.milder(number(spec, threshold.warning()), value);
    return Params.with(spec,
        Map.of(threshold.parameter(), text, threshold.warning(), text(spec, threshold.warning(), warning)));
  }

  /** The present value of a parameter that is a number. */
  public static double number(DetectorSpec spec, String parameter) {
    return ((Number) info(spec, parameter).value()).doubleValue();
  }

  private static Params.Info info(DetectorSpec spec, String parameter) {
    return Params.of(spec).stream().filter(info -> info.name().equals(parameter)).findFirst().orElseThrow();
  }

  private static String text(DetectorSpec spec, String parameter, double value) {
    return info(spec, parameter).type() == int.class ? Long.toString(Math.round(value)) : Double.toString(value);
  }

  private long start(int series) {
    return mix(mix(seed) + series * GOLDEN);
  }

  private double value(long state) {
    long bits = mix(state);
    if (pool.length == 0) {
      return (bits >>> 11) * UNIT < rate ? 1 : 0;
    }
    return pool[(int) (((bits >>> 32) * pool.length) >>> 32)];
  }

  private static long mix(long state) {
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
