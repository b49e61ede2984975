// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * STEPD: a test of equal proportions between the newest values and all older ones.
 *
 * <p>K. Nishida, K. Yamauchi, <i>Detecting Concept Drift Using Statistical Testing</i>, Discovery Science 2007, LNCS
 * 4755, 264–269. Input: errors, 0 or 1. The statistic is |Z| with the continuity correction, its levels the two-sided
 * normal quantiles of both significances. The test has two sides, so an improvement is a drift too; if all values since
 * the last reset are equal the statistic is infinite and a drift is reported (shown as {@value #SHOWN_AT_MOST}), so a
 * perfect learner gives one every 2·window values. First tested at the 2·window-th value after a reset; it starts
 * afresh with the value after a drift. O(1) a value; a ring of window values.
 *
 * @param window number of newest values
 * @param driftSignificance P below which it is a drift
 * @param warningSignificance P below which it is a warning
 */
public record Stepd(
    @Param(label = "Window", unit = "instances", min = 1, max = 1000) int window,
    @Param(label = "Drift significance", min = 0, max = 1, minExclusive = true) double driftSignificance,
    @Param(label = "Warning significance", min = 0, max = 1, minExclusive = true) double warningSignificance)
    implements DetectorSpec {
  /** A chart needs a finite number: this stands for an infinite statistic. */
  private static final double SHOWN_AT_MOST = 40;
  /** How far from a level the quick test must be, far beyond what rounding can shift. */
  private static final double BELOW = 1 - 1e-9;
  private static final double ABOVE = 1 + 1e-9;

  /** The paper's window of 30 and significances 0.003 and 0.05. */
  public Stepd() {
    this(30, 0.003, 0.05);
  }

  public Stepd {
    Params.check(Stepd.class, window, driftSignificance, warningSignificance);
    Levels.falling("warningSignificance", warningSignificance, "driftSignificance", driftSignificance);
  }

  @Override
  public String id() {
    return "stepd";
  }

  @Override
  public String title() {
    return "STEPD";
  }

  @Override
  public Input input() {
    return Input.ERRORS;
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("driftSignificance", "warningSignificance"));
  }

  @Override
  public DriftDetector create() {
    return new State(
        new double[window], NormalTail.critical(driftSignificance), NormalTail.critical(warningSignificance));
  }

  private static final class State implements DriftDetector {
    private final double[] ring;
    private final double driftLevel;
    private final double warningLevel;
    private final double driftSquare;
    private final double warningSquare;
    private int next;
    private int recent;
    private double recentErrors;
    private long older;
    private double olderErrors;
    private boolean drift;

    State(double[] ring, double driftLevel, double warningLevel) {
      this.ring = ring;
      this.driftLevel = driftLevel;
      this.warningLevel = warningLevel;
      driftSquare = driftLevel * driftLevel;
      warningSquare = warningLevel * warningLevel;
    }

    @Override
    public Signal update(double value) {
      if (drift) {
        reset();
      }
      push(value);
      if (older < ring.length) {
        return Signal.STABLE;
      }
      double count = older + recent;
      double errors = olderErrors + recentErrors;
      double gap = Math.abs(olderErrors * recent - recentErrors * older) - count / 2;
      // With o older and r recent values of N, c errors, and A = |cₒr − cᵣo|, Z² is (A − N/2)²·N/(o·r·c·(N−c)): nearly
      // every value is decided with no division and no root.
      double square = gap * gap * count;
      double unit = (double) older * recent * errors * (count - errors);
      if (square < warningSquare * BELOW * unit) {
        return Signal.STABLE;
      }
      if (square > warningSquare * ABOVE * unit && square < driftSquare * BELOW * unit) {
        return Signal.WARNING;
      }
      double statistic = test();
      drift = statistic > driftLevel;
      if (drift) {
        return Signal.DRIFT;
      }
      return statistic > warningLevel ? Signal.WARNING : Signal.STABLE;
    }

    private void push(double value) {
      if (recent == ring.length) {
        double leaving = ring[next];
        olderErrors += leaving;
        recentErrors += value - leaving;
        older++;
      } else {
        recent++;
        recentErrors += value;
      }
      ring[next] = value;
      next = next + 1 == ring.length ? 0 : next + 1;
    }

    /** |Z|; infinite if all values are equal, because the correction is then divided by a deviation of 0. */
    private double test() {
      double olderRight = older - olderErrors;
      double recentRight = recent - recentErrors;
      double k = 1.0 / older + 1.0 / recent;
      double p = (olderRight + recentRight) / (older + recent);
      double difference = Math.abs(olderRight / older - recentRight / recent);
      return Math.abs((difference - k / 2) / Math.sqrt(p * (1 - p) * k));
    }

    private void reset() {
      drift = false;
      next = 0;
      recent = 0;
      recentErrors = 0;
      older = 0;
      olderErrors = 0;
    }

    @Override
    public DriftDetector copy() {
      var copy = new State(ring.clone(), driftLevel, warningLevel);
      copy.next = next;
      copy.recent = recent;
      copy.recentErrors = recentErrors;
      copy.older = older;
      copy.olderErrors = olderErrors;
      copy.drift = drift;
      return copy;
    }

    @Override
    public double statistic() {
      return older < ring.length ? Double.NaN : Math.min(test(), SHOWN_AT_MOST);
    }

    @Override
    public double warningLevel() {
      return warningLevel;
    }

    @Override
    public double driftLevel() {
      return driftLevel;
    }
  }
}
