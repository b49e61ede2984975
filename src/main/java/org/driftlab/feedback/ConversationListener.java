// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import org.driftlab.engine.RunEvent;

/** Hears of what happens in a conversation, in order, on the thread that makes it happen. */
public interface ConversationListener {
  /** Hears nothing. */
  ConversationListener NONE = entry -> { };

  /** An action was taken. */
  void entry(Entry entry);

  /** A version became the champion. */
  default void promoted(RunEvent.Promoted event) {}

  /** An earlier version became the champion again. */
  default void rolledBack(RunEvent.RolledBack event) {}
}
