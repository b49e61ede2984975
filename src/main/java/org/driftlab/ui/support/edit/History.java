// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support.edit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What was done, latest first: edits, each with the whole before and after it, and commands that were given to the run and are
 * taken back and given again by others. What was undone can be done again until something else is done.
 *
 * @param <T> the whole, which is immutable
 */
final class History<T> {
  /** More than anybody takes back. */
  private static final int MOST = 500;

  private sealed interface Step<T> {
    record Edit<T>(T before, T after) implements Step<T> {}

    /** A command to the run; if it was an edit that holds from there on, the whole is another one after it. */
    record Command<T>(T before, T after) implements Step<T> {}
  }

  private final Deque<Step<T>> done = new ArrayDeque<>();
  private final Deque<Step<T>> undone = new ArrayDeque<>();

  void edited(T before, T after) {
    push(new Step.Edit<>(before, after));
  }

  void commanded(T before, T after) {
    push(new Step.Command<>(before, after));
  }

  private void push(Step<T> step) {
    undone.clear();
    done.push(step);
    if (done.size() > MOST) {
      done.removeLast();
    }
  }

  /** The run began anew and has not been given any command. */
  void forgetCommands() {
    done.removeIf(step -> step instanceof Step.Command<T>);
    undone.removeIf(step -> step instanceof Step.Command<T>);
  }

  /** The whole before the latest edit, which can be done again then; empty if the latest is no edit. */
  Optional<T> undo() {
    if (!(done.peek() instanceof Step.Edit<T> edit)) {
      return Optional.empty();
    }
    done.pop();
    undone.push(edit);
    return Optional.of(edit.before());
  }

  /** The whole before the latest if that is a command, which the caller then takes back: it can be given again. */
  Optional<T> undoCommand() {
    return move(done, undone).map(Step.Command::before);
  }

  /** The whole after what was undone last if that is a command, which the caller then gives again: it can be taken back once more. */
  Optional<T> redoCommand() {
    return move(undone, done).map(Step.Command::after);
  }

  private static <T> Optional<Step.Command<T>> move(Deque<Step<T>> from, Deque<Step<T>> to) {
    if (from.peek() instanceof Step.Command<T> command) {
      from.pop();
      to.push(command);
      return Optional.of(command);
    }
    return Optional.empty();
  }

  /** Forgets the latest edit if it led to this whole: it turned out that it cannot be made. */
  void drop(T after) {
    if (done.peek() instanceof Step.Edit<T> edit && edit.after() == after) {
      done.pop();
    }
  }

  /** The whole after the edit that was undone last; empty if what was undone last is no edit. */
  Optional<T> redo() {
    if (!(undone.peek() instanceof Step.Edit<T> edit)) {
      return Optional.empty();
    }
    undone.pop();
    done.push(edit);
    return Optional.of(edit.after());
  }

  boolean canUndo() {
    return !done.isEmpty();
  }

  boolean canRedo() {
    return !undone.isEmpty();
  }

  void clear() {
    done.clear();
    undone.clear();
  }
}
