// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

/**
 * An entry of the log as it is shown.
 *
 * @param number of the entry
 * @param title what was done, in a few words
 * @param effect what it did, in a few words
 * @param details words that moved and answers that changed, a line each
 * @param canTakeBack whether it is a rating that was not taken back
 */
record LogRow(long number, String title, String effect, String details, boolean canTakeBack) {}
