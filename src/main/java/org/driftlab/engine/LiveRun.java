// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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

  /**
   * Hands in a command; it takes effect at the next batch border, or at once while paused. In the run's past it begins another
   * future, which takes the run's place.
   */
  void send(RunCommand command);

  /**
   * Pauses and takes the run to an instance, back or forward; on the way forward to where it never was it can be stopped by
   * another intent.
   *
   * @return the instance where it stands, which is short of the one wanted if the run was never there
   */
  CompletableFuture<Long> seek(long index);

  /**
   * Puts another future of the run, with one change, in its place, and takes that to where the run stood.
   *
   * @param at the index of the change; that of {@link Change.Without} is where the command was given
   * @return fails with an {@link org.driftlab.data.InputException} if the change cannot be made; the run stays then
   */
  CompletableFuture<Fork> fork(long at, Change change);

  /**
   * Asks the run thread between two batches. The question must be short: a long computation is prepared there, as by
   * {@link Timeline#rehearse}, and computed elsewhere. The answer comes on the run thread.
   *
   * @return fails with what the question threw; is cancelled if the run is closed first
   */
  <T> CompletableFuture<T> ask(Function<Timeline, T> question);

  /** Ends the thread after the present batch; what was finished is kept. Does not wait. */
  @Override
  void close();
}
