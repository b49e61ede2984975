// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * The area between two series, shaded in the colour of the first.
 *
 * @param one the series looked at
 * @param other what it is compared with
 */
public record Difference(ChartSeries one, ChartSeries other) {}
