// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

import java.util.List;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.stream.InstanceStream;

/**
 * Looks before a run whether the classes that prior shifts ask for occur at all: it draws from copies of the streams
 * until each was seen, at most {@link #MOST} instances from each.
 */
final class ClassCheck {
  /** As many as a filter skips in a row before it gives up. */
  private static final int MOST = Injector.MAX_SKIPPED;

  private ClassCheck() {}

  /**
   * Refuses a prior shift that asks for a class which does not occur.
   *
   * @param streams at their first instance; they are not moved
   * @throws org.driftlab.data.InputException naming the event and the class
   */
  static void check(DriftSchedule schedule, InstanceStream[] streams) {
    Schema schema = streams[0].schema();
    List<DriftEvent> events = schedule.events();
    var seen = new boolean[schema.classCount()];
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof DriftEvent.Injection event && event.change() instanceof Change.PriorShift shift) {
        var target = new EventTarget(i, event, schema);
        double[] wanted = target.proportions(shift.target());
        if (missing(wanted, seen) >= 0 && look(streams, wanted, seen) && missing(wanted, seen) >= 0) {
          int label = missing(wanted, seen);
          throw target.refuse("asks for class %d ('%s'), which the stream does not give; give it the proportion 0."
              .formatted(label, schema.label().values().get(label)));
        }
      }
    }
  }

  private static int missing(double[] wanted, boolean[] seen) {
    for (int c = 0; c < wanted.length; c++) {
      if (wanted[c] > 0 && !seen[c]) {
        return c;
      }
    }
    return -1;
  }

  /** Draws until nothing is missing; whether what was drawn is enough to say that what is missing never comes. */
  private static boolean look(InstanceStream[] streams, double[] wanted, boolean[] seen) {
    boolean enough = true;
    for (InstanceStream stream : streams) {
      var instance = new Instance(stream.schema());
      int drawn = 0;
      boolean more = true;
      try (InstanceStream copy = stream.copy()) {
        while (more && drawn < MOST && missing(wanted, seen) >= 0) {
          more = copy.next(instance);
          if (more && instance.y >= 0) {
            seen[instance.y] = true;
          }
          drawn++;
        }
      }
      // The rest of a longer file may hold it.
      enough &= !more || stream.length().isEmpty();
    }
    return enough;
  }
}
