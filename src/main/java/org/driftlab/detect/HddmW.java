// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * HDDM-W: compares moving averages before and after the best cut point, by McDiarmid's inequality.
 *
 * <p>I. Frías-Blanco, J. del Campo-Ávila, G. Ramos-Jiménez, R. Morales-Bueno, A. Ortiz-Díaz, Y. Caballero-Mota,
 * <i>Online and Non-Parametric Drift Detection Methods Based on Hoeffding's Bounds</i>, IEEE TKDE 27(3), 2015, 810–823
 * (W-test). Input: values in [0, 1]. Averages are exponentially weighted. An increase is a drift and clears the state
 * at once; two-sided, a decrease clears it too (with a warning that stands) but is not reported. The statistic is the
 * increase, its levels the bounds at both confidences ({@code NaN} while one side of the cut is empty). O(1) time and
 * memory.
 *
 * @param driftConfidence α of a drift
 * @param warningConfidence α of a warning
 * @param lambda weight of the newest value in an average
 * @param sides whether a decrease clears the state
 */
public record HddmW(
    @Param(label = "Drift confidence α", min = 0, max = 1) double driftConfidence,
    @Param(label = "Warning confidence α", min = 0, max = 1) double warningConfidence,
    @Param(label = "Weight λ", min = 0, max = 1) double lambda,
    @Param(label = "Sides", help = "Two-sided, a decrease clears the state without being reported.") Sides sides)
    implements DetectorSpec {

  /** The paper's 0.001, 0.005 and λ = 0.05, one-sided. */
  public HddmW() {
    this(0.001, 0.005, 0.05, Sides.ONE_SIDED);
  }

  public HddmW {
    Params.check(HddmW.class, driftConfidence, warningConfidence, lambda, sides);
    Levels.falling("warningConfidence", warningConfidence, "driftConfidence", driftConfidence);
  }

  @Override
  public String id() {
    return "hddm-w";
  }

  @Override
  public String title() {
    return "HDDM-W";
  }

  @Override
  public Input input() {
    return Input.UNIT_INTERVAL;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("driftConfidence", "warningConfidence"));
  }

  @Override
  public DriftDetector create() {
    return new State(this);
  }

  /** A moving average and the sum of its squared weights; a negative average means empty. */
  private static final class Sample {
    private double mean;
    private double weights;

    Sample() {
      clear();
    }

    void add(double value, double lambda) {
      if (mean < 0) {
        mean = value;
        weights = 1;
      } else {
        mean = lambda * value + (1 - lambda) * mean;
        weights = lambda * lambda + (1 - lambda) * (1 - lambda) * weights;
      }
    }

    boolean isEmpty() {
      return mean < 0;
    }

    void clear() {
      mean = -1;
      weights = 0;
    }

    void set(Sample other) {
      mean = other.mean;
      weights = other.weights;
    }
  }

  private static final class State implements DriftDetector {
    private final HddmW spec;
    private final double driftLog;
    private final double warningLog;
    private final Sample all = new Sample();
    private final Sample beforeRise = new Sample();
    private final Sample afterRise = new Sample();
    private final Sample beforeFall = new Sample();
    private final Sample afterFall = new Sample();
    private double lowest = Double.MAX_VALUE;
    private double highest = Double.MIN_VALUE;
    private double increase = Double.NaN;
    private double weights = Double.NaN;

    State(HddmW spec) {
      this.spec = spec;
      driftLog = StrictMath.log(1 / spec.driftConfidence);
      warningLog = StrictMath.log(1 / spec.warningConfidence);
    }

    @Override
    public Signal update(double value) {
      all.add(value, spec.lambda);
      double bound = Math.sqrt(all.weights * driftLog / 2);
      if (all.mean + bound < lowest) {
        lowest = all.mean + bound;
        beforeRise.set(all);
        afterRise.clear();
      } else {
        afterRise.add(value, spec.lambda);
      }
      boolean comparable = !beforeRise.isEmpty() && !afterRise.isEmpty();
      increase = comparable ? afterRise.mean - beforeRise.mean : Double.NaN;
      weights = comparable ? beforeRise.weights + afterRise.weights : Double.NaN;
      if (increase > driftLevel()) {
        clear();
        return Signal.DRIFT;
      }
      if (spec.sides == Sides.TWO_SIDED && fell(value, bound)) {
        clear();
        return Signal.STABLE;
      }
      return increase > warningLevel() ? Signal.WARNING : Signal.STABLE;
    }

    private boolean fell(double value, double bound) {
      if (all.mean - bound > highest) {
        highest = all.mean - bound;
        beforeFall.set(all);
        afterFall.clear();
      } else {
        afterFall.add(value, spec.lambda);
      }
      return !beforeFall.isEmpty() && !afterFall.isEmpty() && beforeFall.mean - afterFall.mean
          > Math.sqrt((beforeFall.weights + afterFall.weights) * driftLog / 2);
    }

    private void clear() {
      all.clear();
      beforeRise.clear();
      afterRise.clear();
      beforeFall.clear();
      afterFall.clear();
      lowest = Double.MAX_VALUE;
      highest = Double.MIN_VALUE;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      copy.all.set(all);
      copy.beforeRise.set(beforeRise);
      copy.afterRise.set(afterRise);
      copy.beforeFall.set(beforeFall);
      copy.afterFall.set(afterFall);
      copy.lowest = lowest;
      copy.highest = highest;
      copy.increase = increase;
      copy.weights = weights;
      return copy;
    }

    @Override
    public double statistic() {
      return increase;
    }

    @Override
    public double warningLevel() {
      return Math.sqrt(weights * warningLog / 2);
    }

    @Override
    public double driftLevel() {
      return Math.sqrt(weights * driftLog / 2);
    }
  }
}
