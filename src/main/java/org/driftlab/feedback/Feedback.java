// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

/**
 * What somebody says of an answer.
 *
 * @param kind whether it was right, wrong, or what it should have been
 * @param rater who says so
 * @param message the question, as it was typed
 * @param answered the intent that was answered; empty if the bot did not know
 * @param intent the right intent of a correction; the answered one of a thumb
 * @param propensity the probability with which the bot chose that answer, in (0, 1]
 */
public record Feedback(Kind kind, String rater, String message, String answered, String intent, double propensity) {
  /** Kinds of feedback. */
  public enum Kind { UP, DOWN, CORRECTION }

  private static final int LONGEST_RATER = 100;

  public Feedback {
    rater = Messages.kept(rater);
    if (rater.length() > LONGEST_RATER) {
      rater = rater.substring(0, LONGEST_RATER);
    }
    message = Messages.kept(message);
    if (!(propensity > 0 && propensity <= 1)) {
      throw new IllegalArgumentException("propensity " + propensity);
    }
  }
}
