// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * A stretch of the run that a {@link TimeChart} points out.
 *
 * @param from index of its first instance
 * @param until index of the instance behind its last one; greater than {@code from}
 * @param label what there is to see
 */
public record Stretch(long from, long until, String label) {}
