// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

/** Means over the classes, from how often each was the label, the prediction and both: [classes] each. Without a class, NaN. */
final class ClassMeans {
  private ClassMeans() {}

  /** The mean recall of the classes that occurred. */
  static double recall(long[] truths, long[] hits) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < truths.length; c++) {
      if (truths[c] > 0) {
        sum += (double) hits[c] / truths[c];
        classes++;
      }
    }
    return classes == 0 ? Double.NaN : sum / classes;
  }

  /** The mean F1 of the classes that occurred or were predicted. */
  static double f1(long[] truths, long[] predictions, long[] hits) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < truths.length; c++) {
      long either = truths[c] + predictions[c];
      if (either > 0) {
        sum += (double) (2 * hits[c]) / either;
        classes++;
      }
    }
    return classes == 0 ? Double.NaN : sum / classes;
  }

  /** The geometric mean of the recalls of the classes that occurred; 0 as soon as one of them is 0. */
  static double geometric(long[] truths, long[] hits) {
    double logarithms = 0;
    int classes = 0;
    for (int c = 0; c < truths.length; c++) {
      if (truths[c] > 0) {
        logarithms += StrictMath.log((double) hits[c] / truths[c]);
        classes++;
      }
    }
    return classes == 0 ? Double.NaN : StrictMath.exp(logarithms / classes);
  }
}
