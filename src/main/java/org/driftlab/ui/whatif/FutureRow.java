// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.whatif;

/**
 * A line of the table of futures, in words.
 *
 * @param name the letter and what it is
 * @param from where it parts from what happened
 * @param accuracy its champion's, since then
 * @param kappa its champion's, since then
 * @param errors its champion's, since then
 * @param against errors more or fewer than what happened
 * @param better whether they are fewer; 0 where they are as many
 * @param disagreed labels on which the two champions had predicted different classes
 * @param champion the version at the end
 */
record FutureRow(String name, String from, String accuracy, String kappa, String errors, String against, int better,
    String disagreed, String champion) {}
