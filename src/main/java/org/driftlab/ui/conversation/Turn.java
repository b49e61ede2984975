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
 * @param outcome what a rating did, in words; empty while it is not rated
 */
record Turn(int number, String question, Reply reply, Optional<String> shadow, String outcome) {
  Turn rated(String words) {
    return new Turn(number, question, reply, shadow, words);
  }

  boolean isRated() {
    return !outcome.isEmpty();
  }
}
