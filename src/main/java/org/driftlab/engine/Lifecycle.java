// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.learn.Learner;
import org.driftlab.learn.ModelFormatException;
import org.driftlab.learn.math.FastMath;
import org.driftlab.memory.ReplayMemory;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.Provenance;
import org.driftlab.version.Reason;
import org.driftlab.version.Reign;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** How the champion lives: what it learns, when versions are stored, and what commands and detections do to it. */
final class Lifecycle {
  /** Where the log loss is cut. */
  private static final double LEAST_SCORE = 1e-15;

  private final Scenario scenario;
  private final Schema schema;
  private final VersionBook book;
  private final Contestants contestants;
  private final Watch watch;
  private final Consumer<RunEvent> emit;
  private final int versionEvery;
  private final @Nullable ReplayMemory memory;
  private final Instance[] batch;
  private final double[] scores;
  private @Nullable Learner background;
  private long stableLabels;
  private long lastVersionLabel;
  private long sinceRehearsal;

  Lifecycle(Scenario scenario, Schema schema, ModelArchive archive, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit) {
    this(scenario, schema, new VersionBook(scenario.learner(), schema, provenance(scenario), archive), contestants, watch,
        emit, scenario.replay().map(r -> r.memory().create(schema, scenario.seed())).orElse(null));
  }

  private Lifecycle(Scenario scenario, Schema schema, VersionBook book, Contestants contestants, Watch watch,
      Consumer<RunEvent> emit, @Nullable ReplayMemory memory) {
    this.scenario = scenario;
    this.schema = schema;
    this.book = book;
    this.contestants = contestants;
    this.watch = watch;
    this.emit = emit;
    this.memory = memory;
    versionEvery = switch (scenario.strategy()) {
      case Strategy.Static s -> Integer.MAX_VALUE;
      case Strategy.Continuous s -> s.versionEvery();
      case Strategy.RetrainOnDrift s -> s.versionEvery();
    };
    scores = new double[schema.classCount()];
    batch = new Instance[scenario.replay().map(Replay::batch).orElse(0)];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = new Instance(schema);
    }
  }

  Lifecycle copy(Contestants newContestants, Watch newWatch, Consumer<RunEvent> newEmit) {
    var copy = new Lifecycle(scenario, schema, book.copy(), newContestants, newWatch, newEmit,
        memory == null ? null : memory.copy());
    copy.background = background == null ? null : background.copy();
    copy.stableLabels = stableLabels;
    copy.lastVersionLabel = lastVersionLabel;
    copy.sinceRehearsal = sinceRehearsal;
    return copy;
  }

  List<ModelVersion> versions() {
    return book.versions();
  }

  List<Reign> reigns() {
    return book.reigns();
  }

  /** A labelled instance is offered to the memory and learned by all that learn. */
  void learn(Instance instance, int place) {
    if (memory != null) {
      memory.offer(instance);
    }
    contestants.learn(instance, place);
    if (background != null) {
      background.learn(instance);
    }
    if (memory != null && ++sinceRehearsal >= scenario.replay().orElseThrow().every()) {
      sinceRehearsal = 0;
      rehearse(memory);
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

  /** Asks the policies after a label. */
  void decide(long index, long labelled) {
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
    if (book.versions().isEmpty()) {
      return;
    }
    if (scenario.strategy() instanceof Strategy.RetrainOnDrift) {
      retrainOnDrift(index, labelled);
    } else if (watch.driftNow() && labelled - lastVersionLabel >= scenario.window()) {
      store(index, labelled, Reason.DRIFT);
    }
    if (labelled - lastVersionLabel >= versionEvery) {
      store(index, labelled, Reason.INTERVAL);
    }
  }

  /** The first version is stored, becomes champion, and a frozen copy of it goes on as the static model. */
  private void firstVersion(long index) {
    Contestant champion = contestants.champion();
    ModelVersion first = record(champion, Optional.empty(), index, Reason.INITIAL);
    var frozen = new Contestant(Role.STATIC, champion.learner().copy(), false, schema.classCount(), scenario.window());
    frozen.storedAs(first.id());
    contestants.add(frozen);
    crown(first.id(), index, "initial", "the first version");
    if (scenario.strategy() instanceof Strategy.Static) {
      champion.freeze();
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
      Learner fresh = background != null ? background : fresh();
      contestants.champion().replace(fresh);
      background = null;
      emit.accept(new RunEvent.Retrained(index, warned ? "background learner" : memory == null ? "fresh learner"
          : "fresh learner, refitted from the memory"));
      store(index, labelled, Reason.RETRAIN);
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
      var instance = new Instance(schema);
      for (int i = 0; i < memory.size(); i++) {
        memory.get(i, instance);
        learner.learn(instance);
      }
    }
    return learner;
  }

  private void store(long index, long labelled, Reason reason) {
    lastVersionLabel = labelled;
    Contestant champion = contestants.champion();
    if (champion.changed()) {
      ModelVersion version = record(champion, champion.version(), index, reason);
      crown(version.id(), index, scenario.strategy().id(), reason == Reason.INTERVAL ? "learned on" : "after a detection");
    }
  }

  private ModelVersion record(Contestant contestant, Optional<VersionId> parent, long index, Reason reason) {
    ModelVersion version = book.store(contestant.learner(), parent, index, reason, contestant.scorer().window());
    contestant.storedAs(version.id());
    emit.accept(new RunEvent.VersionCreated(index, version));
    return version;
  }

  private void crown(VersionId id, long index, String by, String why) {
    book.crown(id, index, by, why);
    emit.accept(new RunEvent.Promoted(index, id, by, why));
  }

  /** Carries out a person's command, or says why not. */
  void apply(RunCommand command, long index) {
    try {
      switch (command) {
        case RunCommand.Shadow c -> shadow(c, index);
        case RunCommand.StopShadow c -> stopShadow(c.version(), index);
        case RunCommand.Promote c -> promote(c, index);
        case RunCommand.RollBack c -> rollBack(c, index);
      }
    } catch (InputException | ModelFormatException e) {
      emit.accept(new RunEvent.Refused(index, String.valueOf(e.getMessage())));
    }
  }

  private void shadow(RunCommand.Shadow command, long index) {
    VersionId id = command.version();
    if (contestants.shadow(id).isPresent()) {
      throw new InputException("Version %s is already in shadow.".formatted(id));
    }
    var shadow = new Contestant(Role.SHADOW, book.load(id), command.learning(), schema.classCount(), scenario.window());
    shadow.storedAs(id);
    contestants.add(shadow);
    emit.accept(new RunEvent.ShadowStarted(index, id, command.learning()));
  }

  private void stopShadow(VersionId id, long index) {
    Contestant shadow = contestants.shadow(id).orElseThrow(
        () -> new InputException("Version %s is not in shadow, so there is nothing to stop.".formatted(id)));
    contestants.remove(shadow);
    emit.accept(new RunEvent.ShadowStopped(index, id));
  }

  private void promote(RunCommand.Promote command, long index) {
    Optional<Contestant> shadow = contestants.shadow(command.version());
    if (shadow.isEmpty() && isUnchangedChampion(command.version())) {
      throw new InputException("Version %s is the champion already.".formatted(command.version()));
    }
    Learner learner = shadow.isPresent() ? shadow.get().learner() : book.load(command.version());
    keepChampion(index);
    VersionId id = command.version();
    if (shadow.isPresent()) {
      Contestant live = shadow.get();
      contestants.remove(live);
      emit.accept(new RunEvent.ShadowStopped(index, id));
      if (live.changed()) {
        id = record(live, live.version(), index, Reason.MANUAL).id();
      }
    }
    takeOver(learner, id);
    crown(id, index, command.by(), command.why());
  }

  private void rollBack(RunCommand.RollBack command, long index) {
    if (isUnchangedChampion(command.version())) {
      throw new InputException("Version %s is the champion already.".formatted(command.version()));
    }
    Learner learner = book.load(command.version());
    keepChampion(index);
    VersionId from = contestants.champion().version().orElseThrow();
    takeOver(learner, command.version());
    book.crown(command.version(), index, command.by(), command.why());
    emit.accept(new RunEvent.RolledBack(index, from, command.version(), command.by(), command.why()));
  }

  private boolean isUnchangedChampion(VersionId id) {
    Contestant champion = contestants.champion();
    return champion.version().equals(Optional.of(id)) && !champion.changed();
  }

  /** Before another takes its place the champion is stored as it stands, so that the way back is never lost. */
  private void keepChampion(long index) {
    Contestant champion = contestants.champion();
    if (champion.changed()) {
      record(champion, champion.version(), index, Reason.MANUAL);
    }
  }

  private void takeOver(Learner learner, VersionId id) {
    contestants.champion().replace(learner, id);
    background = null;
    watch.restart();
  }

  private static Provenance provenance(Scenario scenario) {
    String driftlab = Optional.ofNullable(Lifecycle.class.getPackage().getImplementationVersion()).orElse("development");
    return new Provenance(scenario.id(), scenario.seed(), driftlab, System.getProperty("java.version", "unknown"),
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", "unknown"),
        Runtime.getRuntime().availableProcessors());
  }
}
