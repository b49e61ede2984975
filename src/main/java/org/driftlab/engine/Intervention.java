// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/**
 * A command and where it took effect.
 *
 * @param at index of the first instance after it
 * @param command what was asked
 */
public record Intervention(long at, RunCommand command) {}
