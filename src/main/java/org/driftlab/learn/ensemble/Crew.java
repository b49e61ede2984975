// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help ensembles: one crew a process, so that any number of ensembles and copies of them share it. A
 * call deals the numbers 0 to count − 1 out like cards, one pile to each thread, the caller's among them, and returns when
 * all are done. The same member is always on the same pile, so its model stays in the cache of one processor; members do not
 * touch each other, so who does which changes nothing in the result.
 *
 * <p>Handing over takes less than a microsecond while calls follow each other closely, because helpers look for work for a
 * while before they park; parked ones cost nothing. Helpers are daemons, made at first need, at most one fewer than
 * there are processors. A caller that finds the crew busy, with another run's ensemble or with the one it is part of,
 * does all of its work itself. Assumes that the work of a call does not block; nothing is allocated by a call.
 */
final class Crew {
  /** Work that is done once for each number. */
  interface Work {
    void run(int index);
  }

  private static final Crew SHARED = new Crew(Runtime.getRuntime().availableProcessors());

  /** How often a helper looks for work before it parks: some tens of microseconds. */
  private static final int LOOKS = 4000;

  /** How often a caller looks whether helpers are done before it lets other threads have its processor. */
  private static final int PATIENCE = 2000;

  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Helper[] helpers;
  private int started;

  /** What the present call asks for; read by a helper only after it saw the call's number, written before that. */
  private Work work = index -> {};
  private int count;
  private int piles;

  private Crew(int processors) {
    helpers = new Helper[Math.max(0, processors - 1)];
  }

  /**
   * Does work for each number below a count.
   *
   * @param threads at most this many take part, the caller's included
   */
  static void run(int threads, int count, Work work) {
    if (threads <= 1 || count <= 1 || !SHARED.tryRun(Math.min(threads, count), count, work)) {
      for (int i = 0; i < count; i++) {
        work.run(i);
      }
    }
  }

  private boolean tryRun(int threads, int wanted, Work todo) {
    if (helpers.length == 0 || !busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      int invited = Math.min(helpers.length, threads - 1);
      hire(invited);
      work = todo;
      count = wanted;
      piles = invited + 1;
      for (int h = 0; h < invited; h++) {
        helpers[h].call();
      }
      pile(0);
      for (int h = 0; h < invited; h++) {
        helpers[h].await();
      }
    } finally {
      busy.set(false);
    }
    Throwable thrown = failure.getAndSet(null);
    if (thrown != null) {
      throw new IllegalStateException("a member of an ensemble failed", thrown);
    }
    return true;
  }

  private void hire(int wanted) {
    while (started < wanted) {
      helpers[started] = new Helper(this, started + 1);
      helpers[started].start();
      started++;
    }
  }

  /** Does the numbers of one pile. */
  private void pile(int first) {
    try {
      for (int i = first; i < count; i += piles) {
        work.run(i);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** One thread that waits for calls. */
  private static final class Helper extends Thread {
    private final Crew crew;
    private final int pile;
    private final AtomicBoolean parked = new AtomicBoolean();

    /** The number of the last call, written by the caller, and of the last one that is done, written by the helper. */
    private final AtomicLong called = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    Helper(Crew crew, int pile) {
      super("ensemble-" + pile);
      this.crew = crew;
      this.pile = pile;
      setDaemon(true);
    }

    void call() {
      called.set(called.get() + 1);
      if (parked.get()) {
        LockSupport.unpark(this);
      }
    }

    /** Of the caller: returns when the last call is done. */
    void await() {
      int looks = 0;
      while (done.get() != called.get()) {
        if (++looks < PATIENCE) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }

    @Override
    public void run() {
      int looks = 0;
      while (true) {
        long now = called.get();
        if (now != done.get()) {
          crew.pile(pile);
          done.set(now);
          looks = 0;
        } else if (++looks < LOOKS) {
          Thread.onSpinWait();
        } else {
          looks = 0;
          sleep();
        }
      }
    }

    /** Parks, unless a call came in between: the caller counts the call first and then looks who is parked. */
    private void sleep() {
      parked.set(true);
      if (called.get() == done.get()) {
        LockSupport.park(this);
      }
      parked.set(false);
    }
  }
}
