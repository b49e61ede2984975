// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.memory;

/**
 * One bar of a distribution.
 *
 * @param label what it stands for
 * @param count how many, as its length
 * @param figure the same as text
 */
record Bar(String label, int count, String figure) {}
