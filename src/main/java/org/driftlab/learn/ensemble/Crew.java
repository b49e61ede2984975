// SPDX-License-Identifier: Apache-2.0
package org.driftlab.learn.ensemble;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help ensembles: one crew a process, so that any number of ensembles and copies of them share it. A
 * call shares the numbers 0 to count − 1 out, one pile of neighbours to each thread, the caller's among them, and returns
 * when all are done. The same member is mostly on the same pile, so its model stays in the cache of one processor, and so
 * are members made one after the other, which may share lines of memory; members do not touch each other, so who does which
 * changes nothing in the result.
 *
 * <p>Handing over takes less than a microsecond while calls follow each other closely, because helpers look for work for a
 * while before they park; parked ones cost nothing. A helper that does not turn up, because other programs have its
 * processor, is not waited for: the caller takes over its pile, so a busy machine costs little more than having no helper.
 * Helpers are daemons, made at first need, at most one fewer than there are processors. A caller that finds the crew busy,
 * with another run's ensemble or with the one it is part of, does all of its work itself. Assumes that the work of a call
 * does not block; nothing is allocated by a call.
 */
final class Crew {
  /** Work that is done once for each number. */
  interface Work {
    void run(int index);
  }

  private static final Crew SHARED = new Crew(Runtime.getRuntime().availableProcessors());

  /** How often a helper looks for work before it parks: some tens of microseconds. */
  private static final int LOOKS = 4000;

  /** After how many looks a thread lets others have its processor. */
  private static final int BREATH = 64;

  /** How often a caller looks whether a helper is done with a pile it began before it takes the rest of it. */
  private static final int PATIENCE = 400;

  /** The distance of two piles' places, so that they do not share a line of the cache. */
  private static final int APART = 16;

  private static final int NONE = -1;

  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Helper[] helpers;
  private int started;
  private int call;

  /** Of each pile the number of the call it is for, in the upper half, and how many numbers nobody took yet. */
  private final AtomicLongArray rest;

  /** What the present call asks for; read by a helper only after it took a number, which is written later than these. */
  private Work work = index -> {};
  private int count;
  private int piles;

  private Crew(int processors) {
    helpers = new Helper[Math.max(0, processors - 1)];
    rest = new AtomicLongArray((helpers.length + 1) * APART);
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

  private boolean tryRun(int threads, int numbers, Work todo) {
    if (helpers.length == 0 || !busy.compareAndSet(false, true)) {
      return false;
    }
    try {
      int invited = Math.min(helpers.length, threads - 1);
      hire(invited);
      call++;
      work = todo;
      count = numbers;
      piles = invited + 1;
      for (int pile = 0; pile < piles; pile++) {
        rest.set(pile * APART, (long) call << 32 | size(pile));
      }
      for (int h = 0; h < invited; h++) {
        helpers[h].call(call);
      }
      empty(0, call);
      for (int h = 0; h < invited; h++) {
        helpers[h].finish(size(h + 1));
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

  /** The first number of a pile. */
  private int first(int pile) {
    return pile * count / piles;
  }

  private int size(int pile) {
    return first(pile + 1) - first(pile);
  }

  private void hire(int wanted) {
    while (started < wanted) {
      helpers[started] = new Helper(this, started + 1);
      helpers[started].start();
      started++;
    }
  }

  /** Does what is left of a pile; the number of those it did. */
  private int empty(int pile, int ofCall) {
    int did = 0;
    for (int index = take(pile, ofCall); index != NONE; index = take(pile, ofCall)) {
      run(index);
      did++;
    }
    return did;
  }

  /** Takes one number from a pile, or {@link #NONE} if it is empty or for another call. */
  private int take(int pile, int ofCall) {
    while (true) {
      long now = rest.get(pile * APART);
      if ((int) (now >>> 32) != ofCall || (int) now == 0) {
        return NONE;
      }
      if (rest.compareAndSet(pile * APART, now, now - 1)) {
        // The call lasts until this number is done, so what it asks for stays as it is.
        return first(pile) + (int) now - 1;
      }
    }
  }

  private void run(int index) {
    try {
      work.run(index);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /** One thread that waits for calls. */
  private static final class Helper extends Thread {
    private final Crew crew;
    private final int pile;
    private final AtomicBoolean parked = new AtomicBoolean();

    /** The number of the last call, written by the caller. */
    private final AtomicLong called = new AtomicLong();

    /** How many numbers the helper did, written by it alone each time it finds no more, and before the present call. */
    private final AtomicLong done = new AtomicLong();

    private long doneBefore;

    Helper(Crew crew, int pile) {
      super("ensemble-" + pile);
      this.crew = crew;
      this.pile = pile;
      setDaemon(true);
    }

    void call(int number) {
      doneBefore = done.get();
      called.set(number);
      if (parked.get()) {
        LockSupport.unpark(this);
      }
    }

    /** Of the caller: returns when a pile of this size is done, by the helper or, if that one is late, by the caller. */
    void finish(int size) {
      int number = crew.call;
      int own = untouched(size) ? crew.empty(pile, number) : 0;
      for (int looks = 1; done.get() - doneBefore + own < size; looks++) {
        if (looks == PATIENCE) {
          own += crew.empty(pile, number);
        } else if (looks > PATIENCE && looks % BREATH == 0) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    private boolean untouched(int size) {
      return (int) crew.rest.get(pile * APART) == size;
    }

    @Override
    public void run() {
      int looks = 0;
      long answered = 0;
      while (true) {
        long now = called.get();
        if (now != answered) {
          answered = now;
          looks = 0;
          int did = crew.empty(pile, (int) now);
          if (did > 0) {
            // Once a pile and not at each number: the caller looks here all the time, and each write takes the line from it.
            done.setRelease(done.getPlain() + did);
          }
        } else if (++looks >= LOOKS) {
          looks = 0;
          parkUntilCalled(answered);
        } else if (looks % BREATH == 0) {
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    /** Parks, unless a call came in between: the caller counts the call first and then looks who is parked. */
    private void parkUntilCalled(long answered) {
      parked.set(true);
      if (called.get() == answered) {
        LockSupport.park(this);
      }
      parked.set(false);
    }
  }
}
