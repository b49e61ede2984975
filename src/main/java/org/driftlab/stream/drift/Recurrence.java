// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream.drift;

/**
 * How often an event comes back.
 *
 * <p>Occurrence k, from 0, begins k·period instances after the event's start, comes over the event's length, and begins
 * to go away {@code hold} instances after it began: over the same length and along the mirrored profile. So an
 * occurrence lasts hold + length instances and has to end before the next one begins.
 *
 * @param period instances from the beginning of one occurrence to that of the next; 0 for an event that stays for good
 * @param hold instances from the beginning of an occurrence to the beginning of its end
 * @param times how many occurrences there are
 */
public record Recurrence(long period, long hold, int times) {
  /** No recurrence: the event comes once and stays. */
  public static final Recurrence NONE = new Recurrence(0, 0, 0);

  /** An event that holds for the first half of each period. */
  public Recurrence(long period, int times) {
    this(period, period / 2, times);
  }

  /** Whether the event goes away again. */
  public boolean recurs() {
    return period != 0;
  }
}
