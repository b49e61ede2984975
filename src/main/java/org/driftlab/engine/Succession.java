// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;

/**
 * Who reigns: every way to the champion's place leads through here, so that each leaves the same traces — the old champion
 * stored, the new version, its reign with the evidence, the guard.
 */
final class Succession {
  /** Who brought the first version to power. */
  static final String INITIAL = "initial";

  /** So many deposed champions stay in shadow at once; the first of them is the most tried, so the last makes room. */
  private static final int MOST_DEPOSED = 3;

  private Scenario scenario;
  private final Schema schema;
  private final VersionBook book;
  private final Contestants contestants;
  private final Watch watch;
  private final Consumer<RunEvent> emit;

  Succession(Scenario scenario, Schema schema, VersionBook book, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit) {
    this.scenario = scenario;
    this.schema = schema;
    this.book = book;
    this.contestants = contestants;
    this.watch = watch;
    this.emit = emit;
  }

  Succession copy(Contestants newContestants, Watch newWatch, Consumer<RunEvent> newEmit,
      ModelArchive newArchive) {
    return new Succession(scenario, schema, book.copy(newArchive), newContestants, newWatch, newEmit);
  }

  /** The scenario was changed, and perhaps its guard, which is for promotions to come; one of 0 labels ends those that go on. */
  void use(Scenario changed, long index) {
    boolean switchedOff = scenario.guard().isPresent() && changed.guard().isEmpty()
        && changed.policies().guard().isPresent();
    scenario = changed;
    if (switchedOff) {
      endGuardsUnlessWanted(index);
    }
  }

  /** Lets all deposed champions go if there is no guard any more. */
  void endGuardsUnlessWanted(long index) {
    if (scenario.guard().isEmpty()) {
      for (Contestant deposed : contestants.deposed()) {
        endGuard(deposed, index, "the guard was switched off");
      }
    }
  }

  VersionBook book() {
    return book;
  }

  /** The first version is stored, becomes champion, and a frozen copy of it goes on as the static model. */
  void first(long index) {
    Contestant champion = contestants.champion();
    ModelVersion first = record(champion, Optional.empty(), index, Reason.INITIAL);
    var frozen = new Contestant(Role.STATIC, champion.spec(), champion.learner().copy(), false, schema.classCount(),
        scenario.window());
    frozen.storedAs(first.id());
    contestants.add(frozen);
    crown(first.id(), index, INITIAL, "the first version");
  }

  /** If the champion has learned since it was stored, what it is now becomes a version and reigns. */
  void store(long index, Reason reason, String by, String why) {
    Contestant champion = contestants.champion();
    if (champion.changed()) {
      ModelVersion version = record(champion, champion.version(), index, reason);
      crown(version.id(), index, by, why);
    }
  }

  /** A live shadow becomes the champion as it is. */
  void promote(Contestant shadow, long index, Reason reason, String by, String why) {
    keepChampion(index);
    contestants.remove(shadow);
    VersionId id = shadow.version().orElseThrow();
    if (shadow.duty == Duty.NONE) {
      emit.accept(new RunEvent.ShadowStopped(index, id));
    }
    if (shadow.changed()) {
      id = record(shadow, shadow.version(), index, reason).id();
    }
    depose(index);
    takeOver(shadow.spec(), shadow.learner(), id);
    crown(id, index, by, why);
  }

  /** A stored version becomes the champion. */
  void promote(VersionId id, long index, String by, String why) {
    refuseReigning(id);
    Learner learner = book.load(id);
    keepChampion(index);
    depose(index);
    takeOver(book.specOf(id), learner, id);
    crown(id, index, by, why);
  }

  /** A learner that is no version yet takes the champion's place; it becomes a version learned from the champion's. */
  void install(LearnerSpec spec, Learner learner, long index, Reason reason, String by, String why) {
    keepChampion(index);
    depose(index);
    contestants.champion().replace(spec, learner);
    watch.restart();
    store(index, reason, by, why);
  }

  /** An earlier version becomes the champion again, as it was stored. */
  void rollBack(VersionId id, long index, String by, String why) {
    refuseReigning(id);
    rollBack(book.load(id), id, index, by, why);
  }

  private void rollBack(Learner learner, VersionId id, long index, String by, String why) {
    keepChampion(index);
    for (Contestant deposed : contestants.deposed()) {
      endGuard(deposed, index, "the champion was rolled back");
    }
    VersionId from = contestants.champion().version().orElseThrow();
    takeOver(book.specOf(id), learner, id);
    book.crown(id, index, by, why);
    emit.accept(new RunEvent.RolledBack(index, from, id, by, why));
  }

  private void refuseReigning(VersionId id) {
    Contestant champion = contestants.champion();
    if (champion.version().equals(Optional.of(id)) && !champion.changed()) {
      throw new InputException("Version %s is the champion already.".formatted(id));
    }
  }

  /** Before another takes its place the champion is stored as it stands, so that the way back is never lost. */
  void keepChampion(long index) {
    Contestant champion = contestants.champion();
    if (champion.changed()) {
      record(champion, champion.version(), index, Reason.MANUAL);
    }
  }

  /** If there is a guard, the champion, which is stored as it is, goes on in shadow while another takes its place. */
  void depose(long index) {
    scenario.guard().ifPresent(spec -> {
      VersionId id = contestants.champion().version().orElseThrow();
      Contestant[] before = contestants.deposed();
      if (before.length == MOST_DEPOSED) {
        endGuard(before[before.length - 1], index, "too many were deposed in a short time");
      }
      for (Contestant elder : before) {
        guardOf(elder).restart();
      }
      var deposed = new Contestant(Role.SHADOW, Duty.DEPOSED, contestants.champion().spec(),
          contestants.champion().learner().copy(), false, schema.classCount(), scenario.window());
      deposed.storedAs(id);
      deposed.guardBy(new GuardWatch(spec, Losses.of(spec.loss(), scenario.stakes(), schema)));
      contestants.add(deposed);
      emit.accept(new RunEvent.GuardStarted(index, id, spec.labels()));
    });
  }

  private void endGuard(Contestant deposed, long index, String why) {
    contestants.remove(deposed);
    emit.accept(new RunEvent.GuardEnded(index, deposed.version().orElseThrow(), false, why));
  }

  /**
   * Asks the guard: it may bring a deposed champion back, the one that reigned first if there are several, or let one go
   * when its labels are over.
   *
   * @return whether the champion is another one now
   */
  boolean guardDecides(long index) {
    for (Contestant deposed : contestants.deposed()) {
      GuardWatch guard = guardOf(deposed);
      if (guard.alarm()) {
        VersionId id = deposed.version().orElseThrow();
        contestants.remove(deposed);
        emit.accept(new RunEvent.GuardEnded(index, id, true, guard.sentence()));
        rollBack(deposed.learner(), id, index, "guard", guard.sentence());
        return true;
      }
      if (guard.over()) {
        endGuard(deposed, index, guard.sentence());
      }
    }
    return false;
  }

  private static GuardWatch guardOf(Contestant deposed) {
    return Objects.requireNonNull(deposed.guard());
  }

  private ModelVersion record(Contestant contestant, Optional<VersionId> parent, long index, Reason reason) {
    ModelVersion version = book.store(contestant.spec(), contestant.learner(), parent, index, reason,
        contestant.scorer().window());
    contestant.storedAs(version.id());
    emit.accept(new RunEvent.VersionCreated(index, version));
    return version;
  }

  private void crown(VersionId id, long index, String by, String why) {
    book.crown(id, index, by, why);
    emit.accept(new RunEvent.Promoted(index, id, by, why));
  }

  private void takeOver(LearnerSpec spec, Learner learner, VersionId id) {
    contestants.champion().replace(spec, learner, id);
    watch.restart();
  }
}
