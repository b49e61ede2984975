// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

/**
 * A stream whose future depends on what was predicted: an adversary that hears each decision. Whoever replays it answers every
 * instance once, right after it was drawn, with the champion's prediction; so it depends on the scenario and the commands only,
 * never on pauses, pieces or threads. Unanswered, it goes on as if nothing had been decided.
 */
public interface AnsweredStream extends InstanceStream {
  /**
   * Takes what was predicted for the last instance drawn.
   *
   * @param predicted the class
   * @return whether the stream changes because of it, from the next instance on
   */
  boolean answer(int predicted);
}
