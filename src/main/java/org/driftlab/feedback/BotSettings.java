// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import org.driftlab.data.Param;
import org.driftlab.data.Params;
import org.driftlab.data.Spec;

/**
 * How a support bot learns.
 *
 * @param exploration ε: with this probability the bot answers one of the plausible intents at random instead of the best
 * @param trust whether ratings are weighted by the trust in who gives them
 * @param trustLevel a rater whose trust is below is not learned from
 * @param guard whether learning stops and the last good state comes back when the control questions go wrong
 * @param guardDrop the fall of the accuracy on the control questions that the guard acts on
 * @param versionEvery learned ratings between two versions
 * @param seed of the exploration
 */
public record BotSettings(
    @Param(label = "Exploration ε", min = 0, max = 0.5,
        help = "How often the bot tries a plausible answer that is not its best, to learn about it.") double exploration,
    @Param(label = "Trust", help = "Whether ratings count by the trust in who gives them.") boolean trust,
    @Param(label = "Trust level", min = 0, max = 1, help = "Raters below are not learned from.") double trustLevel,
    @Param(label = "Guard", help = "Whether a fall on the control questions takes the bot back.") boolean guard,
    @Param(label = "Guard's drop", min = 0.01, max = 1, help = "The fall of accuracy that the guard acts on.")
    double guardDrop,
    @Param(label = "Version every", unit = "ratings", min = 1, max = 1_000_000, help = "Learned ratings between versions.")
    int versionEvery,
    @Param(label = "Seed", help = "Of the exploration.") long seed) implements Spec {
  public BotSettings {
    Params.check(BotSettings.class, exploration, trust, trustLevel, guard, guardDrop, versionEvery, seed);
  }

  /** ε = 0.02, trust from 0.4, guard at a fall of 5 points, a version every 25 ratings. */
  public BotSettings() {
    this(0.02, true, 0.4, true, 0.05, 25, 1);
  }

  /** The same without trust, guard or both. */
  public BotSettings protectedBy(boolean byTrust, boolean byGuard) {
    return new BotSettings(exploration, byTrust, trustLevel, byGuard, guardDrop, versionEvery, seed);
  }

  /** The same with another exploration. */
  public BotSettings exploring(double epsilon) {
    return new BotSettings(epsilon, trust, trustLevel, guard, guardDrop, versionEvery, seed);
  }

  @Override
  public String id() {
    return SupportBot.ID;
  }

  @Override
  public String title() {
    return "Support bot";
  }
}
