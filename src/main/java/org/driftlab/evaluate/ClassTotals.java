// SPDX-License-Identifier: Apache-2.0
package org.driftlab.evaluate;

import java.util.Arrays;

/** For each class how often it was the label, how often the prediction, and how often both. */
final class ClassTotals {
  final long[] truths;
  final long[] predictions;
  final long[] hits;

  ClassTotals(int classes) {
    truths = new long[classes];
    predictions = new long[classes];
    hits = new long[classes];
  }

  ClassTotals(ClassTotals other) {
    truths = other.truths.clone();
    predictions = other.predictions.clone();
    hits = other.hits.clone();
  }

  static ClassTotals of(int classes, long[] matrix) {
    var sums = new ClassTotals(classes);
    sums.add(classes, matrix);
    return sums;
  }

  void clear() {
    Arrays.fill(truths, 0);
    Arrays.fill(predictions, 0);
    Arrays.fill(hits, 0);
  }

  /** Adds a matrix, [truth · classes + predicted]. */
  void add(int classes, long[] matrix) {
    for (int truth = 0; truth < classes; truth++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        long count = matrix[truth * classes + predicted];
        truths[truth] += count;
        predictions[predicted] += count;
      }
      hits[truth] += matrix[truth * classes + truth];
    }
  }

  /** Becomes what came between two states. */
  void difference(ClassTotals later, ClassTotals earlier) {
    for (int c = 0; c < truths.length; c++) {
      truths[c] = later.truths[c] - earlier.truths[c];
      predictions[c] = later.predictions[c] - earlier.predictions[c];
      hits[c] = later.hits[c] - earlier.hits[c];
    }
  }

  void add(int truth, int predicted) {
    truths[truth]++;
    predictions[predicted]++;
    if (truth == predicted) {
      hits[truth]++;
    }
  }
}
