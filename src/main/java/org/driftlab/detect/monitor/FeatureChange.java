// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

/**
 * How much a feature changed between two windows.
 *
 * @param feature the feature's name
 * @param distance the Jensen–Shannon distance between before and after over ten bins, in [0, 1]
 * @param histogram before and after
 */
public record FeatureChange(String feature, double distance, FeatureHistogram histogram) {}
