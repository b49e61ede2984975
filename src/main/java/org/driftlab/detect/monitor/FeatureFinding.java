// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/**
 * What a monitor found in one feature.
 *
 * @param feature the feature's name
 * @param statistic the monitor's own statistic of the feature, such as the Kolmogorov–Smirnov distance
 * @param pValue how probable a statistic at least as large is without drift, before correction for many features
 * @param flagged whether it counts as changed, after correction for many features
 * @param histogram the windows that were compared
 */
public record FeatureFinding(
    String feature, double statistic, double pValue, boolean flagged, FeatureHistogram histogram) {}
