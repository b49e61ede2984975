// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect.monitor;

import org.driftlab.data.InputException;

/**
 * Which windows a monitor compares and how often.
 *
 * @param reference where the reference window stands
 * @param referenceSize its length, in instances
 * @param window length of the current window, in instances
 * @param step instances between two comparisons; both lengths are multiples of it
 */
record Frame(Reference reference, int referenceSize, int window, int step) {
  Frame {
    check(referenceSize, window, step);
  }

  /**
   * Checks that the lengths fit together.
   *
   * @throws InputException naming the parameter that does not
   */
  static void check(int referenceSize, int window, int step) {
    multiple("referenceSize", referenceSize, step);
    multiple("window", window, step);
  }

  /** Checks that a step holds a whole number of looks at every so many instances. */
  static void checkEvery(int step, int every) {
    if (step % every != 0) {
      throw new InputException("Parameter 'every' is %d but must divide 'step', which is %d.".formatted(every, step));
    }
  }

  private static void multiple(String name, int value, int step) {
    if (value % step != 0) {
      throw new InputException("Parameter '%s' is %d but must be a multiple of 'step', which is %d."
          .formatted(name, value, step));
    }
  }
}
