// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.chart;

/**
 * A horizontal line of a {@link TimeChart}.
 *
 * @param name shown above the line
 * @param value where it is
 * @param ink its colour
 */
public record Level(String name, double value, Ink ink) {}
