// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.confusion;

import java.util.List;
import org.driftlab.evaluate.Confusion;

/**
 * A matrix as it is shown.
 *
 * @param matrix the counts
 * @param classes the names of the classes, by number
 * @param percent whether cells tell the share of their row instead of the count
 */
record Shown(Confusion matrix, List<String> classes, boolean percent) {
  static final Shown NOTHING = new Shown(Confusion.NONE, List.of(), false);

  Shown {
    classes = List.copyOf(classes);
  }

  /** The share of a class's labels that were taken for another; 0 for a class that did not occur. */
  double share(int truth, int predicted) {
    long of = matrix.truths(truth);
    return of == 0 ? 0 : (double) matrix.count(truth, predicted) / of;
  }
}
