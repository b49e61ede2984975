// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.Optional;
import org.driftlab.version.VersionId;

/** What somebody did in a conversation, beside asking. */
public sealed interface Action {
  /**
   * Rated an answer.
   *
   * @param feedback the rating
   * @param truth the right intent where it is known, as of a simulated customer; only the quality chart sees it
   */
  record Rate(Feedback feedback, Optional<String> truth) implements Action {}

  /** Took a rating back, as if it had never been. */
  record TakeBack(long number) implements Action {}

  /**
   * Went back to a version, or made one the champion.
   *
   * @param version the version
   * @param promoted whether it was promoted from the shadow; otherwise it is a rollback
   * @param why in a few words
   */
  record Return(VersionId version, boolean promoted, String why) implements Action {}

  /** Let a bot learn again that the guard had stopped. */
  record GoOn() implements Action {}
}
