// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.stream.drift.DriftSchedule;
import org.driftlab.version.ModelVersion;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * A run that can be taken to any instance of its past, and forked there.
 *
 * <p>It plans to carry out the commands of the run where they were given. Going back takes a copy from the
 * {@link Checkpoints} and replays from there; going on again replays the same future, commands included, as far as the run
 * had come, and beyond it the run goes on. The listener hears of each event, and the archive gets each version, once,
 * however often a stretch is replayed. Single-threaded, like a run.
 */
public final class Timeline implements AutoCloseable {
  private final ModelArchive archive;
  private final RunListener listener;
  private final Checkpoints checkpoints;
  private final Optional<Fork> origin;
  private Plan plan;
  private Run run;
  private long furthest;
  private boolean ended;
  private int eventsTold;
  private int commandsTold;
  private int versionsStored;

  /**
   * The timeline of a run, which it takes over.
   *
   * @param run at its first instance or further on; there is no way back to before where it stands
   * @param budget how many bytes the checkpoints may take
   */
  public Timeline(Run run, long budget) {
    this(run, budget, run.interventions());
  }

  /**
   * The timeline of a run that is to be carried on as it was recorded.
   *
   * @param plan the commands it had been given; {@link #advance} gives them again where they were given
   */
  public Timeline(Run run, long budget, List<Intervention> plan) {
    this(run, run.archive(), run.log().listener(), new Checkpoints(budget), new Plan(plan), Optional.empty());
    run.close();
    checkpoints.keep(this.run);
  }

  Timeline(Run at, ModelArchive archive, RunListener listener, Checkpoints checkpoints, Plan plan, Optional<Fork> origin) {
    this.archive = archive;
    this.listener = listener;
    this.checkpoints = checkpoints;
    this.plan = plan;
    this.origin = origin;
    furthest = at.index();
    ended = at.finished();
    eventsTold = at.log().eventCount();
    commandsTold = at.log().interventionCount();
    versionsStored = at.versionCount();
    run = restored(at);
  }

  /** A copy of a run that tells of what is new alone. */
  private Run restored(Run at) {
    var once = new Once();
    Run copy = at.copy(once, once);
    once.run = copy;
    return copy;
  }

  /** The run where it stands now; another object after {@link #seek}. */
  public Run run() {
    return run;
  }

  /** The commands of the run: those carried out, and after going back those that will be again. */
  public List<Intervention> plan() {
    return plan.commands();
  }

  /** How far the run had come before it was taken back. */
  public long furthest() {
    return furthest;
  }

  /** Whether the run stands where it had come already, so that a command would be one in the past. */
  public boolean inPast() {
    return run.index() < furthest || run.log().interventionCount() < plan.size();
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  /** Where it was forked; empty for a run that began at its beginning. */
  public Optional<Fork> origin() {
    return origin;
  }

  /**
   * Replays instances, and carries out the commands planned on the way and where it stops.
   *
   * @return how many were replayed; fewer than wanted only if the run has finished
   */
  public long advance(long wanted) {
    long first = run.index();
    long target = first + Math.min(wanted, Long.MAX_VALUE / 2);
    goTo(target);
    return run.index() - first;
  }

  private void goTo(long target) {
    plan.replay(run, run.index(), plan.size());
    while (!run.finished() && run.index() < target) {
      long checkpoint = checkpoints.next();
      plan.replay(run, checkpoint > run.index() ? Math.min(target, checkpoint) : target, plan.size());
      if (run.index() >= checkpoints.next() && !run.finished()) {
        checkpoints.keep(run);
      }
    }
    if (ended && run.index() >= furthest && !run.finished()) {
      plan.replay(run, run.index() + 1, plan.size()); // a stream's end is found by asking for one more
    }
    ended |= run.finished();
    if (run.index() > furthest) {
      furthest = run.index();
      listener.onProgress(furthest, false);
    }
  }

  /** The run waits where it is; the listener hears of it. */
  void rests() {
    listener.onProgress(furthest, true);
  }

  /** Whether the run has reached its end, though it may have been taken back since. */
  public boolean ended() {
    return ended;
  }

  /**
   * Carries out a command where the run stands.
   *
   * @throws InputException if the run has been further on: what happened then would not follow from its commands any more
   */
  public void apply(RunCommand command) {
    if (inPast()) {
      throw new InputException("The run has been to instance %,d already, so nothing can be commanded at %,d; fork it there."
          .formatted(furthest, run.index()));
    }
    run.apply(command);
    plan = plan.with(plan.size(), run.interventions().getLast());
  }

  /**
   * Takes the run to an instance: back by way of the nearest checkpoint, or forward. Commands given there are carried out.
   * Costs a copy of the run and the replay from the checkpoint.
   *
   * @param index instances replayed then; beyond the end is the end
   */
  public void seek(long index) {
    long target = Math.max(0, index);
    if (target < run.index() || isSkippedByCheckpoint(target)) {
      back(checkpoints.nearest(target, plan.size()));
    }
    goTo(target);
  }

  private boolean isSkippedByCheckpoint(long target) {
    return checkpoints.nearest(target, plan.size()).index() > run.index();
  }

  private void back(Run checkpoint) {
    Run before = run;
    run = restored(checkpoint);
    before.close();
  }

  /**
   * Begins another future of this run with one change, in memory, standing where the change is made. This run stays as it is.
   *
   * @param at the index of the change; that of {@link Change.Without} is where the command was given, that of {@link
   *     Change.Drift} where the two schedules first differ
   * @throws InputException if the run has not come so far or the change cannot be made
   */
  public Timeline fork(long at, Change change) {
    return prepare(at, change).open();
  }

  /**
   * Prepares this run under another drift schedule, same seed and same commands: what it comes to is, fingerprint for
   * fingerprint, the run of the changed scenario from its beginning, but it restarts at the last checkpoint before the first
   * difference of the two schedules. An event that is moved from before an instance to after it, or the other way, is a
   * difference at the earlier of the two; see {@link DriftSchedule#sameUntil}.
   *
   * <p>This takes the time of a copy, so it may be asked of a live run ({@link LiveRun#ask}); {@link Branch#open} then draws
   * the instances up to the checkpoint afresh, without learning any, and replays from there, on any thread. The branch's
   * {@link Fork#at} is where the first difference is, or where the run had come if that is earlier.
   *
   * @throws InputException if an event lies beyond the end of the run; one that does not fit the stream is found when the
   *     branch is opened
   */
  public Branch rescheduled(DriftSchedule schedule) {
    return prepare(0, new Change.Drift(schedule));
  }

  private Branch reschedule(Change.Drift change) {
    Scenario scenario = run.scenario();
    Scenario changed = scenario.withDrift(change.schedule().checkEnd(scenario.instances()));
    // What is held out of each concept follows from the schedule, so with forgetting tested nothing before stays the same.
    long at = scenario.forgetting().isPresent() ? 0 : Math.min(furthest, scenario.drift().sameUntil(change.schedule()));
    return branch(at, plan, plan.countUntil(at), change, DriftWords.of(scenario.drift(), change.schedule()), changed);
  }

  /**
   * Takes what a fork needs, in the time of a copy; opening it may then be left to another thread.
   *
   * @throws InputException if the run has not come so far or the change cannot be made
   */
  public Branch prepare(long at, Change change) {
    return switch (change) {
      case Change.Nothing _ -> branch(at, plan, plan.countUntil(at), change, "unchanged");
      case Change.With with -> {
        int place = plan.countUntil(at);
        yield branch(at, plan.with(place, new Intervention(at, with.command())), place, change,
            "with " + Fork.words(with.command()));
      }
      case Change.Drift drift -> reschedule(drift);
      case Change.Without without -> {
        Intervention left = intervention(without.number());
        yield branch(left.at(), plan.without(without.number()), without.number(), change,
            "without " + Fork.words(left.command()));
      }
    };
  }

  private Branch branch(long at, Plan changed, int before, Change change, String words) {
    return branch(at, changed, before, change, words, run.scenario());
  }

  private Branch branch(long at, Plan changed, int before, Change change, String words, Scenario scenario) {
    // One beyond the end stand the commands that were given after it.
    if (at < 0) {
      throw new InputException("A run cannot be forked at instance %,d; choose one from 0 to %,d.".formatted(at, furthest));
    }
    if (at > furthest + (ended ? 1 : 0)) {
      throw new InputException("The run has come to instance %,d, so it cannot be forked at %,d; choose an earlier instance."
          .formatted(furthest, at));
    }
    Run checkpoint = checkpoints.nearest(at, before);
    if (checkpoint.index() > at || checkpoint.log().interventionCount() > before) {
      throw new InputException("Nothing before instance %,d is kept of this run, so it cannot be forked earlier."
          .formatted(checkpoint.index()));
    }
    Run copy = checkpoint.copy(RunListener.NONE, new ForkArchive(archive, versionsStored));
    return new Branch(copy, checkpoints.until(checkpoint.index(), before), archive, scenario, changed, before,
        new Fork(scenario.id(), at, change, words));
  }

  private Intervention intervention(int number) {
    if (number < 0 || number >= plan.size()) {
      throw new InputException("The run has no intervention %d; it has %s."
          .formatted(number, plan.size() == 0 ? "none" : "0 to " + (plan.size() - 1)));
    }
    return plan.get(number);
  }

  /**
   * Prepares to compare what happened with another future, from the fork until where the run had come.
   *
   * @return takes a replay of both to compute; may be given to another thread; a command that is refused where it is given
   *     is told by {@link Counterfactual#refusal}
   * @throws InputException if the run has not come so far or the change cannot be made
   */
  public Comparing compare(long at, Change change) {
    return compare(at, change, end());
  }

  private long end() {
    return ended ? furthest + 1 : furthest;
  }

  private Comparing compare(long at, Change change, long until) {
    Branch other = prepare(at, change);
    return new Comparing(prepare(other.fork().at(), new Change.Nothing()), other, until);
  }

  /**
   * Prepares to show what would have changed, had the run been rolled back to an older version some instances ago.
   *
   * @param instances how far to look back from where the run stands; less if the version is younger
   * @throws InputException if there is no such version
   */
  public Comparing rehearse(VersionId version, long instances) {
    long born = born(version);
    long now = run.index();
    long from = Math.max(now - Math.max(1, instances), Math.min(born + 1, now));
    return compare(from, new Change.With(new RunCommand.RollBack(version, "rehearsal", "a rehearsal")), now);
  }

  /**
   * Prepares the audit "had we promoted this version at t": the regret of not having done it.
   *
   * @throws InputException if there is no such version, or not yet at that instance
   */
  public Comparing audit(VersionId version, long at) {
    long born = born(version);
    if (at <= born) {
      throw new InputException("Version %s was made at instance %,d, so it cannot be promoted at %,d; choose a later instance."
          .formatted(version, born, at));
    }
    return compare(at, new Change.With(new RunCommand.Promote(version, "audit", "what if")), end());
  }

  private long born(VersionId version) {
    List<ModelVersion> versions = run.versions();
    if (version.number() > versions.size()) {
      throw new InputException("There is no version %s in this run; it has %s.".formatted(version,
          versions.isEmpty() ? "none yet" : "v1 to v" + versions.size()));
    }
    return versions.get(version.number() - 1).at();
  }

  @Override
  public void close() {
    run.close();
  }

  /** Passes on what has not been passed on before. */
  private final class Once implements RunListener, ModelArchive {
    @Nullable Run run;

    @Override
    public void onEvent(RunEvent event) {
      if (run != null && run.log().eventCount() > eventsTold) {
        eventsTold = run.log().eventCount();
        listener.onEvent(event);
      }
    }

    @Override
    public void onIntervention(Intervention intervention) {
      if (run != null && run.log().interventionCount() > commandsTold) {
        commandsTold = run.log().interventionCount();
        listener.onIntervention(intervention);
      }
    }

    @Override
    public void put(ModelVersion version, byte[] bytes) {
      if (version.id().number() > versionsStored) {
        versionsStored = version.id().number();
        archive.put(version, bytes);
      }
    }

    @Override
    public byte[] get(VersionId version) {
      return archive.get(version);
    }
  }
}
