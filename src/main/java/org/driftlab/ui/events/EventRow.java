// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.events;

import org.driftlab.engine.RunEvent;

/**
 * An event as a line of the list.
 *
 * @param event what happened
 * @param kind the kind by which the list is filtered
 * @param at the instance index, as it is read
 * @param what what happened, in a few words
 * @param details to whom and why
 */
record EventRow(RunEvent event, EventKind kind, String at, String what, String details) {}
