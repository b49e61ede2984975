// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/**
 * A run on its own thread: intent goes in as commands, state comes out as snapshots. Every method may be called from any
 * thread and returns at once.
 */
public interface LiveRun extends AutoCloseable {
  /** The newest snapshot; the same object until a newer one is published. */
  RunSnapshot latest();

  /** Asks for a fresh snapshot at the next batch border; cheap and idempotent, meant to be called once a pulse. */
  void requestSnapshot();

  /** Goes on until the end or {@link #pause}. */
  void play();

  /** Stops after the present batch. */
  void pause();

  /** Replays so many instances and pauses. */
  void step(long instances);

  /** Hands in a command; it takes effect at the next batch border, or at once while paused. */
  void send(RunCommand command);

  /** Ends the thread after the present batch; what was finished is kept. Does not wait. */
  @Override
  void close();
}
