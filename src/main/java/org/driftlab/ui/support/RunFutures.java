// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.driftlab.engine.Change;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.Fork;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.LiveRun;
import org.driftlab.engine.Scenario;
import org.driftlab.engine.Timeline;
import org.driftlab.version.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * The other futures of a session's run: with a command taken back or given again, with any one change, looked at or put in the
 * run's place. The run thread is asked and waited for on a task thread; answers come on the FX thread. Without a run nothing happens.
 */
final class RunFutures {
  /** A command that was taken back, and the future without it. */
  private record Undone(Intervention command, Fork fork) {}

  private final Tasks tasks;
  private final Supplier<@Nullable LiveRun> run;
  private final Deque<Intervention> takenBack = new ArrayDeque<>();

  /** @param run the session's present one; null before the first */
  RunFutures(Tasks tasks, Supplier<@Nullable LiveRun> run) {
    this.tasks = tasks;
    this.run = run;
  }

  /** Another run takes the place of the one whose commands were taken back. */
  void forget() {
    takenBack.clear();
  }

  /** See {@link RunController#undo}. */
  void undo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    LiveRun live = run.get();
    if (live != null) {
      tasks.run(() -> await(live.ask(t -> t.run().interventions()).thenCompose(given -> takeBack(live, given))), undone -> {
        undone.ifPresent(u -> takenBack.push(u.command()));
        done.accept(undone.map(Undone::fork));
      }, failed);
    }
  }

  private static CompletableFuture<Optional<Undone>> takeBack(LiveRun live, List<Intervention> given) {
    return given.isEmpty() ? CompletableFuture.completedFuture(Optional.empty())
        : live.fork(0, new Change.Without(given.size() - 1)).thenApply(f -> Optional.of(new Undone(given.getLast(), f)));
  }

  /** See {@link RunController#redo}. */
  void redo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    LiveRun live = run.get();
    Intervention command = takenBack.poll();
    if (live == null || command == null) {
      done.accept(Optional.empty());
    } else {
      tasks.run(() -> await(live.fork(command.at(), new Change.With(command.command()))), f -> done.accept(Optional.of(f)),
          failed);
    }
  }

  /** See {@link RunController#rehearse}. */
  void rehearse(VersionId version, long instances, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    LiveRun live = run.get();
    if (live != null) {
      tasks.run(() -> await(live.ask(t -> t.rehearse(version, instances))).compute(), done, failed);
    }
  }

  /** See {@link RunController#compare}. */
  void compare(long at, Change change, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    LiveRun live = run.get();
    if (live != null) {
      tasks.run(() -> await(live.ask(t -> t.compare(at, change))).compute(), done, failed);
    }
  }

  /** See {@link RunController#fork}. */
  void fork(long at, Change change, Consumer<Fork> done, Consumer<Exception> failed) {
    LiveRun live = run.get();
    if (live != null) {
      tasks.run(() -> await(live.fork(at, change)), done, failed);
    }
  }

  /** See {@link RunController#commands}. */
  void commands(Consumer<List<Intervention>> done) {
    LiveRun live = run.get();
    if (live != null) {
      tasks.run(() -> await(live.ask(Timeline::plan)), done, e -> done.accept(List.of()));
    }
  }

  /** See {@link RunController#goesOnBy}. */
  void goesOnBy(Consumer<Optional<Scenario>> done) {
    LiveRun live = run.get();
    if (live == null) {
      done.accept(Optional.empty());
    } else {
      tasks.run(() -> await(live.ask(t -> t.run().goesOnBy())), by -> done.accept(live == run.get() ? Optional.of(by) : Optional.empty()),
          e -> done.accept(Optional.empty()));
    }
  }

  /** Waits on a task thread for the run thread's answer; what it failed with is thrown as it was. */
  static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
