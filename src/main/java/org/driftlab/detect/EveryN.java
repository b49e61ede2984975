// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import java.util.Optional;
import java.util.OptionalDouble;
import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * A dummy that ignores its input and reports a drift at every n-th value: the baseline beside which detectors are
 * scored.
 *
 * <p>With n no larger than the acceptance window it hits every true drift, so a score that it wins says nothing. The
 * first alarm is at index n − 1. Input: anything. No warnings, no statistic. O(1).
 *
 * @param n distance between alarms
 */
public record EveryN(@Param(label = "Distance", unit = "instances", min = 1) int n) implements DetectorSpec {

  /** An alarm every 1,000 instances. */
  public EveryN() {
    this(1000);
  }

  public EveryN {
    Params.check(EveryN.class, n);
  }

  @Override
  public String id() {
    return "every-n";
  }

  @Override
  public String title() {
    return "Alarm every n (dummy)";
  }

  @Override
  public Optional<Threshold> thresholdParameter() {
    return Optional.of(Threshold.higher("n"));
  }

  @Override
  public OptionalDouble promisedRunLength() {
    return OptionalDouble.of(n);
  }

  @Override
  public DriftDetector create() {
    return new State(n, 0);
  }

  private static final class State implements DriftDetector {
    private final int n;
    private int count;

    State(int n, int count) {
      this.n = n;
      this.count = count;
    }

    @Override
    public Signal update(double value) {
      if (++count < n) {
        return Signal.STABLE;
      }
      count = 0;
      return Signal.DRIFT;
    }

    @Override
    public DriftDetector copy() {
      return new State(n, count);
    }
  }
}
