// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.workbench;

/**
 * One line of the command finder.
 *
 * @param words what it does, in the user's language
 * @param keys the keys that do it too; empty if there are none
 * @param run does it
 */
public record Command(String words, String keys, Runnable run) {}
