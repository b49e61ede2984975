// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Params;
import org.driftlab.data.Schema;
import org.driftlab.data.Spec;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.ModelBytes;
import org.driftlab.memory.MemorySpec;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.jspecify.annotations.Nullable;

/**
 * How the champion lives: what it learns, when versions are stored, and what policies and detections do to it.
 *
 * <p>{@link Gatekeeper} has the shadows and the gate, {@link Succession} the versions and reigns, {@link Rehearsal} the
 * memory, and {@link Orders} carries out what a person asks.
 */
final class Lifecycle {
  /** An instance's own fields and headers. */
  private static final int INSTANCE_BYTES = 48;

  private final Schema schema;
  private final Succession succession;
  private final Gatekeeper gatekeeper;
  private final Orders orders;
  private final Contestants contestants;
  private final Watch watch;
  private final Consumer<RunEvent> emit;
  private Updates updates;
  private final Rehearsal rehearsal;
  private Scenario scenario;
  private int versionEvery;
  private final Tuner tuner;
  private @Nullable Learner background;
  private boolean wrong;
  private long stableLabels;
  private long lastVersionLabel;
  /** Labels until a champion that is to be frozen has learned enough for it; 0 if none is. */
  private long untilFrozen;

  Lifecycle(Scenario scenario, Schema schema, ModelArchive archive, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit) {
    this(scenario, schema, new Succession(scenario, schema, new VersionBook(scenario, schema, archive), contestants, watch,
        emit), contestants, watch, emit, new Updates(scenario.policies().update(), schema),
        new Rehearsal(scenario.replay(), schema, scenario.seed()), Optional.empty());
    gatekeeper.keepChampionsScores();
  }

  private Lifecycle(Scenario scenario, Schema schema, Succession succession, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit, Updates updates, Rehearsal rehearsal, Optional<Tuner> former) {
    this.scenario = scenario;
    this.schema = schema;
    this.succession = succession;
    this.contestants = contestants;
    this.watch = watch;
    this.emit = emit;
    this.updates = updates;
    this.rehearsal = rehearsal;
    tuner = former.map(t -> t.copy(contestants, succession, emit))
        .orElseGet(() -> new Tuner(contestants, succession, emit, schema));
    gatekeeper = new Gatekeeper(scenario, schema, contestants, watch, succession, emit);
    orders = new Orders(this, succession, gatekeeper, contestants, rehearsal, tuner, emit);
    versionEvery = versionEvery(scenario.strategy());
  }

  private static int versionEvery(Strategy strategy) {
    return switch (strategy) {
      case Strategy.Continuous s -> s.versionEvery();
      case Strategy.RetrainOnDrift s -> s.versionEvery();
      default -> Integer.MAX_VALUE;
    };
  }

  Lifecycle copy(Contestants newContestants, Watch newWatch, Consumer<RunEvent> newEmit, ModelArchive newArchive) {
    var copy = new Lifecycle(scenario, schema, succession.copy(newContestants, newWatch, newEmit, newArchive),
        newContestants, newWatch, newEmit, updates.copy(), rehearsal.copy(), Optional.of(tuner));
    copy.background = background == null ? null : background.copy();
    copy.wrong = wrong;
    copy.stableLabels = stableLabels;
    copy.lastVersionLabel = lastVersionLabel;
    copy.untilFrozen = untilFrozen;
    return copy;
  }

  /** The scenario with the parts that were changed on the way. */
  Scenario scenario() {
    return scenario;
  }

  List<ModelVersion> versions() {
    return succession.book().versions();
  }

  List<Reign> reigns() {
    return succession.book().reigns();
  }

  /** A label arrives: gate and guard see who was right. */
  void compare(int place, int truth) {
    wrong = !contestants.champion().wasRight(place, truth);
    gatekeeper.compare(place, truth);
    contestants.guard(place, truth);
  }

  /** A labelled instance is offered to the memory and learned by all whom the update policy lets. */
  void learn(Instance instance, int place) {
    rehearsal.offer(instance);
    contestants.learnBaselines(instance, place);
    if (background != null) {
      background.learn(instance);
    }
    int learned = 1;
    if (succession.book().isEmpty()) {
      contestants.learn(instance, place);
    } else {
      learned = updates.after(instance, place, wrong, watch, contestants);
    }
    rehearsal.learned(learned, contestants);
  }

  /** If the policy says so, the models that learn begin to learn the whole memory; what is due is put in. */
  private void tune(long index, long labelled) {
    Update.FineTune now = updates.tuningNow();
    ReplayMemory memory = rehearsal.memory();
    if (memory != null && now != null) {
      tuner.begin(memory, now, index);
    }
    switch (tuner.afterLabel(index)) {
      case SWAPPED -> store(index, labelled, Reason.FINE_TUNE, "fine-tuned on the memory");
      case INSTALLED -> newReign(index);
      case NONE -> { }
    }
  }

  /** The fine-tuning under way. */
  Optional<RunSnapshot.Tuning> tuning() {
    return tuner.view();
  }

  /** What the memory holds. */
  Optional<MemoryView> memory() {
    return rehearsal.view();
  }

  /** Asks the policies after a label. */
  void decide(long index, long labelled) {
    contestants.refusals(model -> emit.accept(new RunEvent.StepRefused(index, model.name())));
    if (labelled == scenario.initialLabels()) {
      firstVersion(index);
      lastVersionLabel = labelled;
    }
    if (watch.warningBegins()) {
      emit.accept(new RunEvent.Warning(index, watch.id()));
    }
    if (watch.driftNow()) {
      emit.accept(new RunEvent.Detection(index, watch.id()));
      rehearsal.drift();
    }
    if (succession.book().isEmpty()) {
      return;
    }
    if (untilFrozen > 0 && --untilFrozen == 0) {
      store(index, labelled, Reason.FORK, "learned its first labels");
      contestants.champion().freeze();
    }
    versionsAndChampion(index, labelled);
    if (gatekeeper.decide(index)) {
      newReign(index);
    }
    if (succession.guardDecides(index)) {
      newReign(index);
    }
  }

  private void versionsAndChampion(long index, long labelled) {
    tune(index, labelled);
    switch (scenario.strategy()) {
      case Strategy.RetrainOnDrift s -> retrainOnDrift(index, labelled);
      case Strategy.Periodic s -> replacePeriodically(s, index, labelled);
      case Strategy.Gated s -> refreshCandidate(s, index);
      default -> {
        if (watch.driftNow() && labelled - lastVersionLabel >= scenario.window()) {
          store(index, labelled, Reason.DRIFT, "after a detection");
        }
      }
    }
    if (labelled - lastVersionLabel >= versionEvery) {
      store(index, labelled, Reason.INTERVAL, "learned on");
    }
  }

  private void firstVersion(long index) {
    succession.first(index);
    if (scenario.strategy().freezesChampion()) {
      contestants.champion().freeze();
    }
    if (scenario.strategy().keepsCandidate()) {
      gatekeeper.startCandidate(index);
    }
  }

  /**
   * A warning starts a background learner; a drift puts it in the champion's place. The background learner is given up when
   * the detector has been stable for a whole window.
   */
  private void retrainOnDrift(long index, long labelled) {
    stableLabels = watch.stable() ? stableLabels + 1 : 0;
    if (watch.driftNow()) {
      boolean warned = background != null;
      Learner successor = background != null ? background : fresh();
      if (scenario.guard().isPresent()) {
        succession.keepChampion(index);
        succession.depose(index);
      }
      contestants.champion().replace(scenario.learner(), successor);
      background = null;
      emit.accept(new RunEvent.Retrained(index, warned ? "background learner" : rehearsal.hasMemory()
          ? "fresh learner, refitted from the memory" : "fresh learner"));
      store(index, labelled, Reason.RETRAIN, "after a detection");
      gatekeeper.restart();
    } else if (watch.warningBegins() && background == null) {
      background = scenario.learner().create(schema, scenario.seed());
      emit.accept(new RunEvent.BackgroundStarted(index));
    } else if (stableLabels >= scenario.window()) {
      background = null;
    }
  }

  /** A new learner that has learned what the memory holds, oldest first. */
  private Learner fresh() {
    return rehearsal.teach(scenario.learner().create(schema, scenario.seed()));
  }

  private void replacePeriodically(Strategy.Periodic strategy, long index, long labelled) {
    if (labelled - lastVersionLabel < strategy.every()) {
      return;
    }
    lastVersionLabel = labelled;
    Contestant candidate = contestants.candidate();
    if (strategy.successor() == Strategy.Successor.MEMORY) {
      succession.install(scenario.learner(), fresh(), index, Reason.RETRAIN, strategy.id(), "refitted from the memory");
    } else if (candidate != null) {
      succession.promote(candidate, index, Reason.INTERVAL, strategy.id(), "learned on in shadow");
    }
    newReign(index);
  }

  private void refreshCandidate(Strategy.Gated strategy, long index) {
    if (watch.driftNow() && strategy.onDetection() == Strategy.Candidate.START_AFRESH) {
      gatekeeper.startCandidate(scenario.learner(), fresh(), index);
    }
  }

  /** The champion is another one: what was begun for the old one ends, and the candidate begins as the new one's copy. */
  void newReign(long index) {
    background = null;
    if (untilFrozen > 0) {
      untilFrozen = 0;
      contestants.champion().freeze();
    }
    if (scenario.strategy().keepsCandidate()) {
      gatekeeper.startCandidate(index);
    }
    gatekeeper.restart();
  }

  private void store(long index, long labelled, Reason reason, String why) {
    lastVersionLabel = labelled;
    succession.store(index, reason, scenario.strategy().id(), why);
  }

  /** Carries out a person's command, or says why not. */
  void apply(RunCommand command, long index) {
    orders.carryOut(command, index);
  }

  /**
   * Another part of the scenario from here on, see {@link RunCommand.Use}. What was learned so far stays, but for a learner of another kind, which
   * begins knowing nothing, or what the memory holds, and is a version of its own.
   *
   * @throws InputException if the part cannot change on the way
   */
  void use(Spec part, long index) {
    Scenario changed = scenario.using(part);
    boolean otherKind = part instanceof LearnerSpec && !part.id().equals(scenario.learner().id());
    if (otherKind && succession.book().isEmpty()) {
      throw new InputException("There is no version yet; the first one comes after %,d labels, and another learner can follow it."
          .formatted(scenario.initialLabels()));
    }
    switch (part) {
      case Strategy strategy -> use(strategy, changed, index);
      case DetectorSpec detector -> watch.use(detector);
      case Update update -> {
        updates.end(contestants);
        updates = new Updates(update, schema);
      }
      case Gate gate -> gatekeeper.use(changed);
      case Guard guard -> succession.use(changed, index);
      case MemorySpec memory -> rehearsal.use(changed.replay().orElseThrow(), scenario.seed());
      case LearnerSpec learner when otherKind -> succession.book().use(learner);
      case LearnerSpec learner -> {
        contestants.replaceLearning(scenario.learner().id(), learner, model -> underNewParameters(model, learner));
        background = background == null ? null : underNewParameters(background, learner);
        succession.book().use(learner);
      }
      default -> throw new IllegalStateException("the scenario has no part " + part);
    }
    String before = scenario.inPlaceOf(part).map(Params::json).orElse("");
    scenario = changed;
    emit.accept(new RunEvent.Changed(index, before, Params.json(part)));
    if (otherKind) {
      succession.install(scenario.learner(), fresh(), index, Reason.FORK, "change", "another learner");
      newReign(index);
      learnFirstLabels();
    }
  }

  /** Rehearses otherwise from here on, see {@link RunCommand.UseReplay}. */
  void use(Replay replay, long index) {
    exchange(scenario.with(replay), RunCommand.Part.MEMORY, index);
    rehearsal.use(scenario.replay(), scenario.seed());
  }

  /**
   * Goes on without a part, see {@link RunCommand.Drop}.
   *
   * @throws InputException if there is none, or another part needs it
   */
  void drop(RunCommand.Part part, long index) {
    exchange(scenario.without(part), part, index);
    switch (part) {
      case MEMORY -> rehearsal.use(scenario.replay(), scenario.seed());
      case GATE -> gatekeeper.use(scenario);
      case GUARD -> {
        succession.use(scenario, index);
        succession.endGuardsUnlessWanted(index);
      }
    }
  }

  private void exchange(Scenario changed, RunCommand.Part part, long index) {
    String before = scenario.inForce(part).orElse("");
    scenario = changed;
    emit.accept(new RunEvent.Changed(index, before, changed.inForce(part).orElse("no " + Params.word(part))));
  }

  /** A champion that knows nothing learns as many labels as the first version did before a strategy freezes it. */
  private void learnFirstLabels() {
    if (scenario.strategy().freezesChampion()) {
      contestants.champion().thaw();
      untilFrozen = scenario.initialLabels();
    }
  }

  private void use(Strategy strategy, Scenario changed, long index) {
    gatekeeper.use(changed);
    succession.use(changed, index);
    versionEvery = versionEvery(strategy);
    background = null;
    untilFrozen = 0;
    if (!succession.book().isEmpty()) {
      setLearning(!strategy.freezesChampion());
      gatekeeper.wantCandidate(strategy.keepsCandidate(), index);
    }
  }

  private void setLearning(boolean learning) {
    if (learning) {
      contestants.champion().thaw();
    } else {
      contestants.champion().freeze();
    }
  }

  /** The model's state as another learner would load it. */
  private Learner underNewParameters(Learner model, LearnerSpec parameters) {
    return ModelBytes.read(parameters, schema, ModelBytes.write(scenario.learner(), model));
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    return rehearsal.bytes() + updates.gathers() * (INSTANCE_BYTES + (long) Double.BYTES * schema.featureCount())
        + (background == null ? 0 : background.modelBytes());
  }
}
