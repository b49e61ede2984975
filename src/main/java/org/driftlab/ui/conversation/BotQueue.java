// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.conversation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.driftlab.ui.support.Tasks;

/** Does what is asked of the bot one after the other in the background: it is not made for several threads at once. */
final class BotQueue {
  /** So much may wait; what comes on top is refused. */
  static final int MOST_WAITING = 1_000;

  private final Tasks tasks;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final ReadOnlyIntegerWrapper pending = new ReadOnlyIntegerWrapper();
  private boolean busy;
  private boolean draining;

  BotQueue(Tasks tasks) {
    this.tasks = tasks;
  }

  /** How much is under way or waiting. */
  ReadOnlyIntegerProperty pendingProperty() {
    return pending.getReadOnlyProperty();
  }

  /**
   * Does the work when its turn has come; on the FX thread.
   *
   * @return whether there was room for it
   */
  <T> boolean add(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    if (waiting.size() >= MOST_WAITING) {
      return false;
    }
    pending.set(pending.get() + 1);
    waiting.add(() -> tasks.run(work, result -> {
      finish();
      done.accept(result);
      next();
    }, problem -> {
      finish();
      failed.accept(problem);
      next();
    }));
    next();
    return true;
  }

  private void finish() {
    busy = false;
    pending.set(pending.get() - 1);
  }

  /** A loop, because work that is done at once comes back here before it returns. */
  private void next() {
    if (draining) {
      return;
    }
    draining = true;
    while (!busy && !waiting.isEmpty()) {
      busy = true;
      waiting.remove().run();
    }
    draining = false;
  }
}
