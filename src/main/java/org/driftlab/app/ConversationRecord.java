// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.driftlab.data.InputException;
import org.driftlab.engine.ModelArchive;
import org.driftlab.engine.RunEvent;
import org.driftlab.feedback.Action;
import org.driftlab.feedback.ConversationListener;
import org.driftlab.feedback.Entry;
import org.driftlab.feedback.Feedback;
import org.driftlab.store.ModelStore;
import org.driftlab.store.StoredFeedback;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps one conversation in the workspace. What is stored already is not stored again, so a conversation that is done again
 * from its log goes on where it ended; its versions must then come out bit for bit.
 */
final class ConversationRecord implements ModelArchive, ConversationListener {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelStore store;
  private final long run;
  private final List<ModelVersion> known;
  private final long knownEntries;
  private int reignsLeft;
  private final Map<VersionId, byte[]> waiting = new HashMap<>();
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  ConversationRecord(ModelStore store, long run) {
    this.store = store;
    this.run = run;
    known = store.versions(run);
    knownEntries = store.feedback(run).size();
    reignsLeft = store.reigns(run).size();
  }

  /** Completes when everything so far is on the disk; fails with what failed first. */
  synchronized CompletableFuture<Void> saved() {
    return last;
  }

  private synchronized void follow(CompletableFuture<Void> next) {
    last = last.thenCombine(next, (before, done) -> done);
  }

  @Override
  public void put(ModelVersion version, byte[] bytes) {
    int number = version.id().number();
    if (number <= known.size()) {
      if (!known.get(number - 1).sha256().equals(version.sha256())) {
        throw new InputException(("The conversation of run %d cannot be gone on with: its version %s does not come out as it is"
            + " stored, so it is of another DriftLab; begin a new one.").formatted(run, version.id()));
      }
      return;
    }
    waiting.put(version.id(), bytes);
    CompletableFuture<Void> stored = store.addVersion(run, version, bytes);
    follow(stored);
  }

  @Override
  public byte[] get(VersionId version) {
    byte[] bytes = waiting.get(version);
    if (bytes == null) {
      return store.bytes(run, version);
    }
    // Reading waits for the writes before it, so the copy in memory has done its service.
    saved().join();
    waiting.remove(version);
    return bytes;
  }

  @Override
  public void entry(Entry entry) {
    if (entry.number() > knownEntries) {
      follow(store.appendFeedback(run, List.of(stored(entry))));
      waiting.keySet().removeIf(version -> version.number() < entry.version().number());
    }
  }

  @Override
  public void promoted(RunEvent.Promoted event) {
    if (reignsLeft-- <= 0) {
      follow(store.recordPromotion(run, event));
    }
  }

  @Override
  public void rolledBack(RunEvent.RolledBack event) {
    if (reignsLeft-- <= 0) {
      follow(store.recordRollback(run, event));
    }
  }

  private static StoredFeedback stored(Entry entry) {
    String effect = JSON.writeValueAsString(entry.effect().isPresent() ? entry.effect().get()
        : Map.of("changed", entry.changed()));
    return switch (entry.action()) {
      case Action.Rate rate -> new StoredFeedback(entry.number(), entry.time(), word(rate.feedback().kind()), entry.by(),
          rate.feedback().message(), rate.feedback().answered(), rate.feedback().intent(), rate.feedback().propensity(),
          rate.truth(), 0, entry.version().number(), effect);
      case Action.TakeBack take -> other(entry, "take-back", "", take.number(), effect);
      case Action.Return back -> other(entry, back.promoted() ? "promote" : "return", back.why(), back.version().number(),
          effect);
      case Action.GoOn goOn -> other(entry, "go-on", "", 0, effect);
    };
  }

  private static StoredFeedback other(Entry entry, String kind, String message, long target, String effect) {
    return new StoredFeedback(entry.number(), entry.time(), kind, entry.by(), message, "", "", 1, Optional.empty(), target,
        entry.version().number(), effect);
  }

  private static String word(Feedback.Kind kind) {
    return switch (kind) {
      case UP -> "up";
      case DOWN -> "down";
      case CORRECTION -> "correction";
    };
  }

  /** A stored entry as it was; what it did comes out again when it is done again. */
  static Entry entry(StoredFeedback stored) {
    Action action = switch (stored.kind()) {
      case "up" -> rate(stored, Feedback.Kind.UP);
      case "down" -> rate(stored, Feedback.Kind.DOWN);
      case "correction" -> rate(stored, Feedback.Kind.CORRECTION);
      case "take-back" -> new Action.TakeBack(stored.target());
      case "promote" -> new Action.Return(new VersionId((int) stored.target()), true, stored.message());
      case "return" -> new Action.Return(new VersionId((int) stored.target()), false, stored.message());
      case "go-on" -> new Action.GoOn();
      default -> throw new InputException("Entry %d of the conversation is a '%s', which this DriftLab does not know; update it."
          .formatted(stored.number(), stored.kind()));
    };
    return new Entry(stored.number(), stored.time(), stored.by(), action, new VersionId(stored.version()), Optional.empty(),
        List.of());
  }

  private static Action rate(StoredFeedback stored, Feedback.Kind kind) {
    return new Action.Rate(new Feedback(kind, stored.by(), stored.message(), stored.answered(), stored.intent(),
        stored.propensity()), stored.truth());
  }
}
