// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The events of a run in order: append-only, written by the run thread alone. A view taken at any time stays valid and
 * costs O(1), because what it covers is never written again.
 */
final class EventLog {
  private RunEvent[] events = new RunEvent[64];
  private int size;

  EventLog() {}

  EventLog(EventLog other) {
    events = other.events.clone();
    size = other.size;
  }

  void add(RunEvent event) {
    if (size == events.length) {
      events = Arrays.copyOf(events, size * 2);
    }
    events[size++] = event;
  }

  /** An immutable list of the events so far; hand it to another thread only through a volatile or atomic field. */
  List<RunEvent> view() {
    return new View(events, size);
  }

  private static final class View extends AbstractList<RunEvent> implements RandomAccess {
    private final RunEvent[] events;
    private final int size;

    View(RunEvent[] events, int size) {
      this.events = events;
      this.size = size;
    }

    @Override
    public RunEvent get(int index) {
      if (index >= size) {
        throw new IndexOutOfBoundsException(index);
      }
      return events[index];
    }

    @Override
    public int size() {
      return size;
    }
  }
}
