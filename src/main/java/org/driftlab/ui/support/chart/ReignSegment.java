// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * The reign of one champion on the {@link TimelineStrip}.
 *
 * @param from instance index from which it served
 * @param until instance index at which it ended, or ends so far
 * @param name the version, such as "v3"
 * @param present whether it still reigns
 */
public record ReignSegment(long from, long until, String name, boolean present) {}
