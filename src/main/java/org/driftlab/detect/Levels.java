// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

import org.driftlab.data.InputException;

/** Checks that a detector's warning comes no later than its drift. */
final class Levels {
  private Levels() {}

  /**
   * For levels of which a higher one is stricter.
   *
   * @throws InputException naming both parameters and their values
   */
  static void rising(String warning, double warningValue, String drift, double driftValue) {
    if (warningValue > driftValue) {
      throw contradiction(warning, warningValue, "at most", drift, driftValue);
    }
  }

  /**
   * For significances, of which a lower one is stricter.
   *
   * @throws InputException naming both parameters and their values
   */
  static void falling(String warning, double warningValue, String drift, double driftValue) {
    if (warningValue < driftValue) {
      throw contradiction(warning, warningValue, "at least", drift, driftValue);
    }
  }

  private static InputException contradiction(
      String warning, double warningValue, String relation, String drift, double driftValue) {
    return new InputException("Parameter '%s' is %s but must be %s '%s', which is %s, so that a warning comes no later "
        .formatted(warning, warningValue, relation, drift, driftValue) + "than a drift.");
  }
}
