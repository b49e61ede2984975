// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

import java.util.Optional;
import org.driftlab.engine.Change;
import org.driftlab.engine.Counterfactual;

/**
 * One future of the run, as the what-if perspective lists it.
 *
 * @param letter what it goes by in charts and tables; A is what happened
 * @param at the instance at which it parts from what happened; 0 for what happened
 * @param change the one thing that is different; empty for what happened
 * @param words the change in words
 * @param state whether its numbers are there
 * @param result the numbers, those of an earlier computation while a new one goes on
 * @param problem why there are none; empty while all is well
 */
record Future(char letter, long at, Optional<Change> change, String words, State state, Optional<Counterfactual> result,
    String problem) {
  static final char HAPPENED = 'A';

  /** Whether its numbers are there. */
  enum State {
    COMPUTING,
    READY,
    FAILED
  }

  static Future happened(String words) {
    return new Future(HAPPENED, 0, Optional.empty(), words, State.READY, Optional.empty(), "");
  }

  static Future fork(char letter, long at, Change change, String words) {
    return new Future(letter, at, Optional.of(change), words, State.COMPUTING, Optional.empty(), "");
  }

  boolean isFork() {
    return change.isPresent();
  }

  Future computing() {
    return new Future(letter, at, change, words, State.COMPUTING, result, "");
  }

  /** With its numbers; a left-out command stands where it had been given. */
  Future with(Counterfactual numbers) {
    return new Future(letter, numbers.fork().at(), change, words, State.READY, Optional.of(numbers), "");
  }

  Future failed(String reason) {
    return new Future(letter, at, change, words, State.FAILED, Optional.empty(), reason);
  }
}
