// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** Hears of each event on the run thread, in order, as it happens; it must return at once. */
@FunctionalInterface
public interface RunListener {
  void onEvent(RunEvent event);

  /** Hears of each command before it is carried out. */
  default void onIntervention(Intervention intervention) {}

  /**
   * Hears how far the run has come, after each batch.
   *
   * @param index instances replayed
   * @param rests whether it waits there
   */
  default void onProgress(long index, boolean rests) {}

  /** Hears nothing. */
  RunListener NONE = event -> {};
}
