// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * ADWIN that reports only increases of the mean: for errors, only a deterioration.
 *
 * <p>The window is that of {@link Adwin}; a cut counts as a detection if the mean afterwards is above the mean before
 * the value came in, so an improvement shrinks the window silently. Input: any finite numbers. No warnings, no reset.
 * The statistic is that of {@link Adwin} and does not show the direction.
 *
 * @param delta confidence δ of a single test
 */
public record AdwinIncrease(
    @Param(label = "Confidence δ", help = "Smaller values mean fewer false alarms and later detections.",
        min = 0, max = 1) double delta)
    implements DetectorSpec {

  /** The usual δ = 0.002. */
  public AdwinIncrease() {
    this(0.002);
  }

  public AdwinIncrease {
    Params.check(AdwinIncrease.class, delta);
  }

  @Override
  public String id() {
    return "adwin-increase";
  }

  @Override
  public String title() {
    return "ADWIN (increases only)";
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
      double before = window.mean();
      return window.add(value) && window.mean() > before ? Signal.DRIFT : Signal.STABLE;
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
