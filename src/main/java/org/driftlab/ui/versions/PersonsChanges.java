// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.engine.RunEvent;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.ui.support.Foreground;
import org.driftlab.ui.support.Foreground.Level;
import org.driftlab.ui.support.Foreground.Notice;
import org.driftlab.ui.support.Foreground.Offer;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;

/** Watches the events for what the person had done to the champion, says so, and offers the way back. */
final class PersonsChanges {
  private final String user;
  private final Texts texts;
  private final Foreground foreground;
  private final Consumer<VersionId> rollBack;
  private int seen;

  PersonsChanges(String user, Texts texts, Foreground foreground, Consumer<VersionId> rollBack) {
    this.user = user;
    this.texts = texts;
    this.foreground = foreground;
    this.rollBack = rollBack;
  }

  /** Looks at the events that are new in this snapshot. */
  void follow(RunSnapshot snapshot) {
    List<RunEvent> events = snapshot.events();
    seen = Math.min(seen, events.size());
    for (int i = seen; i < events.size(); i++) {
      switch (events.get(i)) {
        case RunEvent.Promoted e when e.by().equals(user) ->
            say(texts.get("done.promoted", e.version(), e.at()), championBefore(events, i));
        case RunEvent.RolledBack e when e.by().equals(user) ->
            say(texts.get("done.rolledBack", e.to(), e.at()), Optional.of(e.from()));
        case RunEvent.ShadowStarted e -> foreground.say(new Notice(Level.INFO,
            texts.get(e.learning() ? "done.shadow.learning" : "done.shadow.frozen", e.version(), e.at()),
            Optional.empty()));
        default -> { }
      }
    }
    seen = events.size();
  }

  private void say(String message, Optional<VersionId> back) {
    foreground.say(new Notice(Level.SUCCESS, message,
        back.map(v -> new Offer(texts.get("done.back", v), () -> rollBack.accept(v)))));
  }

  /**
   * Who was champion before the promotion at this place: the one that was kept at the same instance because it had
   * learned since it was stored, else the one that was made champion last.
   */
  private static Optional<VersionId> championBefore(List<RunEvent> events, int promotion) {
    Optional<VersionId> before = Optional.empty();
    for (int i = promotion - 1; i >= 0 && before.isEmpty(); i--) {
      before = switch (events.get(i)) {
        case RunEvent.Promoted e -> Optional.of(e.version());
        case RunEvent.RolledBack e -> Optional.of(e.to());
        default -> Optional.empty();
      };
    }
    long at = events.get(promotion).at();
    for (int i = promotion - 1; i >= 0 && events.get(i).at() == at; i--) {
      if (events.get(i) instanceof RunEvent.VersionCreated e && e.version().reason() == Reason.MANUAL
          && before.isPresent() && e.version().parent().equals(before)) {
        return Optional.of(e.version().id());
      }
    }
    return before;
  }
}
