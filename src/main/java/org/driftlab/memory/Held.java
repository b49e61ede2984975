// SPDX-License-Identifier: Apache-2.0
package org.driftlab.memory;

/**
 * What a memory knows about an instance it holds or held.
 *
 * @param age offers since it was taken in
 * @param label its class
 * @param concept the drifts the memory was told of before it came
 * @param priority its share of the draws: the chance to be the first of a batch, in [0, 1]
 */
public record Held(long age, int label, int concept, double priority) {}
