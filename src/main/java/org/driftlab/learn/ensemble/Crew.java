// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help ensembles: one crew a process, so that any number of ensembles and copies of them share it. A
 * call hands out the numbers 0 to count − 1, each to whichever thread is free, the caller's among them, and returns when
 * all are done. An ensemble's members do not touch each other, so who does which changes nothing in the result.
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

  /** The number of the call, and in the low half how many numbers are still to be handed out. */
  private final AtomicLong ticket = new AtomicLong();

  private final AtomicInteger unfinished = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Helper[] helpers;
  private int started;
  private int invited;
  private Work work = index -> {};

  private Crew(int processors) {
    helpers = new Helper[Math.max(0, processors - 1)];
  }

  /**
   * Does work for each number below a count.
   *
   * @param threads at most this many take part, the caller's included
   */
  static void run(int threads, int count, Work work) {
    if (threads <= 1 || count <= 1 || !SHARED.tryRun(threads, count, work)) {
      for (int i = 0; i < count; i++) {
        work.run(i);
      }
    }
  }

  private boolean tryRun(int threads, int count, Work todo) {
    if (helpers.length == 0 || !busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      hire(Math.min(helpers.length, threads - 1));
      work = todo;
      unfinished.set(count);
      ticket.set((ticket.get() >>> 32) + 1 << 32 | count);
      for (int h = 0; h < invited; h++) {
        helpers[h].wake();
      }
      takePart();
      await();
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
    invited = wanted;
    while (started < wanted) {
      helpers[started] = new Helper(this, started);
      helpers[started].start();
      started++;
    }
  }

  /** Takes numbers as long as there are any; false if there was none. */
  private boolean takePart() {
    boolean any = false;
    for (long now = ticket.get(); (int) now != 0; now = ticket.get()) {
      // The caller goes on to another call only when all that was taken is done, so the work belongs to the ticket.
      if (ticket.compareAndSet(now, now - 1)) {
        any = true;
        perform((int) now - 1);
      }
    }
    return any;
  }

  private void perform(int index) {
    try {
      work.run(index);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      unfinished.decrementAndGet();
    }
  }

  private void await() {
    int looks = 0;
    while (unfinished.get() > 0) {
      if (++looks < PATIENCE) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }

  /** One thread that waits for tickets. */
  private static final class Helper extends Thread {
    private final Crew crew;
    private final int place;
    private final AtomicBoolean parked = new AtomicBoolean();

    Helper(Crew crew, int place) {
      super("ensemble-" + (place + 1));
      this.crew = crew;
      this.place = place;
      setDaemon(true);
    }

    void wake() {
      if (parked.get()) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int looks = 0;
      while (true) {
        if (mayHelp() && crew.takePart()) {
          looks = 0;
        } else if (++looks < LOOKS) {
          Thread.onSpinWait();
        } else {
          looks = 0;
          sleep();
        }
      }
    }

    private boolean mayHelp() {
      return (int) crew.ticket.get() != 0 && place < crew.invited;
    }

    /** Parks, unless work came in between: the caller sets the ticket first and then looks who is parked. */
    private void sleep() {
      parked.set(true);
      if (!mayHelp()) {
        LockSupport.park(this);
      }
      parked.set(false);
    }
  }
}
