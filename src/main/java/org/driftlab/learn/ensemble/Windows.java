// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import org.driftlab.detect.AdwinWindow;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;

/** What ensembles do with windows over errors. */
final class Windows {
  private Windows() {}

  /** Adds an error, 0 or 1; true if the window was cut and what is left has a higher mean than before. */
  static boolean rises(AdwinWindow errors, double error) {
    double before = errors.mean();
    return errors.add(error) && errors.mean() > before;
  }

  /**
   * Restores a window from its stored state.
   *
   * @throws ModelFormatException if no window can have that state
   */
  static AdwinWindow load(double delta, ModelReader in) {
    try {
      return AdwinWindow.of(delta, in.readDoubles());
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException("The stored ensemble has a window over errors that is damaged.");
    }
  }
}
