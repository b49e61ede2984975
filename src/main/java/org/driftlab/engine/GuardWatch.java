// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Locale;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;

/** A guard at work: it compares a deposed champion with whoever reigns now. */
final class GuardWatch {
  private final Guard spec;
  private DriftDetector detector;
  private long labels;
  private long compared;
  private long deposedOnly;
  private long promotedOnly;
  private boolean alarm;

  GuardWatch(Guard spec) {
    this(spec, spec.create());
  }

  private GuardWatch(Guard spec, DriftDetector detector) {
    this.spec = spec;
    this.detector = detector;
  }

  GuardWatch copy() {
    var copy = new GuardWatch(spec, detector.copy());
    copy.labels = labels;
    copy.compared = compared;
    copy.deposedOnly = deposedOnly;
    copy.promotedOnly = promotedOnly;
    copy.alarm = alarm;
    return copy;
  }

  /** Another champion reigns: the deposed one is compared with that, but stays no longer for it. */
  void restart() {
    detector = spec.create();
    compared = 0;
    deposedOnly = 0;
    promotedOnly = 0;
    alarm = false;
  }

  void add(boolean promotedRight, boolean deposedRight) {
    labels++;
    compared++;
    double x = 0.5;
    if (deposedRight && !promotedRight) {
      deposedOnly++;
      x = 1;
    } else if (promotedRight && !deposedRight) {
      promotedOnly++;
      x = 0;
    }
    alarm |= detector.update(x) == Signal.DRIFT;
  }

  /** Whether the deposed champion proved to be better. */
  boolean alarm() {
    return alarm;
  }

  /** Whether the guard has seen all its labels. */
  boolean over() {
    return labels >= spec.labels();
  }

  /** What was found, in one sentence without its full stop. */
  String sentence() {
    String counts = String.format(Locale.ROOT, "in %,d labels since the last promotion the deposed champion alone was "
        + "right on %,d, the promoted one alone on %,d", compared, deposedOnly, promotedOnly);
    return alarm ? counts + String.format(Locale.ROOT, "; the e-detector reached its level of %,.0f, which it would without "
        + "cause in at most %.4g %% of promotions", spec.labels() / spec.alpha(), 100 * spec.alpha()) : counts;
  }
}
