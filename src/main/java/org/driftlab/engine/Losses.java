// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;

/**
 * The loss of each prediction, between 0 and 1: 1 for an error, or its cost divided by the largest one.
 *
 * <p>The division is what keeps gate and guard valid: the betting confidence sequence holds for values in a known bounded
 * interval, whatever their distribution (I. Waudby-Smith, A. Ramdas, JRSS-B 86 (2024) 1–27, section 2, where any bounded
 * variable is brought to [0, 1] by its known range), and so does the e-detector. The stakes are known before the first label,
 * so the range is, too. A linear change of scale leaves alone which of two means is the larger, and therefore α.
 *
 * @param positive the class at stake; negative if all errors are alike
 * @param miss the loss of taking a positive for something else, in [0, 1]
 * @param falseAlarm the loss of taking something else for a positive, in [0, 1]
 * @param unit what a loss of 1 stands for: one error, or the largest cost
 */
record Losses(int positive, double miss, double falseAlarm, double unit) {
  /** Every error is 1. */
  static final Losses ERRORS = new Losses(-1, 1, 1, 1);

  /**
   * The losses of a scenario.
   *
   * @throws InputException if costs are wanted and the class at stake is none of the stream's
   */
  static Losses of(Loss loss, Optional<Stakes> stakes, Schema schema) {
    if (loss == Loss.ERROR) {
      return ERRORS;
    }
    Stakes stated = stakes.orElseThrow();
    double largest = Math.max(stated.miss(), stated.falseAlarm());
    return new Losses(stated.positiveIn(schema), stated.miss() / largest, stated.falseAlarm() / largest, largest);
  }

  /** The loss of a prediction; an error among the classes that are not at stake costs nothing. */
  double of(int truth, int predicted) {
    if (truth == predicted) {
      return 0;
    }
    if (positive < 0) {
      return 1;
    }
    return truth == positive ? miss : predicted == positive ? falseAlarm : 0;
  }

  /**
   * Whether a part of a scenario may count costs.
   *
   * @param part its name, such as "gate"
   * @throws InputException if it wants to and nothing is at stake, in one sentence
   */
  static void check(String part, Loss loss, Optional<Stakes> stakes) {
    if (loss == Loss.COST && stakes.isEmpty()) {
      throw new InputException(("Policy '%s' has the loss cost, but the scenario does not say what errors cost; add "
          + "'stakes:' or take the loss error.").formatted(part));
    }
    if (loss == Loss.COST && stakes.filter(s -> s.miss() > 0 || s.falseAlarm() > 0).isEmpty()) {
      throw new InputException(("Policy '%s' has the loss cost, but by the stakes no error costs anything; raise 'miss' or "
          + "'falseAlarm', or take the loss error.").formatted(part));
    }
  }
}
