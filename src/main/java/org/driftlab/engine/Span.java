// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Locale;
import java.util.OptionalDouble;
import org.driftlab.data.InputException;

/** The stretch of a run that an {@link Expectation} speaks of: from its first instance to the one behind its last; 0 and 0 is all. */
final class Span {
  private Span() {}

  /**
   * Refuses a stretch that is empty.
   *
   * @throws InputException if it ends where it begins or before
   */
  static void check(long from, long to) {
    if (to > 0 && to <= from) {
      throw new InputException("Parameter 'to' is %d but must be 0 or greater than 'from', which is %d.".formatted(to, from));
    }
  }

  /** The stretch at the end of a sentence. */
  static String words(long from, long to) {
    return from == 0 && to == 0 ? "over the whole run"
        : to == 0 ? String.format(Locale.ROOT, "from %,d to the end", from)
        : String.format(Locale.ROOT, "from %,d to %,d", from, to);
  }

  /**
   * Holds a value of the stretch against its bounds. A run that ended before the stretch began says nothing about it.
   *
   * @param value what was measured; NaN if there was nothing
   */
  static Expectation.Outcome judge(Expectation expectation, RunSnapshot snapshot, long from, long to, double value, double min,
      double max) {
    boolean done = snapshot.phase() == RunSnapshot.Phase.FINISHED || to > 0 && snapshot.index() >= to;
    if (!done || from > 0 && from >= snapshot.index()) {
      return new Expectation.Outcome(expectation, OptionalDouble.empty(), Expectation.State.OPEN);
    } else if (Double.isNaN(value)) {
      return new Expectation.Outcome(expectation, OptionalDouble.empty(),
          to > snapshot.index() ? Expectation.State.OPEN : Expectation.State.NOT_MET);
    }
    return new Expectation.Outcome(expectation, OptionalDouble.of(value),
        value >= min && value <= max ? Expectation.State.MET : Expectation.State.NOT_MET);
  }
}
