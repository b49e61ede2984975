// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.Schema;

/**
 * A monitor that compares the windows feature by feature: a distance with its p-value. With a threshold of 0 the
 * p-values decide, after correction for many features ({@link BenjaminiHochberg}); otherwise a distance above the
 * threshold does, whatever the sample size makes of it.
 */
interface FeatureTest extends MonitorSpec {
  Reference reference();

  int referenceSize();

  int window();

  int step();

  /** The probability of an alarm at one comparison without drift, over all features. */
  double alpha();

  /** The distance that flags a feature; 0 leaves it to the p-value. */
  default double threshold() {
    return 0;
  }

  /** Compares the windows of one feature, in which at least one value may be missing. */
  void compare(Comparison c);

  default Frame frame() {
    return new Frame(reference(), referenceSize(), window(), step());
  }

  @Override
  default DataMonitor create(Schema schema) {
    return new FeatureMonitor(this, Source.FEATURES, new FeatureWindows(schema, frame()));
  }
}
