// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import java.util.List;
import java.util.Optional;
import org.driftlab.feedback.Conversation;
import org.driftlab.feedback.Entry;
import org.driftlab.feedback.Intent;
import org.driftlab.feedback.Quality;
import org.driftlab.feedback.ShadowState;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;

/** A conversation as it is at a moment: taken in the background, shown in the window. */
record Snapshot(String title, List<Intent> intents, List<Entry> entries, List<Long> takenBack, List<ModelVersion> versions,
    VersionId champion, int learnedSince, Optional<ShadowState> shadow, List<Quality.Point> quality, double controls,
    boolean stopped) {
  /** So many of the newest entries are listed. */
  private static final int LISTED = 500;

  static Snapshot of(Conversation now) {
    List<Entry> all = now.entries();
    return new Snapshot(now.base().title(), now.base().intents(), all.subList(Math.max(0, all.size() - LISTED), all.size()),
        now.takenBack(), now.versions(), now.champion(), now.learnedSince(), now.shadowState(), now.quality().points(),
        now.bot().controlAccuracy(), now.bot().stopped());
  }

  String titleOf(String intent) {
    return intents.stream().filter(some -> some.id().equals(intent)).map(Intent::title).findFirst().orElse(intent);
  }
}
