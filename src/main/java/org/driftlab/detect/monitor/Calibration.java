// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import java.util.Arrays;

/** What confidence has been worth: the part of right predictions in bins of confidence, recent labels weighing more. */
final class Calibration {
  private static final int BINS = 20;

  /** What a label weighs after one more in its bin. */
  private static final double FADING = 0.9995;

  /** The confidence itself weighs as much as so many labels. */
  private static final double PRIOR = 10;

  private final double[] labels = new double[BINS];
  private final double[] right = new double[BINS];

  private static int bin(double confidence) {
    return (int) Math.clamp(confidence * BINS, 0, BINS - 1);
  }

  void learn(double confidence, boolean wasRight) {
    int bin = bin(confidence);
    labels[bin] = labels[bin] * FADING + 1;
    right[bin] = right[bin] * FADING + (wasRight ? 1 : 0);
  }

  /** The probability that a prediction of this confidence is right, by the labels so far. */
  double calibrated(double confidence) {
    int bin = bin(confidence);
    return (right[bin] + PRIOR * confidence) / (labels[bin] + PRIOR);
  }

  void clear() {
    Arrays.fill(labels, 0);
    Arrays.fill(right, 0);
  }

  Calibration copy() {
    var copy = new Calibration();
    System.arraycopy(labels, 0, copy.labels, 0, BINS);
    System.arraycopy(right, 0, copy.right, 0, BINS);
    return copy;
  }
}
