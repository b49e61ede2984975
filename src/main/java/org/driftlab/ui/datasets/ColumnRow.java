// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.datasets;

import java.util.List;

/**
 * A column as the table shows it.
 *
 * @param name its name
 * @param nominal whether it holds names of categories
 * @param label whether it is the label
 * @param missing the share of instances without a value
 * @param values its range, or how many values it has
 * @param centre mean and standard deviation, or the most frequent value
 * @param counts the heights of its histogram
 */
record ColumnRow(String name, boolean nominal, boolean label, String missing, String values, String centre,
    List<Long> counts) {}
