// SPDX-License-Identifier: Apache-2.0
package org.driftlab.feedback;

import java.util.List;
import java.util.Optional;
import org.driftlab.feedback.Effect.Changed;
import org.driftlab.version.VersionId;

/**
 * One entry of a conversation's log: an action and what it did.
 *
 * @param number from 1
 * @param time when, in milliseconds since 1970, as the caller says
 * @param by who
 * @param action what was done
 * @param version the version that was the champion until then
 * @param effect of a rating; empty for the other actions
 * @param changed questions that are answered differently since
 */
public record Entry(long number, long time, String by, Action action, VersionId version, Optional<Effect> effect,
    List<Changed> changed) {
  public Entry {
    changed = List.copyOf(changed);
  }
}
