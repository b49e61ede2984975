// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.data.Instance;
import org.driftlab.data.Schema;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.evaluate.MetricSeries;
import org.driftlab.learn.Learner;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.baseline.NoChange;
import org.driftlab.stream.drift.DriftingStream;
import org.driftlab.version.ModelVersion;
import org.jspecify.annotations.Nullable;

/**
 * A run: one scenario replayed instance by instance. Each instance is predicted by every contestant; when a label arrives
 * its stored predictions are scored, the detector sees the champion's error, the memory is offered the instance, the learning
 * contestants learn it, and the policies are asked. Single-threaded; {@link RunThread} gives it a thread.
 *
 * <p>What it computes depends on the scenario, its seed and the commands with the indices at which they came, and on
 * nothing else; how {@link #advance} is cut into pieces makes no difference.
 */
public final class Run implements AutoCloseable {
  private static final int SERIES_POINTS = 2_048;
  private static final int SAMPLES_PER_WINDOW = 10;
  /** For the streams' generators, the fingerprint and the objects themselves. */
  private static final int STREAM_ALLOWANCE = 64 * 1_024;

  private final Scenario scenario;
  private final ModelArchive archive;
  private final DriftingStream stream;
  private final boolean answers;
  private final RunLog log;
  private @Nullable LabelProbe probe;
  private final Contestants contestants;
  private final Watch watch;
  private final DataWatch dataWatch;
  private final Lifecycle lifecycle;
  private final @Nullable ForgettingWatch forgetting;
  private final @Nullable StakesWatch stakes;
  private LabelTraffic labels;
  /** The scenario with what was changed on the way. */
  private Scenario now;
  private long index;
  private long labelled;
  private boolean streamEnded;
  private boolean finished;

  /**
   * A run at its first instance.
   *
   * @param archive takes the models of the versions and gives them back for a shadow, a promotion or a rollback
   * @param listener hears of each event as it happens
   * @throws org.driftlab.data.InputException if the stream cannot be opened or the drift or the learner does not fit it
   */
  public Run(Scenario scenario, ModelArchive archive, RunListener listener) {
    this.scenario = scenario;
    now = scenario;
    this.archive = archive;
    stream = scenario.open();
    answers = stream.answers();
    Schema schema = stream.schema();
    labels = new LabelTraffic(scenario.labels(), schema, scenario.seed());
    log = new RunLog(listener);
    contestants = new Contestants(
        contestant(Role.CHAMPION, scenario.learner(), first(schema)),
        contestant(Role.NO_CHANGE, new NoChange(), new NoChange().create(schema, 0)),
        contestant(Role.MAJORITY, new MajorityClass(), new MajorityClass().create(schema, 0)));
    watch = new Watch(scenario.detector(), new MetricSeries(SERIES_POINTS), new MetricSeries(SERIES_POINTS),
        new MetricSeries(SERIES_POINTS));
    dataWatch = new DataWatch(scenario, schema);
    lifecycle = new Lifecycle(scenario, schema, archive, contestants, watch, this::emit);
    forgetting = watch(stream, contestants.champion().learner());
    stakes = scenario.stakes().map(s -> new StakesWatch(s, schema, scenario.window())).orElse(null);
    if (stakes != null) {
      contestants.champion().keepScores();
      contestants.measureProbabilities();
    }
  }

  private Run(Run other, RunListener listener, ModelArchive archive) {
    scenario = other.scenario;
    now = other.now;
    stream = other.stream.copy();
    answers = other.answers;
    labels = other.labels.copy();
    log = other.log.copy(listener);
    contestants = other.contestants.copy();
    watch = other.watch.copy();
    this.archive = archive;
    dataWatch = other.dataWatch.copy(other.contestants.champion().learner(), contestants.champion().learner());
    lifecycle = other.lifecycle.copy(contestants, watch, this::emit, archive);
    forgetting = other.forgetting == null ? null : other.forgetting.copy();
    stakes = other.stakes == null ? null : other.stakes.copy();
    index = other.index;
    labelled = other.labelled;
    streamEnded = other.streamEnded;
    finished = other.finished;
  }

  /** Shares everything with another run but the scenario and the stream. */
  private Run(Run other, Scenario scenario, DriftingStream stream) {
    this.scenario = scenario;
    now = other.now.withDrift(scenario.drift());
    this.stream = stream;
    answers = stream.answers();
    archive = other.archive;
    labels = other.labels;
    log = other.log;
    contestants = other.contestants;
    watch = other.watch;
    dataWatch = other.dataWatch;
    lifecycle = other.lifecycle;
    stakes = other.stakes;
    index = other.index;
    labelled = other.labelled;
    streamEnded = other.streamEnded;
    finished = other.finished;
    // Held-out sets are those of the schedule's concepts, so this is right only where nothing has been learned yet.
    forgetting = watch(stream, contestants.champion().learner());
  }

  private @Nullable ForgettingWatch watch(DriftingStream instances, Learner untrained) {
    return scenario.forgetting().map(test -> new ForgettingWatch(scenario, test, instances, untrained)).orElse(null);
  }

  private Learner first(Schema schema) {
    if (scenario.start().isEmpty()) {
      return scenario.learner().create(schema, scenario.seed());
    }
    Pretrained model = archive.pretrained(scenario.start().get());
    log.beginsFrom(Fingerprint.sha256(model.bytes()));
    return scenario.start().get().learner(model, scenario, schema);
  }

  /** A contestant of this run's shape that learns. */
  private Contestant contestant(Role role, LearnerSpec spec, Learner learner) {
    return new Contestant(role, spec, learner, true, stream.schema().classCount(), scenario.window());
  }

  /**
   * Replays instances.
   *
   * @param wanted how many at the most
   * @return how many were replayed; fewer than wanted only if the run has finished
   */
  public long advance(long wanted) {
    long last = index + Math.min(wanted, scenario.instances() - index);
    long first = index;
    while (index < last && !streamEnded) {
      step();
    }
    if (!finished && (streamEnded || index == scenario.instances())) {
      finish();
    }
    return index - first;
  }

  private void step() {
    int place = labels.freePlace();
    Instance instance = labels.instance(place);
    if (!stream.next(instance)) {
      streamEnded = true;
      return;
    }
    if (forgetting != null) {
      forgetting.see(stream.concept(), index, contestants.champion().learner());
    }
    contestants.predict(instance, place);
    if (answers) {
      stream.answer(contestants.champion().predictedAt(place));
    }
    dataWatch.see(instance, contestants.champion(), place, index, this::emit);
    boolean lostNone = labels.lost() == 0;
    boolean comesNow = labels.send(index, instance);
    if (lostNone && labels.lost() > 0) {
      emit(labels.loss(index));
    }
    dueLabelsArrive(index);
    if (comesNow) {
      labelArrives(place);
    } else {
      contestants.labelIsLate();
    }
    index++;
  }

  private void dueLabelsArrive(long due) {
    for (int place = labels.due(due); place >= 0; place = labels.due(due)) {
      labelArrives(place);
      labels.release(place);
    }
  }

  /** The label of an instance arrives: score, detect, remember, learn, then ask the policies. */
  private void labelArrives(int place) {
    Instance instance = labels.instance(place);
    contestants.score(place, instance.y);
    if (stakes != null) {
      stakes.labelled(instance, contestants.champion(), place);
    }
    if (probe != null) {
      probe.onLabel(index, instance.y, contestants.champion().predictedAt(place));
    }
    boolean wrong = !contestants.champion().wasRight(place, instance.y);
    watch.update(wrong ? 1 : 0);
    dataWatch.labelled(place, instance.y, !wrong);
    lifecycle.compare(place, instance.y);
    lifecycle.learn(instance, place);
    labelled++;
    lifecycle.decide(index, labelled);
    if (labelled % scenario.window() == 0) {
      contestants.closeWindow(log.fingerprint());
    }
    if (labelled % Math.max(1, scenario.window() / SAMPLES_PER_WINDOW) == 0) {
      contestants.sample(index);
      watch.sample(index);
      if (stakes != null) {
        stakes.sample(index);
        contestants.sampleCosts(index, stakes);
      }
    }
  }

  /** Labels still under way arrive, in order, and the run ends. */
  private void finish() {
    for (long due = index; labels.waiting() > 0; due++) {
      dueLabelsArrive(due);
    }
    if (forgetting != null) {
      forgetting.end(index, contestants.champion().learner());
    }
    finished = true;
    emit(new RunEvent.Finished(index));
  }

  /**
   * Carries out a command between two instances; a command that cannot be carried out becomes
   * {@link RunEvent.Refused}.
   */
  public void apply(RunCommand command) {
    // A command after the end stands one beyond it, so that a replay ends the run before it carries the command out.
    var intervention = new Intervention(finished ? index + 1 : index, command);
    log.add(intervention);
    try {
      switch (command) {
        case RunCommand.UseLabels c -> use(c.labels());
        case RunCommand.UseMonitors c -> use(c.monitors());
        default -> {
          Scenario before = lifecycle.scenario();
          lifecycle.apply(command, index);
          if (lifecycle.scenario() != before) {
            now = lifecycle.scenario().withDrift(scenario.drift()).with(now.labels()).withMonitors(now.monitors());
          }
        }
      }
    } catch (InputException e) {
      emit(new RunEvent.Refused(index, String.valueOf(e.getMessage())));
    }
  }

  private void use(Labels rules) {
    labels = labels.under(rules, schema(), scenario.seed(), index);
    dataWatch.use(rules);
    emit(new RunEvent.Changed(index, "labels " + now.labels().describe(), "labels " + rules.describe()));
    now = now.with(rules);
  }

  private void use(List<MonitorSpec> monitors) {
    dataWatch.use(monitors);
    emit(new RunEvent.Changed(index, DataWatch.words(now.monitors()), DataWatch.words(monitors)));
    now = now.withMonitors(monitors);
  }

  /** Records that the run cannot go on. */
  void fail(String message) {
    finished = true;
    emit(new RunEvent.Failed(index, message));
  }

  private void emit(RunEvent happened) {
    log.add(happened instanceof RunEvent.Detection detection ? dataWatch.explained(detection) : happened);
  }

  /** Instances replayed so far. */
  public long index() {
    return index;
  }

  /** Whether the end of the scenario or of the stream was reached. */
  public boolean finished() {
    return finished;
  }

  public Scenario scenario() {
    return scenario;
  }

  /** What the run goes on by now: its scenario with what was changed on the way. */
  public Scenario goesOnBy() {
    return now;
  }

  /** The commands so far, each with the index at which it took effect. */
  public List<Intervention> interventions() {
    return log.interventions();
  }

  /** SHA-256 of all that happened so far, lower-case hexadecimal. */
  public String fingerprint() {
    return log.fingerprint().hex();
  }

  /** The state now. */
  public RunSnapshot snapshot() {
    return snapshot(finished ? RunSnapshot.Phase.FINISHED
        : index == 0 ? RunSnapshot.Phase.READY : RunSnapshot.Phase.PAUSED);
  }

  RunSnapshot snapshot(RunSnapshot.Phase phase) {
    return new RunSnapshot(index, scenario.instances(), phase, contestants.view(), watch.view(), stream.truth(),
        labels.counts(labelled), log.events(), lifecycle.versions(), contestants.champion().version(), lifecycle.reigns(),
        finished ? Optional.of(fingerprint()) : Optional.empty(), dataWatch.view(),
        Optional.ofNullable(forgetting).map(ForgettingWatch::view), lifecycle.memory(), lifecycle.tuning(),
        schema().label().values(),
        Optional.ofNullable(stakes).map(s -> s.view(contestants.champion())), Optional.of(now));
  }

  /**
   * An independent run at the same point that continues identically; it shares only the archive and what never
   * changes.
   */
  public Run copy(RunListener newListener) {
    return copy(newListener, archive);
  }

  /** As {@link #copy(RunListener)}, with an archive of its own that has the versions so far. */
  Run copy(RunListener newListener, ModelArchive newArchive) {
    return new Run(this, newListener, newArchive);
  }

  /**
   * This run as it would stand here under another drift that has made no difference yet. It shares all else with this run, so
   * from now on neither may be advanced; a {@link #copy} of either may.
   *
   * @param changed the scenario with the other drift
   * @param there its stream, from which as many instances were drawn as this run has replayed
   */
  Run under(Scenario changed, DriftingStream there) {
    return new Run(this, changed, there);
  }

  /** A copy of the stream where it stands. */
  DriftingStream stream() {
    return stream.copy();
  }

  /** Tells of each label that arrives from here on; copies of the run do not. */
  void probe(LabelProbe newProbe) {
    probe = newProbe;
  }

  ModelArchive archive() {
    return archive;
  }

  /** The shape of the instances. */
  Schema schema() {
    return stream.schema();
  }

  RunLog log() {
    return log;
  }

  /** The versions so far, by number. */
  public List<ModelVersion> versions() {
    return lifecycle.versions();
  }

  /** How many versions there are so far. */
  int versionCount() {
    return lifecycle.versions().size();
  }

  /** About how many bytes a copy of this run takes beyond what it shares: its arrays, counted, and allowances for the rest. */
  long bytes() {
    return STREAM_ALLOWANCE + contestants.bytes() + watch.bytes() + dataWatch.bytes() + labels.bytes()
        + lifecycle.bytes() + (forgetting == null ? 0 : forgetting.bytes()) + (stakes == null ? 0 : stakes.bytes());
  }

  @Override
  public void close() {
    stream.close();
  }
}
