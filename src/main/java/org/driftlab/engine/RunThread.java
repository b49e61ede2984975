// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.driftlab.data.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@link Run} its thread. The run is touched by that thread alone; the intent of other threads stands under one
 * lock, which the run thread takes once a batch, and state leaves through one volatile field, the newest winning.
 */
public final class RunThread implements LiveRun {
  /** Commands are answered, and snapshots published, at multiples of this many instances. */
  public static final int BATCH = 1_024;

  private final Pacer pacer;
  private final ForkHost forks;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile RunSnapshot latest;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition intent = lock.newCondition();
  // All below is guarded by the lock.
  private final Queue<Turn> turns = new ArrayDeque<>();
  private long budget;
  private boolean snapshotWanted;
  private boolean closed;
  /** Up to here the run goes on at once, because a person wants to see it there. */
  private long catchUp;
  // All below is touched by the run thread alone.
  private Timeline timeline;
  private boolean failed;

  /** Something the run thread is asked to do between two batches. */
  private record Turn(Runnable action, Runnable cancel, boolean moves) {}

  /** Starts the thread; the run waits for {@link #play} or {@link #step}. */
  public RunThread(Run run, Pacer pacer) {
    this(new Timeline(run, Checkpoints.DEFAULT_BUDGET), pacer, ForkHost.IN_MEMORY);
  }

  /**
   * Starts the thread; the run waits for {@link #play} or {@link #step}.
   *
   * @param forks opens the forks that take the run's place
   */
  public RunThread(Timeline timeline, Pacer pacer, ForkHost forks) {
    this.timeline = timeline;
    this.pacer = pacer;
    this.forks = forks;
    latest = timeline.run().snapshot();
    thread = new Thread(this::live, "run-" + timeline.run().scenario().id());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public RunSnapshot latest() {
    return latest;
  }

  @Override
  public void requestSnapshot() {
    intend(() -> snapshotWanted = true);
  }

  @Override
  public void play() {
    intend(() -> budget = Long.MAX_VALUE);
  }

  @Override
  public void pause() {
    limit(0);
  }

  @Override
  public void step(long instances) {
    limit(Math.max(0, instances));
  }

  private void limit(long instances) {
    intend(() -> {
      budget = instances;
      catchUp = 0;
    });
  }

  @Override
  public void send(RunCommand command) {
    intend(() -> turns.add(new Turn(() -> command(command), () -> {}, true)));
  }

  @Override
  public CompletableFuture<Long> seek(long index) {
    pause();
    return turn(() -> {
      timeline.seek(Math.min(index, timeline.furthest()));
      intend(() -> catchUp = index);
      return timeline.run().index();
    }, true);
  }

  @Override
  public CompletableFuture<Fork> fork(long at, Change change) {
    return turn(() -> {
      long before = timeline.run().index();
      Fork fork = become(timeline.prepare(at, change));
      intend(() -> catchUp = before);
      return fork;
    }, true);
  }

  @Override
  public <T> CompletableFuture<T> ask(Function<Timeline, T> question) {
    return turn(() -> question.apply(timeline), false);
  }

  /**
   * Has the run thread do something when its batch is done; what goes wrong goes to the one who asked.
   *
   * @param moves whether the run stands elsewhere afterwards; a question leaves it, and its snapshot, as they are, so that whoever
   *     asks because of a snapshot is not given another one for it
   */
  private <T> CompletableFuture<T> turn(Supplier<T> work, boolean moves) {
    var answer = new CompletableFuture<T>();
    var turn = new Turn(() -> {
      try {
        if (failed) {
          throw new InputException("The run has failed; open it again.");
        }
        T done = work.get();
        if (moves) {
          publish();
        }
        answer.complete(done);
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }, () -> answer.cancel(false), moves);
    if (!accepted(turn)) {
      turn.cancel.run();
    }
    return answer;
  }

  private boolean accepted(Turn turn) {
    lock.lock();
    try {
      intent.signalAll();
      return !closed && turns.add(turn);
    } finally {
      lock.unlock();
    }
  }

  /** A command in the run's past begins another future from there. */
  private void command(RunCommand command) {
    if (timeline.inPast()) {
      become(timeline.prepare(timeline.run().index(), new Change.With(command)));
    } else {
      timeline.apply(command);
    }
  }

  private Fork become(Branch branch) {
    Timeline fork = forks.open(timeline, branch);
    timeline.close();
    timeline = fork;
    return branch.fork();
  }

  @Override
  public void close() {
    intend(() -> closed = true);
  }

  /** Waits until the thread has ended, after {@link #close}; the last snapshot and {@link #timeline} may be read then. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /** The run, and its past; to be touched after {@link #awaitEnd} alone. */
  public Timeline timeline() {
    return timeline;
  }

  private void intend(Runnable change) {
    lock.lock();
    try {
      change.run();
      intent.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void live() {
    try {
      while (awaitIntent()) {
        batch();
      }
    } finally {
      timeline.close();
      for (Turn turn = nextTurn(); turn != null; turn = nextTurn()) {
        turn.cancel.run();
      }
      ended.countDown();
    }
  }

  /** One round: commands and questions, then instances, then a snapshot if it was asked for or the run has come to rest. */
  private void batch() {
    try {
      boolean commanded = false;
      for (Turn turn = nextTurn(); turn != null; turn = nextTurn()) {
        turn.action.run();
        commanded |= turn.moves;
      }
      long toCatchUp = toCatchUp();
      int granted = toCatchUp > 0 ? (int) Math.min(toBorder(), toCatchUp) : grant();
      if (granted > 0) {
        long replayed = timeline.advance(granted);
        spend(toCatchUp > 0 ? 0 : replayed);
      }
      boolean resting = allowed() == 0;
      boolean moved = commanded || granted > 0;
      if (takeSnapshotWanted() && !resting || resting && (moved || showsRunning())) {
        publish();
      }
      if (resting && moved) {
        timeline.rests();
      }
    } catch (RuntimeException | Error e) {
      failed = true;
      try {
        timeline.run().fail(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
      } finally {
        publish(); // even if the listener fails on the news of the failure
      }
    }
  }

  private int grant() {
    long allowed = allowed();
    return allowed == 0 ? 0 : pacer.grant((int) Math.min(toBorder(), allowed));
  }

  private int toBorder() {
    return BATCH - (int) (timeline.run().index() % BATCH);
  }

  private long toCatchUp() {
    lock.lock();
    try {
      return timeline.run().finished() ? 0 : Math.max(0, catchUp - timeline.run().index());
    } finally {
      lock.unlock();
    }
  }

  private boolean showsRunning() {
    return latest.phase() == RunSnapshot.Phase.RUNNING;
  }

  private void publish() {
    Run run = timeline.run();
    RunSnapshot.Phase phase = failed ? RunSnapshot.Phase.FAILED
        : run.finished() ? RunSnapshot.Phase.FINISHED
        : allowed() > 0 ? RunSnapshot.Phase.RUNNING
        : run.index() == 0 ? RunSnapshot.Phase.READY : RunSnapshot.Phase.PAUSED;
    latest = run.snapshot(phase);
  }

  /** Waits until there is something to do; false when the thread is to end. */
  private boolean awaitIntent() {
    lock.lock();
    try {
      while (!closed && turns.isEmpty() && !snapshotWanted && resting() && !showsRunning()) {
        intent.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Call with the lock held. */
  private boolean resting() {
    return budget == 0 && timeline.run().index() >= catchUp || timeline.run().finished();
  }

  private @Nullable Turn nextTurn() {
    lock.lock();
    try {
      return turns.poll();
    } finally {
      lock.unlock();
    }
  }

  private long allowed() {
    lock.lock();
    try {
      return resting() ? 0 : Math.max(budget, catchUp - timeline.run().index());
    } finally {
      lock.unlock();
    }
  }

  private void spend(long instances) {
    lock.lock();
    try {
      if (budget != Long.MAX_VALUE) {
        budget = Math.max(0, budget - instances);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean takeSnapshotWanted() {
    lock.lock();
    try {
      boolean wanted = snapshotWanted;
      snapshotWanted = false;
      return wanted;
    } finally {
      lock.unlock();
    }
  }
}
