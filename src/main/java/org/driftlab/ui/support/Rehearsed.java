// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.driftlab.engine.Branch;
import org.driftlab.engine.ForkHost;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Pacer;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunThread;
import org.driftlab.stream.drift.DriftSchedule;
import org.jspecify.annotations.Nullable;

/**
 * What a drag of a drift event would come to: the run under another schedule from its last checkpoint before the first
 * difference, in memory alone, taken at full speed to where the run stands. One opens at a time; of the schedules that come
 * meanwhile the newest is taken next. Of the FX thread.
 */
final class Rehearsed {
  /** A schedule to show, and who hears that it cannot be. */
  private record Wanted(LiveRun run, DriftSchedule schedule, Consumer<Exception> refused) {}

  /** A branch and how far the run had come that it branches off. */
  private record Prepared(Branch branch, long index) {}

  private record Opened(LiveRun run, long until) {}

  private final Tasks tasks;
  private final Pacer pacer;
  private @Nullable Wanted next;
  private @Nullable LiveRun shown;
  private boolean opening;
  private boolean handingOver;
  private int number;
  private long until;

  Rehearsed(Tasks tasks, Pacer pacer) {
    this.tasks = tasks;
    this.pacer = pacer;
  }

  /** The real run is shown again: as soon as it is where this one went if it follows, else at once. */
  void handOver(boolean follows) {
    handingOver = follows && shown != null;
    if (!handingOver) {
      close();
    }
  }

  /** The run to be shown: the rehearsed one, or the real one if there is none or it has come as far after a change. */
  LiveRun inPlaceOf(LiveRun real) {
    LiveRun other = shown;
    if (other == null) {
      return real;
    }
    RunSnapshot own = real.latest();
    if (handingOver && (own.index() >= until || own.phase() != RunSnapshot.Phase.RUNNING)) {
      close();
      return real;
    }
    other.requestSnapshot();
    return other;
  }

  /** The run that is shown in place of the real one; null if there is none. */
  @Nullable LiveRun run() {
    return shown;
  }

  /** The instance to which it goes. */
  long until() {
    return until;
  }

  void show(LiveRun run, DriftSchedule schedule, Consumer<Exception> refused) {
    handingOver = false;
    next = new Wanted(run, schedule, refused);
    if (!opening) {
      openNext();
    }
  }

  private void openNext() {
    Wanted wanted = next;
    next = null;
    if (wanted == null) {
      return;
    }
    opening = true;
    int mine = number;
    Callable<Opened> work = () -> {
      Prepared prepared = RunFutures.await(wanted.run().ask(t ->
          new Prepared(t.rescheduled(wanted.schedule()), t.run().index())));
      return new Opened(new RunThread(prepared.branch().open(), pacer, ForkHost.IN_MEMORY), prepared.index());
    };
    tasks.run(work, opened -> opened(opened, mine), e -> {
      opening = false;
      if (mine == number) {
        wanted.refused().accept(e);
      }
      openNext();
    });
  }

  private void opened(Opened opened, int mine) {
    opening = false;
    if (mine == number) {
      closeShown();
      shown = opened.run();
      until = opened.until();
      opened.run().seek(opened.until());
    } else {
      opened.run().close();
    }
    openNext();
  }

  /** Ends it; one that is being opened will not be shown. */
  void close() {
    number++;
    handingOver = false;
    next = null;
    closeShown();
  }

  private void closeShown() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }
}
