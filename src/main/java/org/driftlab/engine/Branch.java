// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.List;
import java.util.Optional;
import org.driftlab.data.InputException;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/** What a fork begins from. It is independent of the run, so it may be opened on another thread while the run goes on. */
public final class Branch {
  private final Run checkpoint;
  private final Checkpoints earlier;
  private final ModelArchive trunk;
  private final Scenario scenario;
  private final Plan plan;
  private final int before;
  private final Fork fork;
  /** The fork's own checkpoints, once they are needed. */
  private @Nullable Checkpoints own;

  /**
   * A branch.
   *
   * @param checkpoint a copy of the run at or before the fork
   * @param earlier the run's checkpoints up to that one
   * @param trunk has the versions of the run
   * @param scenario of the fork; its drift may be another than the run's
   * @param plan the commands of the fork
   * @param before how many of them are given before the change
   */
  Branch(Run checkpoint, Checkpoints earlier, ModelArchive trunk, Scenario scenario, Plan plan, int before, Fork fork) {
    this.checkpoint = checkpoint;
    this.earlier = earlier;
    this.trunk = trunk;
    this.scenario = scenario;
    this.plan = plan;
    this.before = before;
    this.fork = fork;
  }

  /** Where it branches off, and how. */
  public Fork fork() {
    return fork;
  }

  Plan plan() {
    return plan;
  }

  /** Opens it in memory, standing where the change has just been made; nobody hears of it. */
  public Timeline open() {
    Run start = start();
    return open(start, new ForkArchive(trunk, start.versionCount()), RunListener.NONE);
  }

  /**
   * Opens it, standing where the change has just been made.
   *
   * @param start what {@link #start} gave
   * @param archive gets the versions that are new in the fork, and has those of {@code start}
   * @param listener hears of what is new in the fork, the change's own events first
   */
  public Timeline open(Run start, ModelArchive archive, RunListener listener) {
    var timeline = new Timeline(start, archive, listener, checkpoints(), plan, Optional.of(fork));
    timeline.advance(0);
    return timeline;
  }

  /**
   * A run of its own as the run was just before the change. Replays from the checkpoint; under another drift the instances
   * before it are drawn afresh too.
   *
   * @throws org.driftlab.data.InputException if another drift does not fit the stream
   */
  public Run start() {
    Run start = before().copy(RunListener.NONE);
    plan.replay(start, fork.at(), before);
    return start;
  }

  private Run before() {
    if (!otherDrift()) {
      return checkpoint;
    }
    Run newest = checkpoints().newest();
    return newest.index() < checkpoint.index() ? newest.copy(RunListener.NONE, checkpoint.archive())
        : checkpoint.under(scenario, newest.stream());
  }

  private boolean otherDrift() {
    return !scenario.drift().equals(checkpoint.scenario().drift());
  }

  private Checkpoints checkpoints() {
    if (own == null) {
      own = otherDrift() ? earlier.under(scenario) : earlier;
    }
    return own;
  }

  /** The bytes of a version that was made before the fork. */
  public byte[] model(VersionId version) {
    return trunk.get(version);
  }

  /** A run as {@link #start} gives it, whose future is looked at and not kept. */
  Run trial() {
    Run start = start();
    Run trial = start.copy(RunListener.NONE, new ForkArchive(trunk, start.versionCount()));
    start.close();
    return trial;
  }

  /**
   * Gives a trial the command that is the change, if it is one.
   *
   * @throws InputException with the reason if the run refuses it: the future would be the one that happened
   */
  void insist(Run trial) {
    int told = trial.log().eventCount();
    if (fork.change() instanceof Change.With) {
      plan.replay(trial, trial.index(), before + 1);
      List<RunEvent> events = trial.snapshot().events();
      events.subList(told, events.size()).stream().filter(RunEvent.Refused.class::isInstance).findFirst().ifPresent(refused -> {
        throw new InputException(((RunEvent.Refused) refused).message());
      });
    }
  }
}
