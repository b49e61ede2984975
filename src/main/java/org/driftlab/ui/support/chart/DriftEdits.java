// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/** What a person does to the drift events on a timeline; an event goes by its place in the schedule. */
public interface DriftEdits {
  /** An event on the timeline that can be moved and stretched. */
  record Event(long start, long length, String name) {
    long end() {
      return start + length;
    }
  }

  /** No event. */
  int NONE = -1;

  /** Selects an event, or none. */
  void select(int event);

  /** A drag goes on: the event would begin at {@code start} and take {@code length} instances. */
  void drag(int event, long start, long length);

  /** The drag has ended where it is. */
  void drop();

  /** The drag is given up. */
  void cancel();

  /** Moves and stretches an event at once. */
  void move(int event, long start, long length);

  void remove(int event);

  /** Opens what an event is edited in, near a place on the screen. */
  void edit(int event, double screenX, double screenY);

  /** Asks which kind of event is to be added at an instance, near a place on the screen. */
  void add(long at, double screenX, double screenY);
}
