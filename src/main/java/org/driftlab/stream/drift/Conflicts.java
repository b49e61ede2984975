// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.List;
import org.driftlab.data.Schema;

/** Finds events that cannot hold at the same time: those that would wait for a class which another event keeps away. */
final class Conflicts {
  private Conflicts() {}

  /**
   * Checks each prior shift against each class that is kept away, and that some class is left.
   *
   * @throws org.driftlab.data.InputException naming both events
   */
  static void check(List<DriftEvent> events, Schema schema) {
    var away = new boolean[schema.classCount()];
    int left = away.length;
    for (int i = 0; i < events.size(); i++) {
      int label = label(events.get(i));
      if (label < 0) {
        continue;
      }
      var target = new EventTarget(i, events.get(i), schema);
      left -= away[label] ? 0 : 1;
      away[label] = true;
      if (left == 0) {
        throw target.refuse("keeps away the last class that the events above it leave; leave at least one alone.");
      }
      checkPriors(events, target, label);
    }
  }

  private static void checkPriors(List<DriftEvent> events, EventTarget target, int label) {
    for (int p = 0; p < events.size(); p++) {
      if (events.get(p) instanceof DriftEvent.Injection prior && prior.change() instanceof Change.PriorShift shift) {
        double[] wanted = new EventTarget(p, prior, target.schema()).proportions(shift.target());
        if (wanted[label] > 0 && prior.start() < awayUntil(target.event())
            && supersededAt(events, p) > awayFrom(target.event())) {
          throw target.refuse("keeps class %d away while event %d (prior-shift) asks for it; give it the proportion 0 there."
              .formatted(label, p + 1));
        }
      }
    }
  }

  /** The class that an event keeps away, or −1. */
  private static int label(DriftEvent event) {
    return !(event instanceof DriftEvent.Injection injection) ? -1 : switch (injection.change()) {
      case Change.NewClass added -> added.label();
      case Change.VanishedClass removed -> removed.label();
      default -> -1;
    };
  }

  private static boolean isNew(DriftEvent event) {
    return event.kind().equals("new-class");
  }

  private static long awayFrom(DriftEvent event) {
    return isNew(event) ? 0 : event.start();
  }

  private static long awayUntil(DriftEvent event) {
    if (event.recurrence().recurs() || event.severity() < 1 || !isNew(event)) {
      return isNew(event) || !event.recurrence().recurs() ? Long.MAX_VALUE : goneAt(event);
    }
    return event.end();
  }

  /** When a prior shift has gone or given way to a later one that is complete and stays. */
  private static long supersededAt(List<DriftEvent> events, int prior) {
    if (events.get(prior).recurrence().recurs()) {
      return goneAt(events.get(prior));
    }
    for (DriftEvent later : events.subList(prior + 1, events.size())) {
      if (later.kind().equals("prior-shift") && later.severity() == 1 && !later.recurrence().recurs()
          && later.profile() != Profile.CLASSICAL_SIGMOID) {
        return later.end();
      }
    }
    return Long.MAX_VALUE;
  }

  private static long goneAt(DriftEvent event) {
    Recurrence r = event.recurrence();
    return event.start() + (r.times() - 1) * r.period() + r.hold() + event.length();
  }
}
