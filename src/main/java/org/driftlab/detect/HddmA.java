// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * HDDM-A: compares the mean of all values with the mean up to the best cut point, by Hoeffding's inequality.
 *
 * <p>I. Frías-Blanco, J. del Campo-Ávila, G. Ramos-Jiménez, R. Morales-Bueno, A. Ortiz-Díaz, Y. Caballero-Mota,
 * <i>Online and Non-Parametric Drift Detection Methods Based on Hoeffding's Bounds</i>, IEEE TKDE 27(3), 2015, 810–823
 * (A-test). Input: values in [0, 1]. An increase of the mean is a drift and clears the state at once; two-sided, a
 * decrease clears it too but is not reported. The statistic is the increase, its levels the bounds at both confidences
 * ({@code NaN} while no cut lies in the past); at the level itself the test already speaks. O(1) time and memory.
 *
 * @param driftConfidence α of a drift
 * @param warningConfidence α of a warning
 * @param sides whether a decrease clears the state
 */
public record HddmA(
    @Param(label = "Drift confidence α", min = 0, max = 1) double driftConfidence,
    @Param(label = "Warning confidence α", min = 0, max = 1) double warningConfidence,
    @Param(label = "Sides", help = "Two-sided, a decrease clears the state without being reported.") Sides sides)
    implements DetectorSpec {

  /** The paper's 0.001 and 0.005, two-sided. */
  public HddmA() {
    this(0.001, 0.005, Sides.TWO_SIDED);
  }

  public HddmA {
    Params.check(HddmA.class, driftConfidence, warningConfidence, sides);
    Levels.falling("warningConfidence", warningConfidence, "driftConfidence", driftConfidence);
  }

  @Override
  public String id() {
    return "hddm-a";
  }

  @Override
  public String title() {
    return "HDDM-A";
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

  private static final class State implements DriftDetector {
    private final HddmA spec;
    private final double cutLog;
    private final double driftLog;
    private final double warningLog;
    private double n;
    private double sum;
    private double lowN;
    private double lowSum;
    private double lowUpper;
    private double highN;
    private double highSum;
    private double highLower;
    private double increase = Double.NaN;
    /** The variance factor M of the last increase test, from which both levels follow. */
    private double spread = Double.NaN;

    State(HddmA spec) {
      this.spec = spec;
      cutLog = StrictMath.log(1 / spec.driftConfidence);
      driftLog = StrictMath.log(2 / spec.driftConfidence);
      warningLog = StrictMath.log(2 / spec.warningConfidence);
    }

    @Override
    public Signal update(double value) {
      n++;
      sum += value;
      moveCuts();
      increase = Double.NaN;
      spread = Double.NaN;
      boolean warning = false;
      if (lowN != n) {
        increase = sum / n - lowSum / lowN;
        spread = (n - lowN) / lowN * (1 / n);
        if (increase >= driftLevel()) {
          clear();
          return Signal.DRIFT;
        }
        warning = increase >= warningLevel();
      }
      if (spec.sides == Sides.TWO_SIDED && highN != n) {
        double factor = (n - highN) / highN * (1 / n);
        if (highSum / highN - sum / n >= Math.sqrt(factor / 2 * driftLog)) {
          clear();
        }
      }
      return warning ? Signal.WARNING : Signal.STABLE;
    }

    private void moveCuts() {
      double mean = sum / n;
      double bound = Math.sqrt(1 / (2 * n) * cutLog);
      if (lowN == 0 || lowUpper >= mean + bound) {
        lowN = n;
        lowSum = sum;
        lowUpper = mean + bound;
      }
      if (highN == 0 || highLower <= mean - bound) {
        highN = n;
        highSum = sum;
        highLower = mean - bound;
      }
    }

    private void clear() {
      n = 0;
      sum = 0;
      lowN = 0;
      lowSum = 0;
      highN = 0;
      highSum = 0;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(spec);
      copy.n = n;
      copy.sum = sum;
      copy.lowN = lowN;
      copy.lowSum = lowSum;
      copy.lowUpper = lowUpper;
      copy.highN = highN;
      copy.highSum = highSum;
      copy.highLower = highLower;
      copy.increase = increase;
      copy.spread = spread;
      return copy;
    }

    @Override
    public double statistic() {
      return increase;
    }

    @Override
    public double warningLevel() {
      return Math.sqrt(spread / 2 * warningLog);
    }

    @Override
    public double driftLevel() {
      return Math.sqrt(spread / 2 * driftLog);
    }
  }
}
