// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import org.driftlab.data.Param;
import org.driftlab.data.Params;

/**
 * What becomes of a label: how late it comes, whether it comes at all, and whether it is right.
 *
 * @param delay how late
 * @param labelled the probability that it comes at all
 * @param noise the probability that another class comes in its place, each of the others equally likely
 */
public record LabelRule(LabelDelay delay,
    @Param(label = "Labelled", min = 0, max = 1, help = "The probability that an instance is ever labelled.")
    double labelled,
    @Param(label = "Wrong", min = 0, max = 1, help = "The probability that a label names another class.")
    double noise) {
  /** Every label at once and right. */
  public static final LabelRule IMMEDIATE = new LabelRule(new LabelDelay.Fixed(0), 1, 0);

  public LabelRule {
    Params.check(LabelRule.class, delay, labelled, noise);
  }

  /** The rule in words, such as "100 instances late, 20 % labelled". */
  public String describe() {
    var text = new StringBuilder(delay.describe());
    if (labelled < 1) {
      text.append(", %s %% labelled".formatted(percent(labelled)));
    }
    if (noise > 0) {
      text.append(", %s %% of them wrong".formatted(percent(noise)));
    }
    return text.toString();
  }

  private static String percent(double share) {
    double percent = Math.round(share * 1e4) / 1e2;
    return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
  }
}
