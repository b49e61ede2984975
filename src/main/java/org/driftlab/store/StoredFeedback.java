// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.Optional;

/**
 * One entry of a conversation's log as the workspace keeps it.
 *
 * @param number from 1, without gaps
 * @param time milliseconds since 1970
 * @param kind what was done, a short word
 * @param by who did it
 * @param message the question that was rated; empty for other entries
 * @param answered the intent that was answered, or empty
 * @param intent the intent of the rating, or empty
 * @param propensity the probability with which the answer was chosen
 * @param truth the right intent where it is known, as of a simulated customer
 * @param target the number of the rating that was taken back, or of the version that was returned to; 0 for none
 * @param version the champion's number at that time
 * @param effect what it did, as JSON
 */
public record StoredFeedback(long number, long time, String kind, String by, String message, String answered,
    String intent, double propensity, Optional<String> truth, long target, int version, String effect) {}
