// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Arrays;
import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * RDDM, the reactive drift detection method: DDM that forgets old values of a long concept and cuts long warnings
 * short.
 *
 * <p>R. S. M. Barros, D. R. L. Cabral, P. M. Gonçalves Jr., S. G. T. C. Santos, <i>RDDM: Reactive Drift Detection
 * Method</i>, Expert Systems with Applications 90 (2017) 344–355. Input: errors, 0 or 1 (the store keeps whole numbers
 * only). Statistic and levels are those of {@link Ddm}. After a drift that had a warning, the new statistics begin with
 * the stored values since that warning began; after maxConcept values without a warning they are recomputed from the
 * newest minStable values; and more than warnLimit warnings in a row are a drift, at which the statistic is below
 * its drift level. O(1) a value but for the replay of up to minStable values; minStable bytes.
 *
 * @param minInstances values since a reset before anything is tested
 * @param warningLevel standard deviations for a warning
 * @param driftLevel standard deviations for a drift
 * @param maxConcept length of a concept at which its statistics are recomputed
 * @param minStable number of values that are stored
 * @param warnLimit longest run of warnings
 */
public record Rddm(
    @Param(label = "Minimum count", unit = "instances", min = 0) int minInstances,
    @Param(label = "Warning level", unit = "standard deviations", min = 1, max = 4) double warningLevel,
    @Param(label = "Drift level", unit = "standard deviations", min = 1, max = 5) double driftLevel,
    @Param(label = "Maximum concept length", unit = "instances", min = 1) int maxConcept,
    @Param(label = "Stored values", unit = "instances", min = 1, max = 20000) int minStable,
    @Param(label = "Warning limit", unit = "instances", min = 1, max = 20000) int warnLimit)
    implements DetectorSpec {
  private static final int NONE = -1;

  /** The paper's 129 instances, levels 1.773 and 2.258, and limits 40000, 7000 and 1400. */
  public Rddm() {
    this(129, 1.773, 2.258, 40000, 7000, 1400);
  }

  public Rddm {
    Params.check(Rddm.class, minInstances, warningLevel, driftLevel, maxConcept, minStable, warnLimit);
    Levels.rising("warningLevel", warningLevel, "driftLevel", driftLevel);
  }

  @Override
  public String id() {
    return "rddm";
  }

  @Override
  public String title() {
    return "RDDM";
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
    return new State(this, new byte[minStable]);
  }

  private static final class State implements DriftDetector {
    private final Rddm spec;
    private final byte[] ring;
    private int first;
    private int last = NONE;
    private int stored;
    private long seen;
    private long warnAt = NONE;
    private int warnPosition = NONE;
    private boolean rebuild;
    private boolean drift;
    private long n;
    /** A sum, because a mean kept by recursion would wait for its own division at every value. */
    private double total;
    private double upper = Double.NaN;
    private double minUpper = Double.MAX_VALUE;
    private double minP = Double.MAX_VALUE;
    private double minS = Double.MAX_VALUE;

    State(Rddm spec, byte[] ring) {
      this.spec = spec;
      this.ring = ring;
    }

    @Override
    public Signal update(double value) {
      if (rebuild) {
        rebuild();
      }
      store((byte) value);
      seen++;
      double s = include(value);
      if (n < spec.minInstances) {
        return Signal.STABLE;
      }
      if (upper < minUpper) {
        takeMinimum(s);
      }
      if (upper > driftLevel()) {
        drift = true;
        rebuild = true;
        if (warnAt == NONE) {
          keepOnlyLast();
        }
        return Signal.DRIFT;
      }
      return upper > warningLevel() ? warn() : calm();
    }

    private Signal warn() {
      if (warnAt == NONE) {
        warnAt = seen;
        warnPosition = last;
      } else if (warnAt + spec.warnLimit <= seen) {
        drift = true;
        rebuild = true;
        keepOnlyLast();
        warnPosition = NONE;
        warnAt = NONE;
        return Signal.DRIFT;
      }
      return Signal.WARNING;
    }

    private Signal calm() {
      warnAt = NONE;
      warnPosition = NONE;
      rebuild = n >= spec.maxConcept;
      return Signal.STABLE;
    }

    private double include(double value) {
      n++;
      total += value;
      double p = total / n;
      double s = Math.sqrt(p * (1 - p) / n);
      upper = p + s;
      return s;
    }

    private void takeMinimum(double s) {
      minP = total / n;
      minS = s;
      minUpper = upper;
    }

    private void store(byte value) {
      last = last + 1 == ring.length ? 0 : last + 1;
      ring[last] = value;
      if (stored < ring.length) {
        stored++;
        return;
      }
      first = first + 1 == ring.length ? 0 : first + 1;
      if (warnPosition == last) {
        warnPosition = NONE;
      }
    }

    private void keepOnlyLast() {
      first = last;
      stored = 1;
    }

    private void rebuild() {
      n = 0;
      total = 0;
      if (drift) {
        minUpper = Double.MAX_VALUE;
        minP = Double.MAX_VALUE;
        minS = Double.MAX_VALUE;
      }
      if (warnPosition != NONE) {
        first = warnPosition;
        stored = last - first + 1;
        stored += stored <= 0 ? ring.length : 0;
      }
      for (int i = 0; i < stored; i++) {
        int position = first + i;
        double s = include(ring[position < ring.length ? position : position - ring.length]);
        if (drift && n > spec.minInstances && upper < minUpper) {
          takeMinimum(s);
        }
      }
      warnPosition = NONE;
      warnAt = NONE;
      rebuild = false;
      drift = false;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec, Arrays.copyOf(ring, ring.length));
      copy.first = first;
      copy.last = last;
      copy.stored = stored;
      copy.seen = seen;
      copy.warnAt = warnAt;
      copy.warnPosition = warnPosition;
      copy.rebuild = rebuild;
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
