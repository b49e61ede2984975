// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.math;

import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.ModelReader;

/** Checks on numbers read from a stored model, so that a damaged one is refused and not predicted with. */
public final class StoredValues {
  private StoredValues() {}

  /**
   * The values, if there are as many as expected and all are finite.
   *
   * @throws ModelFormatException otherwise
   */
  public static double[] finite(double[] values, int length, String what) {
    ModelReader.expectLength(values, length, what);
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new ModelFormatException("The stored model's %s hold %s, which is not a finite number."
            .formatted(what, value));
      }
    }
    return values;
  }

  /**
   * The values, if there are as many as expected and all are finite and not negative.
   *
   * @throws ModelFormatException otherwise
   */
  public static double[] weights(double[] values, int length, String what) {
    finite(values, length, what);
    for (double value : values) {
      if (value < 0) {
        throw new ModelFormatException("The stored model's %s hold %s, which is negative.".formatted(what, value));
      }
    }
    return values;
  }

  /**
   * A number in a range.
   *
   * @throws ModelFormatException if it lies outside
   */
  public static int within(int value, int min, int max, String what) {
    if (value < min || value > max) {
      throw new ModelFormatException("The stored model's %s is %d but must be in [%d, %d]."
          .formatted(what, value, min, max));
    }
    return value;
  }
}
