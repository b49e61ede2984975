// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Locale;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;

/** A guard at work: it compares the deposed champion with the one that took its place. */
final class GuardWatch {
  private final Guard spec;
  private final DriftDetector detector;
  private long labels;
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
    copy.deposedOnly = deposedOnly;
    copy.promotedOnly = promotedOnly;
    copy.alarm = alarm;
    return copy;
  }

  void add(boolean promotedRight, boolean deposedRight) {
    labels++;
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
    String counts = String.format(Locale.ROOT, "in %,d labels since the promotion the deposed champion alone was right on "
        + "%,d, the promoted one alone on %,d", labels, deposedOnly, promotedOnly);
    return alarm ? counts + String.format(Locale.ROOT, "; the e-detector reached its level of %,.0f, which it would without "
        + "cause in at most %.4g %% of promotions", spec.labels() / spec.alpha(), 100 * spec.alpha()) : counts;
  }
}
