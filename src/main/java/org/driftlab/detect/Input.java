// SPDX-License-Identifier: Apache-2.0
package org.driftlab.detect;

/** What a detector's values mean, and so which of them make sense. */
public enum Input {
  /** Errors: 0 is right, 1 is wrong. */
  ERRORS("0 or 1") {
    @Override
    public boolean accepts(double value) {
      return value == 0 || value == 1;
    }
  },
  /** A bounded quantity such as a loss or an accuracy. */
  UNIT_INTERVAL("in [0, 1]") {
    @Override
    public boolean accepts(double value) {
      return value >= 0 && value <= 1;
    }
  },
  /** Any number. */
  FINITE("finite") {
    @Override
    public boolean accepts(double value) {
      return Double.isFinite(value);
    }
  };

  private final String range;

  Input(String range) {
    this.range = range;
  }

  /** Whether a value is one of those that the detector's theory speaks of. */
  public abstract boolean accepts(double value);

  /** The allowed values in words, as they follow "must be". */
  public String range() {
    return range;
  }
}
