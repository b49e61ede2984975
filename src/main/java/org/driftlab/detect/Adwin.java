// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * ADWIN, an adaptive window that reports a change of the mean in either direction.
 *
 * <p>A. Bifet, R. Gavaldà, <i>Learning from Time-Changing Data with Adaptive Windowing</i>, SDM 2007, 443–448. Input:
 * any finite numbers. It tests at every 32nd value only, so a detection's index is 31 modulo 32, and one drift usually
 * gives a run of detections 32 values apart while the window loses its old part bucket by bucket. There are no warnings
 * and no reset. The statistic is the largest ratio of a difference of means to its bound, the drift level 1; between
 * two tests it may stand above 1. See {@link AdwinWindow} for cost and memory.
 *
 * @param delta confidence δ of a single test
 */
public record Adwin(
    @Param(label = "Confidence δ", help = "Smaller values mean fewer false alarms and later detections.",
        min = 0, max = 1) double delta)
    implements DetectorSpec {

  /** The usual δ = 0.002. */
  public Adwin() {
    this(0.002);
  }

  public Adwin {
    Params.check(Adwin.class, delta);
  }

  @Override
  public String id() {
    return "adwin";
  }

  @Override
  public String title() {
    return "ADWIN (both directions)";
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.lower("delta"));
  }

  @Override
  public DriftDetector create() {
    return new State(new AdwinWindow(delta));
  }

  private static final class State implements DriftDetector {
    private final AdwinWindow window;

    State(AdwinWindow window) {
      this.window = window;
    }

    @Override
    public Signal update(double value) {
      return window.add(value) ? Signal.DRIFT : Signal.STABLE;
    }

    @Override
    public DriftDetector copy() {
      return new State(window.copy());
    }

    @Override
    public double statistic() {
      return window.ratio();
    }

    @Override
    public double driftLevel() {
      return 1;
    }
  }
}
