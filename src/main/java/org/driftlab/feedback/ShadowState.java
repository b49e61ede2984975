// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.Locale;
import org.driftlab.version.VersionId;

/**
 * An earlier version that answers what the bot answers, seen by nobody but the comparison. It does not learn.
 *
 * @param version the version
 * @param compared rated questions whose right answer is known
 * @param botOnly of those, how many the bot alone answered rightly
 * @param shadowOnly how many the shadow alone answered rightly
 */
public record ShadowState(VersionId version, int compared, int botOnly, int shadowOnly) {
  ShadowState add(boolean botRight, boolean shadowRight) {
    return new ShadowState(version, compared + 1, botOnly + (botRight && !shadowRight ? 1 : 0),
        shadowOnly + (shadowRight && !botRight ? 1 : 0));
  }

  /** What was found, as evidence. */
  String sentence() {
    return String.format(Locale.ROOT, "of %,d rated questions the shadow alone was right on %,d, the bot alone on %,d",
        compared, shadowOnly, botOnly);
  }
}
