// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import java.util.Optional;
import org.driftlab.feedback.Reply;

/**
 * A question and its answer.
 *
 * @param number from 1
 * @param question as it is kept
 * @param reply the answer
 * @param shadow what the shadow answers, as a title; empty without a shadow
 * @param outcome what a rating did, in words; empty while it was never rated
 * @param entry the number of the rating in the log; 0 if there is none, or it was taken back
 */
record Turn(int number, String question, Reply reply, Optional<String> shadow, String outcome, long entry) {
  /** A rating that is not in the log yet. */
  private static final long ON_ITS_WAY = -1;

  Turn(int number, String question, Reply reply, Optional<String> shadow) {
    this(number, question, reply, shadow, "", 0);
  }

  /** The turn once it was rated, but not yet learned from. */
  Turn learning(String words) {
    return new Turn(number, question, reply, shadow, words, ON_ITS_WAY);
  }

  Turn rated(String words, long by) {
    return new Turn(number, question, reply, shadow, words, by);
  }

  /** The turn whose rating was taken back, so that it may be rated again. */
  Turn takenBack(String words) {
    return new Turn(number, question, reply, shadow, words, 0);
  }

  boolean isRated() {
    return entry != 0;
  }
}
