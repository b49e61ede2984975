// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import org.driftlab.data.InputException;

/** Reads the numbers of a scenario that belong to no spec. */
final class Whole {
  private Whole() {}

  static long of(String name, String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new InputException("Parameter '%s' is '%s' but must be a whole number.".formatted(name, text), e);
    }
  }

  static int small(String name, long value) {
    if (value != (int) value) {
      throw new InputException("Parameter '%s' is %d but must be in [%d, %d]."
          .formatted(name, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
    return (int) value;
  }

  static double decimal(String name, String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new InputException("Parameter '%s' is '%s' but must be a number.".formatted(name, text), e);
    }
  }
}
