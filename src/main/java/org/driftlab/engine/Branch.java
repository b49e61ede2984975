// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.Optional;
import org.driftlab.version.VersionId;

/** What a fork begins from. It is independent of the run, so it may be opened on another thread while the run goes on. */
public final class Branch {
  private final Run checkpoint;
  private final Checkpoints earlier;
  private final ModelArchive trunk;
  private final Plan plan;
  private final int before;
  private final Fork fork;

  /**
   * A branch.
   *
   * @param checkpoint a copy of the run at or before the fork
   * @param earlier the run's checkpoints up to that one
   * @param trunk has the versions of the run
   * @param plan the commands of the fork
   * @param before how many of them are given before the change
   */
  Branch(Run checkpoint, Checkpoints earlier, ModelArchive trunk, Plan plan, int before, Fork fork) {
    this.checkpoint = checkpoint;
    this.earlier = earlier;
    this.trunk = trunk;
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
    var timeline = new Timeline(start, archive, listener, earlier, plan, Optional.of(fork));
    timeline.advance(0);
    return timeline;
  }

  /** A run of its own as the run was just before the change. Replays from the checkpoint. */
  public Run start() {
    Run start = checkpoint.copy(RunListener.NONE);
    plan.replay(start, fork.at(), before);
    return start;
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
}
