// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.forgetting;

/**
 * A cell of the matrix.
 *
 * @param accuracy in [0, 1]
 * @param figure the same in per cent, as text
 * @param own whether the row is a stretch of this concept
 */
record Cell(double accuracy, String figure, boolean own) {}
