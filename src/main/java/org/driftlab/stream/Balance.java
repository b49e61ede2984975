// SPDX-License-Identifier: Apache-2.0
package org.driftlab.stream;

/**
 * Decides which candidates of a two-class generator are kept when its classes are to be balanced: class 1, 0, 1, 0, …
 *
 * <p>The class meant is the one before noise. A candidate that is not wanted is thrown away, its draws spent.
 */
final class Balance {
  private final boolean on;
  private int wanted = 1;

  Balance(boolean on) {
    this.on = on;
  }

  /** Whether a candidate of this class is kept; if so, the other class is wanted next. */
  boolean keeps(int candidate) {
    if (!on) {
      return true;
    }
    if (candidate != wanted) {
      return false;
    }
    wanted = 1 - wanted;
    return true;
  }

  Balance copy() {
    var copy = new Balance(on);
    copy.wanted = wanted;
    return copy;
  }
}
