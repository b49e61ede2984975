// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

/**
 * An event as the workspace keeps it.
 *
 * @param seq its place among the events of its run, from 0
 * @param at the instance index at which it took effect
 * @param type the event's permanent type name
 * @param details what else is to say, as a JSON object
 */
public record StoredEvent(long seq, long at, String type, String details) {}
