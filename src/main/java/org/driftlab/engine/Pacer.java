// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** Holds a live run back to the speed a person chose; it can delay a run but never change what it computes. */
public interface Pacer {
  /**
   * How many instances may be replayed now. May wait a little, and must return within a few tens of milliseconds, so
   * that commands are answered soon.
   *
   * @param wanted the number the run would like to replay, at least 1
   * @return between 0 (ask again) and {@code wanted}
   */
  int grant(int wanted);

  /** As fast as it goes. */
  Pacer FLAT_OUT = wanted -> wanted;
}
