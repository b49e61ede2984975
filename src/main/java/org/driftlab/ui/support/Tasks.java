// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.driftlab.data.InputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place for background work: it runs on a task thread, its outcome comes back on the FX thread. Tasks are never
 * interrupted, because an interrupt inside the embedded database can damage its file.
 */
public final class Tasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  private final Executor worker;
  private final Executor answer;
  private final Runnable shutdown;

  private Tasks(Executor worker, Executor answer, Runnable shutdown) {
    this.worker = worker;
    this.answer = answer;
    this.shutdown = shutdown;
  }

  /** Work on daemon threads, answers on the FX thread. */
  public static Tasks background() {
    ThreadFactory threads = Thread.ofPlatform().daemon().name("task-", 1).factory();
    ExecutorService pool = Executors.newCachedThreadPool(threads);
    return new Tasks(pool, Platform::runLater, pool::shutdown);
  }

  /** Work and answers at once on the calling thread, for tests without a toolkit. */
  public static Tasks sameThread() {
    return new Tasks(Runnable::run, Runnable::run, () -> {});
  }

  /** Does the work in the background and hands what came of it to one of the two. */
  public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    worker.execute(() -> {
      T result;
      try {
        result = work.call();
      } catch (Exception e) {
        if (!(e instanceof InputException) && !(e instanceof CancellationException)) {
          LOG.warn("A background task failed", e); // the window shows one sentence, the log the place
        }
        answer.execute(() -> failed.accept(e));
        return;
      }
      answer.execute(() -> done.accept(result));
    });
  }

  /** Does the work where answers are given, on the FX thread, and waits for it; to be called on a task thread. */
  public <T> T onFx(Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    answer.execute(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Takes no more work; what was begun is finished. */
  @Override
  public void close() {
    shutdown.run();
  }
}
