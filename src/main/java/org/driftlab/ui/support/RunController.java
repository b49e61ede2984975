// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.driftlab.data.InputException;
import org.driftlab.engine.Change;
import org.driftlab.engine.Counterfactual;
import org.driftlab.engine.Fork;
import org.driftlab.engine.Intervention;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.Scenario;
import org.driftlab.version.VersionId;

/** Where views send what a person asks of the run. */
@FunctionalInterface
public interface RunController {
  /** Hands the command to the run; it is answered by an event in a later snapshot. */
  void send(RunCommand command);

  /**
   * Rehearses a rollback: what would have changed, had it been made some instances ago.
   *
   * @param done gets the numbers, later
   * @param failed gets the reason why there are none
   */
  default void rehearse(VersionId version, long instances, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    failed.accept(new InputException("This run cannot be rehearsed."));
  }

  /**
   * Compares what happened with another future of the run; the run stays as it is.
   *
   * @param at the index of the change; that of {@link Change.Without} is where the command was given
   * @param done gets the numbers, later
   * @param failed gets the reason why there are none
   */
  default void compare(long at, Change change, Consumer<Counterfactual> done, Consumer<Exception> failed) {
    failed.accept(new InputException("This run cannot be forked."));
  }

  /** Puts another future of the run in its place; the arguments are as those of {@link #compare}. */
  default void fork(long at, Change change, Consumer<Fork> done, Consumer<Exception> failed) {
    failed.accept(new InputException("This run cannot be forked."));
  }

  /** Gives the commands of the run so far, those that were undone left out; later. */
  default void commands(Consumer<List<Intervention>> done) {
    done.accept(List.of());
  }

  /**
   * Takes back the last command that was given, as another future of the run from there on.
   *
   * @param done gets the fork, or nothing if no command was given so far
   * @param failed gets the reason why it could not be done
   */
  default void undo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    done.accept(Optional.empty());
  }

  /**
   * Gives the command again that was taken back last, where it was given.
   *
   * @param done gets the fork, or nothing if there is no such command
   * @param failed gets the reason why it could not be done
   */
  default void redo(Consumer<Optional<Fork>> done, Consumer<Exception> failed) {
    done.accept(Optional.empty());
  }

  /**
   * Tells what the run goes on by, see {@link org.driftlab.engine.Run#goesOnBy}, when it has carried out all that it was sent
   * before; later.
   *
   * @param done gets nothing if there is no such run any more
   */
  default void goesOnBy(Consumer<Optional<Scenario>> done) {
    done.accept(Optional.empty());
  }
}
