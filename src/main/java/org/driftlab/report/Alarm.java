// SPDX-License-Identifier: Apache-2.0
package org.driftlab.report;

import java.util.Locale;
import java.util.Optional;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.WhatChanged;

/**
 * An alarm about which something is known.
 *
 * @param at the instance index
 * @param by the detector's or monitor's id
 * @param what what changed
 */
record Alarm(long at, String by, WhatChanged what) {
  /** The alarm that an event is; empty for another event, and for an alarm about which nothing is known. */
  static Optional<Alarm> of(RunEvent event) {
    return (switch (event) {
      case RunEvent.Detection e -> Optional.of(new Alarm(e.at(), e.detector(), e.what()));
      case RunEvent.DataDrift e -> Optional.of(new Alarm(e.at(), e.monitor(), e.what()));
      default -> Optional.<Alarm>empty();
    }).filter(alarm -> !alarm.what().equals(WhatChanged.NOTHING));
  }

  /** The features that changed most, with their distances. */
  String features() {
    return String.join(", ", what.features().stream().limit(5)
        .map(f -> String.format(Locale.ROOT, "%s %.2f", f.feature(), f.distance())).toList());
  }

  /** The classes whose recall fell. */
  String recalls() {
    return String.join(", ", what.recalls().stream()
        .map(r -> String.format(Locale.ROOT, "%s %.0f %% → %.0f %%", r.label(), 100 * r.before(), 100 * r.after())).toList());
  }
}
