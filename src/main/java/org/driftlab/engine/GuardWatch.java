// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Locale;
import org.driftlab.detect.DriftDetector;
import org.driftlab.detect.Signal;

/** A guard at work: it compares a deposed champion with whoever reigns now. */
final class GuardWatch {
  private final Guard spec;
  private final Losses losses;
  private DriftDetector detector;
  private long labels;
  private long compared;
  private long deposedOnly;
  private long promotedOnly;
  private double cost;
  private boolean alarm;

  GuardWatch(Guard spec, Losses losses) {
    this(spec, losses, spec.create());
  }

  private GuardWatch(Guard spec, Losses losses, DriftDetector detector) {
    this.spec = spec;
    this.losses = losses;
    this.detector = detector;
  }

  GuardWatch copy() {
    var copy = new GuardWatch(spec, losses, detector.copy());
    copy.labels = labels;
    copy.compared = compared;
    copy.deposedOnly = deposedOnly;
    copy.promotedOnly = promotedOnly;
    copy.cost = cost;
    copy.alarm = alarm;
    return copy;
  }

  /** Another champion reigns: the deposed one is compared with that, but stays no longer for it. */
  void restart() {
    detector = spec.create();
    compared = 0;
    deposedOnly = 0;
    promotedOnly = 0;
    cost = 0;
    alarm = false;
  }

  /** Takes one label and what both had predicted. */
  void add(int truth, int promoted, int deposed) {
    labels++;
    compared++;
    if (promoted != truth && deposed == truth) {
      deposedOnly++;
    } else if (promoted == truth && deposed != truth) {
      promotedOnly++;
    }
    double worse = losses.of(truth, promoted) - losses.of(truth, deposed);
    cost += worse * losses.unit();
    alarm |= detector.update((worse + 1) / 2) == Signal.DRIFT;
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
    if (spec.loss() == Loss.COST) {
      counts += String.format(Locale.ROOT, ", and the promoted one's errors cost %,.4g %s", Math.abs(cost), cost < 0 ? "less" : "more");
    }
    return alarm ? counts + String.format(Locale.ROOT, "; the e-detector reached its level of %,.0f, which it would without "
        + "cause in at most %.4g %% of promotions", spec.labels() / spec.alpha(), 100 * spec.alpha()) : counts;
  }
}
