// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.version.Reason;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** The shadows of a run, those of a person and the strategy's candidate, and the gate that compares them with the champion. */
final class Gatekeeper {
  private final Schema schema;
  private final Contestants contestants;
  private final Watch watch;
  private final Succession succession;
  private final Consumer<RunEvent> emit;
  private Scenario scenario;
  private @Nullable Gate gate;

  Gatekeeper(Scenario scenario, Schema schema, Contestants contestants, Watch watch, Succession succession,
      Consumer<RunEvent> emit) {
    this.scenario = scenario;
    this.schema = schema;
    this.contestants = contestants;
    this.watch = watch;
    this.succession = succession;
    this.emit = emit;
    gate = scenario.gate().orElse(null);
  }

  Gatekeeper copy(Contestants newContestants, Watch newWatch, Succession newSuccession, Consumer<RunEvent> newEmit) {
    return new Gatekeeper(scenario, schema, newContestants, newWatch, newSuccession, newEmit);
  }

  /** The scenario was changed, and perhaps its gate: another one compares every shadow afresh, without one nothing is compared. */
  void use(Scenario changed) {
    scenario = changed;
    Gate other = changed.gate().orElse(null);
    boolean same = Objects.equals(other, gate);
    gate = other;
    if (same) {
      return;
    }
    if (other == null) {
      contestants.models().forEach(Contestant::compareNoMore);
      contestants.sort();
      return;
    }
    keepChampionsScores();
    for (Contestant model : contestants.models()) {
      if (model.role == Role.SHADOW && model.duty != Duty.DEPOSED) {
        compare(model, other);
      }
    }
    contestants.sort();
  }

  /** A gate with a guardrail on scores wants those of the champion as well. */
  void keepChampionsScores() {
    if (gate != null && gate.needsScores()) {
      contestants.champion().keepScores();
    }
  }

  /** A label arrives: every comparison sees who was right. */
  void compare(int place, int truth) {
    if (gate != null) {
      contestants.compare(place, truth, gate.needsScores());
    }
  }

  /** A candidate that begins as the champion's copy begins in shadow beside it; the one before, if there is one, ends. */
  void startCandidate(long index) {
    Contestant champion = contestants.champion();
    startCandidate(champion.spec(), champion.learner().copy(), index);
  }

  /** A candidate begins in shadow beside the champion; the one before, if there is one, ends. */
  void startCandidate(LearnerSpec spec, Learner learner, long index) {
    Contestant former = contestants.candidate();
    if (former != null) {
      contestants.remove(former);
    }
    VersionId parent = contestants.champion().version().orElseThrow();
    startShadow(Duty.CANDIDATE, spec, learner, parent, true);
    emit.accept(new RunEvent.CandidateStarted(index, parent));
  }

  /** The strategy that holds from here on has a candidate or has none. */
  void wantCandidate(boolean wanted, long index) {
    Contestant candidate = contestants.candidate();
    if (wanted && candidate == null) {
      startCandidate(index);
    } else if (!wanted && candidate != null) {
      contestants.remove(candidate);
      emit.accept(new RunEvent.ShadowStopped(index, candidate.version().orElseThrow()));
    }
  }

  /** A stored version begins in shadow on a person's word. */
  void startShadow(VersionId version, boolean learning, long index) {
    VersionBook book = succession.book();
    startShadow(Duty.NONE, book.specOf(version), book.load(version), version, learning);
    emit.accept(new RunEvent.ShadowStarted(index, version, learning));
  }

  private void startShadow(Duty duty, LearnerSpec spec, Learner learner, VersionId version, boolean learning) {
    var shadow = new Contestant(Role.SHADOW, duty, spec, learner, learning, schema.classCount(), scenario.window());
    shadow.storedAs(version);
    if (gate != null) {
      compare(shadow, gate);
    }
    contestants.add(shadow);
  }

  private void compare(Contestant shadow, Gate by) {
    shadow.compareBy(new Comparison(by, schema, Losses.of(by.loss(), scenario.stakes(), schema)));
    if (by.needsScores()) {
      shadow.keepScores();
    }
  }

  /** Asks the gate after a label; says whether the champion is another one now. */
  boolean decide(long index) {
    if (gate == null) {
      return false;
    }
    if (gate.restart() && watch.driftNow()) {
      restart();
    }
    for (Contestant shadow : contestants.compared()) {
      Comparison comparison = shadow.comparison();
      if (comparison != null && !comparison.isSettled()) {
        Verdict verdict = comparison.verdict(shadow.learner());
        if (verdict != null && act(gate, verdict, shadow, comparison, index)) {
          return true; // the others compare themselves with another champion now
        }
      }
    }
    return false;
  }

  /** Acts on a verdict; says whether the champion is another one now. */
  private boolean act(Gate gate, Verdict verdict, Contestant shadow, Comparison comparison, long index) {
    Evidence evidence = comparison.evidence(shadow.learner().modelBytes());
    boolean waits = verdict == Verdict.PROMOTE && (gate.approval() == Gate.Approval.PERSON || byHand());
    emit.accept(new RunEvent.GateVerdict(index, shadow.version().orElseThrow(), verdict, evidence, waits));
    if (waits || shadow.duty != Duty.CANDIDATE && verdict == Verdict.KEEP) {
      comparison.settle(verdict);
      return false;
    }
    if (verdict == Verdict.PROMOTE) {
      succession.promote(shadow, index, Reason.RETRAIN, "gate", evidence.sentence());
      return true;
    }
    if (verdict == Verdict.KEEP && !comparison.candidateIsBetter()) {
      startCandidate(index);
    } else {
      comparison.restart();
    }
    return false;
  }

  private boolean byHand() {
    return scenario.strategy() instanceof Strategy.Static || scenario.strategy() instanceof Strategy.Manual;
  }

  /** Every shadow is compared with the champion afresh. */
  void restart() {
    for (Contestant shadow : contestants.compared()) {
      Optional.ofNullable(shadow.comparison()).ifPresent(Comparison::restart);
    }
  }
}
