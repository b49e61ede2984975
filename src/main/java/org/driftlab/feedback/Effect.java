// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.List;

/**
 * What a rating did to the bot.
 *
 * @param result whether the bot learned from it
 * @param trust the trust in the rater when it came, in [0, 1]
 * @param weight how much it counted, 0 if it was not learned
 * @param probabilities of the answered and the right intent, and of those that changed most
 * @param words of the message whose weight for the right or wrong intent moved, most first
 * @param changed the examples and controls that are answered differently since, at most {@link #MOST_CHANGED}
 * @param changes how many those are in all
 * @param steps gradient steps it took
 * @param controls the accuracy on the control questions afterwards
 */
public record Effect(Result result, double trust, double weight, List<Shift> probabilities, List<WordMove> words,
    List<Changed> changed, int changes, int steps, double controls) {
  /** So many changed answers are told one by one. */
  public static final int MOST_CHANGED = 20;

  /** What became of a rating. */
  public enum Result {
    /** It was learned. */
    LEARNED,
    /** Its rater is not trusted. */
    DISTRUSTED,
    /** The message says nothing that could be learned. */
    EMPTY,
    /** Learning is stopped. */
    STOPPED,
    /** It was learned, but the control questions went wrong: the guard put the last good state back. */
    GUARDED
  }

  /** The probability of an intent for the rated message, before and after. */
  public record Shift(String intent, double before, double after) {}

  /** A word of the message and how far its weight for an intent moved. */
  public record WordMove(String word, String intent, double moved) {}

  /** A question whose answer changed. */
  public record Changed(String question, String before, String after) {}

  public Effect {
    probabilities = List.copyOf(probabilities);
    words = List.copyOf(words);
    changed = List.copyOf(changed);
  }
}
