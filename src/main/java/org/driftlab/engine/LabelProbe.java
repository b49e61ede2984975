// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

/** Looks at each label as it arrives, beside the champion's prediction of it. */
@FunctionalInterface
interface LabelProbe {
  /**
   * A label has arrived.
   *
   * @param index the instance with which it came
   * @param truth the class that it says
   * @param predicted the class that the champion had predicted
   */
  void onLabel(long index, int truth, int predicted);
}
