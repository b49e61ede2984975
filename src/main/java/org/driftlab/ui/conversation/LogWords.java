// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.driftlab.feedback.Action;
import org.driftlab.feedback.Effect;
import org.driftlab.feedback.Entry;
import org.driftlab.feedback.Messages;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.ModelVersion;

/** Says in the user's language what was done in a conversation and what it did. */
final class LogWords {
  private final Texts texts;

  LogWords(Texts texts) {
    this.texts = texts;
  }

  LogRow row(Entry entry, Snapshot now) {
    boolean gone = now.takenBack().contains(entry.number());
    boolean rating = entry.action() instanceof Action.Rate;
    String effect = gone ? texts.get("log.gone") : entry.effect().map(some -> effect(some, now)).orElseGet(
        () -> texts.get("log.changed", entry.changed().size()));
    return new LogRow(entry.number(), title(entry, now), effect, details(entry, now), rating && !gone);
  }

  private String title(Entry entry, Snapshot now) {
    return switch (entry.action()) {
      case Action.Rate rate -> texts.get("log." + rate.feedback().kind().name().toLowerCase(Locale.ROOT), entry.by(),
          Messages.shown(rate.feedback().message()), now.titleOf(rate.feedback().intent()));
      case Action.TakeBack take -> texts.get("log.takeback", take.number());
      case Action.Return back -> texts.get(back.promoted() ? "log.promote" : "log.rollback", back.version());
      case Action.GoOn goOn -> texts.get("log.goon");
    };
  }

  /** What a rating did, in a line. */
  String effect(Effect effect, Snapshot now) {
    if (effect.result() != Effect.Result.LEARNED || effect.probabilities().isEmpty()) {
      return texts.get("effect." + effect.result().name().toLowerCase(Locale.ROOT));
    }
    Effect.Shift shift = effect.probabilities().getFirst();
    return texts.get("effect.learned", now.titleOf(shift.intent()), shift.before(), shift.after(), effect.changes());
  }

  private String details(Entry entry, Snapshot now) {
    var lines = new ArrayList<String>();
    entry.effect().ifPresent(effect -> {
      lines.add(texts.get("details.trust", entry.version(), effect.trust(), effect.weight(), effect.steps()));
      effect.probabilities().forEach(shift -> lines.add(texts.get("details.shift", now.titleOf(shift.intent()),
          shift.before(), shift.after())));
      effect.words().forEach(move -> lines.add(texts.get("details.word", move.word(), now.titleOf(move.intent()),
          String.format(texts.locale(), "%+.2f", move.moved()))));
    });
    entry.changed().forEach(changed -> lines.add(texts.get("details.changed", Messages.shown(changed.question()),
        now.titleOf(changed.before()), now.titleOf(changed.after()))));
    return String.join("\n", lines);
  }

  List<VersionLine> versions(Snapshot now) {
    var lines = new ArrayList<VersionLine>();
    for (ModelVersion version : now.versions().reversed()) {
      boolean champion = version.id().equals(now.champion());
      boolean shadow = now.shadow().filter(state -> state.version().equals(version.id())).isPresent();
      String since = champion && now.learnedSince() > 0 ? " · " + texts.get("version.since", now.learnedSince()) : "";
      lines.add(new VersionLine(version.id(), texts.get(champion ? "version.champion" : shadow ? "version.shadow"
          : "version.other", version.id(), texts.get("reason." + version.reason().name().toLowerCase(Locale.ROOT))),
          texts.get("version.details", version.at(), version.metrics().getOrDefault("controls", 0.0)) + since, champion,
          shadow));
    }
    return lines;
  }
}
