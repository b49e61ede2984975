// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayList;
import java.util.List;
import org.driftlab.stream.drift.DriftEvent;
import org.driftlab.stream.drift.DriftSchedule;

/** Says in words how one drift schedule differs from another. */
final class DriftWords {
  private DriftWords() {}

  /** The difference in words, such as "with label-swap moved from 30,000 to 45,000". */
  static String of(DriftSchedule before, DriftSchedule after) {
    List<DriftEvent> gone = without(before.events(), after.events());
    List<DriftEvent> come = without(after.events(), before.events());
    if (gone.isEmpty() && come.isEmpty()) {
      return before.equals(after) ? "unchanged" : "with the drift events in another order";
    } else if (gone.size() == 1 && come.isEmpty()) {
      return "without " + at(gone.getFirst());
    } else if (gone.isEmpty() && come.size() == 1) {
      return "with " + at(come.getFirst());
    } else if (gone.size() == 1 && come.size() == 1 && gone.getFirst().kind().equals(come.getFirst().kind())) {
      return changed(gone.getFirst(), come.getFirst());
    }
    return "with %,d other drift %s in place of %,d".formatted(come.size(), come.size() == 1 ? "event" : "events",
        gone.size());
  }

  private static String changed(DriftEvent before, DriftEvent after) {
    boolean moved = before.length() == after.length() && before.profile() == after.profile()
        && before.severity() == after.severity() && before.recurrence().equals(after.recurrence())
        && before.describe().equals(after.describe());
    return moved ? "with %s moved from %,d to %,d".formatted(after.kind(), before.start(), after.start())
        : "with another " + at(after);
  }

  private static String at(DriftEvent event) {
    return "%s at %,d".formatted(event.kind(), event.start());
  }

  private static List<DriftEvent> without(List<DriftEvent> events, List<DriftEvent> others) {
    var rest = new ArrayList<>(events);
    others.forEach(rest::remove);
    return rest;
  }
}
