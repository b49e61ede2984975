// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.List;
import java.util.Optional;

/**
 * An answer.
 *
 * @param message the question as it is kept
 * @param state whether there is an answer
 * @param chosen what the bot answers; the most probable intent if it does not know
 * @param explored whether it tried something that is not its best
 * @param propensity the probability with which it chose that, given the question
 * @param candidates the most probable intents, best first, at most five
 */
public record Reply(String message, State state, Candidate chosen, boolean explored, double propensity,
    List<Candidate> candidates) {
  /** Whether there is an answer. */
  public enum State {
    /** There is one. */
    ANSWERED,
    /** The bot is not sure enough of any. */
    UNSURE,
    /** The message says nothing. */
    EMPTY
  }

  /**
   * An intent with its probability.
   *
   * @param intent the intent
   * @param probability in [0, 1]
   */
  public record Candidate(Intent intent, double probability) {}

  public Reply {
    candidates = List.copyOf(candidates);
  }

  /** The id of the intent that was answered; empty if none was. */
  public Optional<String> answered() {
    return state == State.ANSWERED ? Optional.of(chosen.intent().id()) : Optional.empty();
  }
}
