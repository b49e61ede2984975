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
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.math.FastMath;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** How the champion lives: what it learns, when versions are stored, and what policies, commands and detections do to it. */
final class Lifecycle {
  /** An instance's own fields and headers. */
  private static final int INSTANCE_BYTES = 48;

  /** Where the log loss is cut. */
  private static final double LEAST_SCORE = 1e-15;

  private final Schema schema;
  private final Succession succession;
  private final Contestants contestants;
  private final Watch watch;
  private final Consumer<RunEvent> emit;
  private @Nullable Gate gate;
  private Scenario scenario;
  private int versionEvery;
  private final @Nullable ReplayMemory memory;
  private final Updates updates;
  private final Tuner tuner;
  private final Instance[] batch;
  private final double[] scores;
  private @Nullable Learner background;
  private boolean wrong;
  private long stableLabels;
  private long lastVersionLabel;
  private long sinceRehearsal;

  Lifecycle(Scenario scenario, Schema schema, ModelArchive archive, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit) {
    this(scenario, schema, new Succession(scenario, schema, new VersionBook(scenario.learner(), schema, provenance(scenario),
        archive), contestants, watch, emit), contestants, watch, emit, new Updates(scenario.policies().update(), schema),
        scenario.replay().map(r -> r.memory().create(schema, scenario.seed())).orElse(null), Optional.empty());
    keepScoresForTheGate();
  }

  private void keepScoresForTheGate() {
    if (gate != null && gate.needsScores()) {
      contestants.champion().keepScores();
    }
  }

  private Lifecycle(Scenario scenario, Schema schema, Succession succession, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit, Updates updates, @Nullable ReplayMemory memory, Optional<Tuner> former) {
    this.scenario = scenario;
    this.schema = schema;
    this.succession = succession;
    this.contestants = contestants;
    this.watch = watch;
    this.emit = emit;
    this.updates = updates;
    this.memory = memory;
    tuner = former.map(t -> t.copy(contestants, succession, emit))
        .orElseGet(() -> new Tuner(contestants, succession, emit, schema));
    gate = scenario.gate().orElse(null);
    versionEvery = versionEvery(scenario.strategy());
    scores = new double[schema.classCount()];
    batch = new Instance[scenario.replay().map(Replay::batch).orElse(0)];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = new Instance(schema);
    }
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
        newContestants, newWatch, newEmit, updates.copy(), memory == null ? null : memory.copy(), Optional.of(tuner));
    copy.background = background == null ? null : background.copy();
    copy.wrong = wrong;
    copy.stableLabels = stableLabels;
    copy.lastVersionLabel = lastVersionLabel;
    copy.sinceRehearsal = sinceRehearsal;
    return copy;
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
    if (gate != null) {
      contestants.compare(place, truth, gate.needsScores());
    }
    contestants.guard(place, truth);
  }

  /** A labelled instance is offered to the memory and learned by all whom the update policy lets. */
  void learn(Instance instance, int place) {
    if (memory != null) {
      memory.offer(instance);
    }
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
    if (memory != null) {
      sinceRehearsal += learned;
      if (sinceRehearsal >= scenario.replay().orElseThrow().every()) {
        sinceRehearsal = 0;
        rehearse(memory);
      }
    }
  }

  private void rehearse(ReplayMemory from) {
    int drawn = from.sample(batch);
    for (int i = 0; i < drawn; i++) {
      if (from.wantsLosses()) {
        contestants.champion().learner().predict(batch[i], scores);
        from.tell(i, -FastMath.log(Math.max(LEAST_SCORE, scores[batch[i].y])));
      }
      contestants.rehearse(batch[i]);
    }
  }

  /** If the policy says so, the models that learn begin to learn the whole memory; what is due is put in. */
  private void tune(long index, long labelled) {
    Update.FineTune now = updates.tuningNow();
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
    return memory == null ? Optional.empty()
        : Optional.of(MemoryView.of(scenario.replay().orElseThrow().memory(), memory, schema));
  }

  /** Hands out what a memory holds, oldest first, some times over. */
  private void overMemory(ReplayMemory from, int epochs, Consumer<Instance> learn) {
    var instance = new Instance(schema);
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int i = 0; i < from.size(); i++) {
        from.get(i, instance);
        learn.accept(instance);
      }
    }
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
      if (memory != null) {
        memory.drift();
      }
    }
    if (succession.book().isEmpty()) {
      return;
    }
    versionsAndChampion(index, labelled);
    gateDecides(index);
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
      startCandidate(contestants.champion().learner().copy(), index);
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
      contestants.champion().replace(successor);
      background = null;
      emit.accept(new RunEvent.Retrained(index, warned ? "background learner" : memory == null ? "fresh learner"
          : "fresh learner, refitted from the memory"));
      store(index, labelled, Reason.RETRAIN, "after a detection");
      restartComparisons();
    } else if (watch.warningBegins() && background == null) {
      background = scenario.learner().create(schema, scenario.seed());
      emit.accept(new RunEvent.BackgroundStarted(index));
    } else if (stableLabels >= scenario.window()) {
      background = null;
    }
  }

  /** A new learner that has learned what the memory holds, oldest first. */
  private Learner fresh() {
    Learner learner = scenario.learner().create(schema, scenario.seed());
    if (memory != null) {
      overMemory(memory, 1, learner::learn);
    }
    return learner;
  }

  private void replacePeriodically(Strategy.Periodic strategy, long index, long labelled) {
    if (labelled - lastVersionLabel < strategy.every()) {
      return;
    }
    lastVersionLabel = labelled;
    Contestant candidate = contestants.candidate();
    if (strategy.successor() == Strategy.Successor.MEMORY) {
      succession.install(fresh(), index, Reason.RETRAIN, strategy.id(), "refitted from the memory");
    } else if (candidate != null) {
      succession.promote(candidate, index, Reason.INTERVAL, strategy.id(), "learned on in shadow");
    }
    newReign(index);
  }

  private void refreshCandidate(Strategy.Gated strategy, long index) {
    if (watch.driftNow() && strategy.onDetection() == Strategy.Candidate.START_AFRESH) {
      startCandidate(fresh(), index);
    }
  }

  /** A candidate begins in shadow beside the champion; the one before, if there is one, ends. */
  private void startCandidate(Learner learner, long index) {
    Contestant former = contestants.candidate();
    if (former != null) {
      contestants.remove(former);
    }
    VersionId parent = contestants.champion().version().orElseThrow();
    startShadow(Contestant.Duty.CANDIDATE, learner, parent, true);
    emit.accept(new RunEvent.CandidateStarted(index, parent));
  }

  private void startShadow(Contestant.Duty duty, Learner learner, VersionId version, boolean learning) {
    var shadow = new Contestant(Role.SHADOW, duty, learner, learning, schema.classCount(), scenario.window());
    shadow.storedAs(version);
    if (gate != null) {
      shadow.compareBy(new Comparison(gate, schema));
      if (gate.needsScores()) {
        shadow.keepScores();
      }
    }
    contestants.add(shadow);
  }

  private void gateDecides(long index) {
    if (gate == null) {
      return;
    }
    if (gate.restart() && watch.driftNow()) {
      restartComparisons();
    }
    for (Contestant shadow : contestants.compared()) {
      Comparison comparison = shadow.comparison();
      if (comparison != null && !comparison.isSettled()) {
        Verdict verdict = comparison.verdict(shadow.learner());
        if (verdict != null && act(gate, verdict, shadow, comparison, index)) {
          return; // the others compare themselves with another champion now
        }
      }
    }
  }

  /** Acts on a verdict; says whether the champion is another one now. */
  private boolean act(Gate gate, Verdict verdict, Contestant shadow, Comparison comparison, long index) {
    Evidence evidence = comparison.evidence(shadow.learner().modelBytes());
    boolean waits = verdict == Verdict.PROMOTE && (gate.approval() == Gate.Approval.PERSON || byHand());
    emit.accept(new RunEvent.GateVerdict(index, shadow.version().orElseThrow(), verdict, evidence, waits));
    if (waits || shadow.duty != Contestant.Duty.CANDIDATE && verdict == Verdict.KEEP) {
      comparison.settle(verdict);
      return false;
    }
    if (verdict == Verdict.PROMOTE) {
      succession.promote(shadow, index, Reason.RETRAIN, "gate", evidence.sentence());
      newReign(index);
      return true;
    }
    if (verdict == Verdict.KEEP && !comparison.candidateIsBetter()) {
      startCandidate(contestants.champion().learner().copy(), index);
    } else {
      comparison.restart();
    }
    return false;
  }

  private boolean byHand() {
    return scenario.strategy() instanceof Strategy.Static || scenario.strategy() instanceof Strategy.Manual;
  }

  private void restartComparisons() {
    for (Contestant shadow : contestants.compared()) {
      Comparison comparison = shadow.comparison();
      if (comparison != null) {
        comparison.restart();
      }
    }
  }

  /** The champion is another one: what was begun for the old one ends, and the candidate begins as the new one's copy. */
  private void newReign(long index) {
    background = null;
    if (scenario.strategy().keepsCandidate()) {
      startCandidate(contestants.champion().learner().copy(), index);
    }
    restartComparisons();
  }

  private void store(long index, long labelled, Reason reason, String why) {
    lastVersionLabel = labelled;
    succession.store(index, reason, scenario.strategy().id(), why);
  }

  /** Carries out a person's command, or says why not. */
  void apply(RunCommand command, long index) {
    try {
      switch (command) {
        case RunCommand.Shadow c -> shadow(c, index);
        case RunCommand.StopShadow c -> stopShadow(c.version(), index);
        case RunCommand.Use c -> use(c.part(), index);
        case RunCommand.Promote c -> {
          promote(c, index);
          newReign(index);
        }
        case RunCommand.RollBack c -> {
          succession.rollBack(c.version(), index, c.by(), c.why());
          newReign(index);
        }
        case RunCommand.Keep c -> keep(c, index);
        case RunCommand.FineTune c -> fineTune(c, index);
      }
    } catch (InputException | ModelFormatException e) {
      emit.accept(new RunEvent.Refused(index, String.valueOf(e.getMessage())));
    }
  }

  /** Another strategy, detector or learner's parameters from here on; what was learned so far stays. */
  private void use(Spec part, long index) {
    Scenario changed = scenario.using(part);
    switch (part) {
      case Strategy strategy -> {
        gate = changed.gate().orElse(null);
        keepScoresForTheGate();
        succession.use(changed);
        versionEvery = versionEvery(strategy);
        background = null;
        if (!succession.book().isEmpty()) {
          setLearning(!strategy.freezesChampion());
          setCandidate(strategy.keepsCandidate(), index);
        }
      }
      case DetectorSpec detector -> watch.use(detector);
      case LearnerSpec learner -> {
        contestants.replaceLearning(model -> underNewParameters(model, learner));
        background = background == null ? null : underNewParameters(background, learner);
        succession.book().use(learner);
      }
      default -> throw new IllegalStateException("the scenario has no part " + part);
    }
    scenario = changed;
    emit.accept(new RunEvent.Changed(index, Params.json(part)));
  }

  private void setLearning(boolean learning) {
    if (learning) {
      contestants.champion().thaw();
    } else {
      contestants.champion().freeze();
    }
  }

  private void setCandidate(boolean wanted, long index) {
    Contestant candidate = contestants.candidate();
    if (wanted && candidate == null) {
      startCandidate(contestants.champion().learner().copy(), index);
    } else if (!wanted && candidate != null) {
      contestants.remove(candidate);
      emit.accept(new RunEvent.ShadowStopped(index, candidate.version().orElseThrow()));
    }
  }

  /** The model's state as another learner would load it. */
  private Learner underNewParameters(Learner model, LearnerSpec parameters) {
    return ModelBytes.read(parameters, schema, ModelBytes.write(scenario.learner(), model));
  }

  /** About how many bytes a copy takes. */
  long bytes() {
    long instance = INSTANCE_BYTES + (long) Double.BYTES * schema.featureCount();
    return (memory == null ? 0 : memory.size() * instance) + (batch.length + updates.gathers()) * instance
        + (background == null ? 0 : background.modelBytes());
  }

  private void shadow(RunCommand.Shadow command, long index) {
    VersionId id = command.version();
    if (contestants.shadow(id).isPresent()) {
      throw new InputException("Version %s is already in shadow.".formatted(id));
    }
    startShadow(Contestant.Duty.NONE, succession.book().load(id), id, command.learning());
    emit.accept(new RunEvent.ShadowStarted(index, id, command.learning()));
  }

  private void stopShadow(VersionId id, long index) {
    Contestant shadow = shadowOf(id, "so there is nothing to stop");
    if (shadow.duty == Contestant.Duty.CANDIDATE) {
      throw new InputException("The candidate of the strategy '%s' cannot be stopped; it ends when its champion does."
          .formatted(scenario.strategy().id()));
    }
    contestants.remove(shadow);
    emit.accept(new RunEvent.ShadowStopped(index, id));
  }

  private Contestant shadowOf(VersionId id, String consequence) {
    return contestants.shadow(id)
        .orElseThrow(() -> new InputException("Version %s is not in shadow, %s.".formatted(id, consequence)));
  }

  private void promote(RunCommand.Promote command, long index) {
    Optional<Contestant> shadow = contestants.shadow(command.version());
    if (shadow.isPresent()) {
      succession.promote(shadow.get(), index, Reason.MANUAL, command.by(), command.why());
    } else {
      succession.promote(command.version(), index, command.by(), command.why());
    }
  }

  private void keep(RunCommand.Keep command, long index) {
    Contestant shadow = shadowOf(command.version(), "so the gate has nothing to say about it");
    Comparison comparison = shadow.comparison();
    if (comparison == null) {
      throw new InputException("This run has no gate, so there is no verdict to answer.");
    }
    comparison.restart();
    emit.accept(new RunEvent.Kept(index, command.version(), command.by(), command.why()));
  }

  private void fineTune(RunCommand.FineTune command, long index) {
    if (memory == null || memory.size() == 0) {
      throw new InputException("There is no memory to fine-tune on; add 'replay:' to the scenario.");
    }
    if (versions().isEmpty()) {
      throw new InputException("There is no version yet; the first one comes after %,d labels."
          .formatted(scenario.initialLabels()));
    }
    if (command.epochs() < 1) {
      throw new InputException("The epochs are %d but must be at least 1.".formatted(command.epochs()));
    }
    if (tuner.labelsLeft() >= 0) {
      throw new InputException("A fine-tuning is under way; it ends in %,d labels.".formatted(tuner.labelsLeft()));
    }
    Update.FineTune how = scenario.policies().update() instanceof Update.FineTune set ? set : new Update.FineTune();
    tuner.begin(memory, how.withEpochs(command.epochs()), command, index);
  }

  private static Provenance provenance(Scenario scenario) {
    String driftlab = Optional.ofNullable(Lifecycle.class.getPackage().getImplementationVersion()).orElse("development");
    return new Provenance(scenario.id(), scenario.seed(), driftlab, System.getProperty("java.version", "unknown"),
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors());
  }
}
