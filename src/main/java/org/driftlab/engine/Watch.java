// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;
import org.driftlab.evaluate.MetricSeries;

/** The detector on the champion's errors, its last word, and what it showed through time. */
final class Watch {
  private static final int DETECTOR_ALLOWANCE = 16 * 1_024;

  private DetectorSpec spec;
  private final MetricSeries statistic;
  private final MetricSeries warning;
  private final MetricSeries drift;
  private DriftDetector detector;
  private Signal signal = Signal.STABLE;
  private Signal before = Signal.STABLE;

  Watch(DetectorSpec spec, MetricSeries statistic, MetricSeries warning, MetricSeries drift) {
    this.spec = spec;
    this.statistic = statistic;
    this.warning = warning;
    this.drift = drift;
    detector = spec.create();
  }

  Watch copy() {
    var copy = new Watch(spec, statistic.copy(), warning.copy(), drift.copy());
    copy.detector = detector.copy();
    copy.signal = signal;
    copy.before = before;
    return copy;
  }

  void update(double error) {
    before = signal;
    signal = detector.update(error);
  }

  /** The champion is another one now, so what the detector knew of the old one's errors is void. */
  void restart() {
    detector = spec.create();
    signal = Signal.STABLE;
    before = Signal.STABLE;
  }

  /** Another detector watches from here on, knowing nothing yet. */
  void use(DetectorSpec other) {
    spec = other;
    restart();
  }

  /** About how many bytes a copy takes; a detector's own state is an allowance. */
  long bytes() {
    return DETECTOR_ALLOWANCE + statistic.bytes() + warning.bytes() + drift.bytes();
  }

  String id() {
    return spec.id();
  }

  boolean driftNow() {
    return signal == Signal.DRIFT;
  }

  /** Whether a run of warnings begins with the last label. */
  boolean warningBegins() {
    return signal == Signal.WARNING && before != Signal.WARNING;
  }

  boolean stable() {
    return signal == Signal.STABLE;
  }

  void sample(long index) {
    statistic.add(index, detector.statistic());
    warning.add(index, detector.warningLevel());
    drift.add(index, detector.driftLevel());
  }

  RunSnapshot.Detector view() {
    return new RunSnapshot.Detector(spec.title(), statistic.view(), warning.view(), drift.view());
  }
}
