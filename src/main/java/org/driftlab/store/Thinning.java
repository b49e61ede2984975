// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

/**
 * What a retention took away.
 *
 * @param models how many models lost their bytes
 * @param bytes their size
 * @param kept the size of the models whose bytes are still there
 */
public record Thinning(int models, long bytes, long kept) {}
