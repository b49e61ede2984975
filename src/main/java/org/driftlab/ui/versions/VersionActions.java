// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.Role;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.support.Texts;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;

/**
 * What can be done with a version in the present state of the run, why not, and what would happen: every method answers
 * in words and changes nothing.
 */
final class VersionActions {
  /** More classes than these are not told one by one. */
  private static final int MOST_CLASSES = 6;

  private final RunSnapshot snapshot;
  private final Texts texts;

  VersionActions(RunSnapshot snapshot, Texts texts) {
    this.snapshot = snapshot;
    this.texts = texts;
  }

  /** Why the version cannot be put into shadow, or taken out of it; empty if it can. */
  Optional<String> againstShadow(Optional<VersionId> version) {
    return against(version);
  }

  /** Why the version cannot be promoted; empty if it can. */
  Optional<String> againstPromote(Optional<VersionId> version) {
    return against(version).or(() -> version.filter(v -> isChampion(v) && !inShadow(v))
        .map(v -> texts.get("not.champion", v)));
  }

  /** Why the run cannot be rolled back to the version; empty if it can. */
  Optional<String> againstRollBack(Optional<VersionId> version) {
    return against(version)
        .or(() -> version.filter(this::isChampion).map(v -> texts.get("not.champion", v)))
        .or(() -> version.filter(v -> !hasServed(v)).map(v -> texts.get("not.served", v)));
  }

  /** Why no two versions can be compared; empty if they can. */
  Optional<String> againstCompare(List<VersionId> chosen) {
    if (snapshot.versions().isEmpty()) {
      return Optional.of(texts.get("not.versions"));
    } else if (chosen.isEmpty()) {
      return Optional.of(texts.get("not.selected"));
    } else if (chosen.size() > 2) {
      return Optional.of(texts.get("not.two", chosen.size()));
    }
    return pair(chosen).size() == 2 ? Optional.empty() : Optional.of(texts.get("not.alone", chosen.getFirst()));
  }

  /** What is compared with what: the older version first; a single one with the champion; a single element if that is the same. */
  List<VersionId> pair(List<VersionId> chosen) {
    return Stream.concat(chosen.stream(), chosen.size() == 1 ? snapshot.champion().stream() : Stream.empty()).distinct()
        .sorted().toList();
  }

  /** Why the run cannot be forked where the version was made; empty if it can. The past of a run that has ended can. */
  Optional<String> againstFork(Optional<VersionId> version) {
    return snapshot.versions().isEmpty() ? Optional.of(texts.get("not.versions"))
        : snapshot.phase() == Phase.FAILED ? Optional.of(texts.get("not.failed"))
        : version.isEmpty() ? Optional.of(texts.get("not.selected")) : Optional.empty();
  }

  private Optional<String> against(Optional<VersionId> version) {
    if (snapshot.versions().isEmpty()) {
      return Optional.of(texts.get("not.versions"));
    } else if (snapshot.phase() == Phase.FINISHED) {
      return Optional.of(texts.get("not.finished"));
    } else if (snapshot.phase() == Phase.FAILED) {
      return Optional.of(texts.get("not.failed"));
    }
    return version.isEmpty() ? Optional.of(texts.get("not.selected")) : Optional.empty();
  }

  boolean isChampion(VersionId version) {
    return snapshot.champion().equals(Optional.of(version));
  }

  boolean inShadow(VersionId version) {
    return snapshot.contestants().stream()
        .anyMatch(c -> c.role() == Role.SHADOW && c.version().equals(Optional.of(version)));
  }

  /** Whether it was champion, or is the champion as it was kept before another took its place. */
  private boolean hasServed(VersionId id) {
    return snapshot.reigns().stream().anyMatch(r -> r.version().equals(id))
        || snapshot.versions().stream().anyMatch(v -> v.id().equals(id) && v.reason() == Reason.MANUAL);
  }

  /** What a promotion would do, a sentence each. */
  List<String> promotion(VersionId version) {
    VersionId champion = snapshot.champion().orElse(version);
    String model = inShadow(version) ? texts.get("promote.live", version) : texts.get("promote.stored", version);
    return List.of(texts.get("promote.serves", version, champion), model, texts.get("keeps", champion),
        texts.get("detector"), texts.get("promote.back"));
  }

  /** What a rollback would do, a sentence each. */
  List<String> rollBack(VersionId version) {
    VersionId champion = snapshot.champion().orElse(version);
    long at = snapshot.versions().stream().filter(v -> v.id().equals(version)).mapToLong(ModelVersion::at).findFirst()
        .orElse(0);
    return List.of(texts.get("rollback.serves", version, champion, at), texts.get("keeps", champion),
        texts.get("rollback.branch", version), texts.get("detector"));
  }

  /** What a rehearsal showed, a sentence each. */
  List<String> rehearsal(VersionId version, Counterfactual shown) {
    if (shown.labels() == 0) {
      return List.of(texts.get("rehearsal.none"));
    }
    var sentences = new ArrayList<String>();
    long regret = shown.totalRegret();
    sentences.add(texts.get("rehearsal", shown.until() - shown.fork().at(), shown.actual().accuracy(), version,
        shown.other().accuracy()));
    sentences.add(texts.get(regret > 0 ? "rehearsal.fewer" : regret < 0 ? "rehearsal.more" : "rehearsal.same",
        Math.abs(regret), shown.disagreements(), shown.labels(), shown.actual().kappa(), shown.other().kappa()));
    if (shown.classes().size() <= MOST_CLASSES) {
      var classes = new ArrayList<String>();
      for (int c = 0; c < shown.classes().size(); c++) {
        classes.add(texts.get("rehearsal.class", shown.classes().get(c), shown.actual().errorsByClass().get(c),
            shown.other().errorsByClass().get(c)));
      }
      sentences.add(texts.get("rehearsal.classes", String.join(", ", classes)));
    }
    return sentences;
  }
}
