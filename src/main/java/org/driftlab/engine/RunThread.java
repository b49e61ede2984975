// SPDX-License-Identifier: Apache-2.0
package org.driftlab.engine;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@link Run} its thread. The run is touched by that thread alone; the intent of other threads stands under one
 * lock, which the run thread takes once a batch, and state leaves through one volatile field, the newest winning.
 */
public final class RunThread implements LiveRun {
  /** Commands are answered, and snapshots published, at multiples of this many instances. */
  public static final int BATCH = 1_024;

  private final Run run;
  private final Pacer pacer;
  private final Thread thread;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile RunSnapshot latest;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition intent = lock.newCondition();
  private final Queue<RunCommand> commands = new ArrayDeque<>();
  private long budget;
  private boolean snapshotWanted;
  private boolean closed;
  private boolean failed;

  /** Starts the thread; the run waits for {@link #play} or {@link #step}. */
  public RunThread(Run run, Pacer pacer) {
    this.run = run;
    this.pacer = pacer;
    latest = run.snapshot();
    thread = new Thread(this::live, "run-" + run.scenario().id());
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
    intend(() -> budget = 0);
  }

  @Override
  public void step(long instances) {
    intend(() -> budget = Math.max(0, instances));
  }

  @Override
  public void send(RunCommand command) {
    intend(() -> commands.add(command));
  }

  @Override
  public void close() {
    intend(() -> closed = true);
  }

  /** Waits until the thread has ended, after {@link #close}; the last snapshot and the run itself may be read then. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
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
    try (run) {
      while (awaitIntent()) {
        batch();
      }
    } finally {
      ended.countDown();
    }
  }

  /** One turn: commands, then instances, then a snapshot if it was asked for or the run has come to rest. */
  private void batch() {
    try {
      @Nullable RunCommand command;
      boolean commanded = false;
      while ((command = nextCommand()) != null) {
        run.apply(command);
        commanded = true;
      }
      long allowed = allowed();
      int toBorder = BATCH - (int) (run.index() % BATCH);
      int granted = allowed == 0 ? 0 : pacer.grant((int) Math.min(toBorder, allowed));
      if (granted > 0) {
        spend(run.advance(granted));
      }
      boolean resting = allowed() == 0;
      boolean moved = commanded || granted > 0;
      if (takeSnapshotWanted() && !resting || resting && (moved || showsRunning())) {
        publish();
      }
    } catch (RuntimeException | Error e) {
      failed = true;
      try {
        run.fail(Optional.ofNullable(e.getMessage()).orElseGet(e::toString));
      } finally {
        publish(); // even if the listener fails on the news of the failure
      }
    }
  }

  private boolean showsRunning() {
    return latest.phase() == RunSnapshot.Phase.RUNNING;
  }

  private void publish() {
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
      while (!closed && commands.isEmpty() && !snapshotWanted && resting() && !showsRunning()) {
        intent.awaitUninterruptibly();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Call with the lock held. */
  private boolean resting() {
    return budget == 0 || run.finished();
  }

  private @Nullable RunCommand nextCommand() {
    lock.lock();
    try {
      return commands.poll();
    } finally {
      lock.unlock();
    }
  }

  private long allowed() {
    lock.lock();
    try {
      return resting() ? 0 : budget;
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
