// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** Hears of each event on the run thread, in order, as it happens; it must return at once. */
@FunctionalInterface
public interface RunListener {
  void onEvent(RunEvent event);

  /** Hears of each command before it is carried out. */
  default void onIntervention(Intervention intervention) {}

  /** Hears nothing. */
  RunListener NONE = event -> {};
}
