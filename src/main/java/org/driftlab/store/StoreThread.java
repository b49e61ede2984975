// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedTransferQueue;
import org.driftlab.data.InputException;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that touches a database, fed by a queue.
 *
 * <p>Each job is a transaction of its own. Jobs that wait together are forced to the disk together, which costs one
 * fsync for all of them; only then are their futures completed. The thread is never interrupted, because an interrupt
 * inside H2 closes its file. It is a daemon: what waits when the process ends without {@link #close} was not
 * acknowledged.
 */
final class StoreThread {
  private static final int GROUP = 64;

  private final Database database;
  private final String folder;
  private final LinkedTransferQueue<Job<?>> queue = new LinkedTransferQueue<>();
  private final Thread thread;
  private final Object submitting = new Object();
  private final Job<Boolean> last = new Job<>(connection -> true, false, new CompletableFuture<>());
  private boolean closed;
  // The store's thread alone uses it.
  private @Nullable RuntimeException broken;
  // Written by the store's thread before it ends, read after it has ended.
  private @Nullable RuntimeException closing;

  /** What a job does with the connection. */
  interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws Exception;
  }

  private record Job<T extends @Nullable Object>(Work<T> work, boolean writes, CompletableFuture<T> future) {}

  /** A job that succeeded but is not yet known to be on the disk. */
  private record Written<T extends @Nullable Object>(CompletableFuture<T> future, T result) {
    void acknowledge() {
      future.complete(result);
    }
  }

  StoreThread(Database database, String folder) {
    this.database = database;
    this.folder = folder;
    thread = Thread.ofPlatform().daemon().name("driftlab-store").start(this::serve);
  }

  /** Queues a change; the future completes when it is on the disk. */
  <T extends @Nullable Object> CompletableFuture<T> write(Work<T> work) {
    return submit(new Job<>(work, true, new CompletableFuture<>()));
  }

  /** Runs a query after all that was queued before it, and waits for its answer. */
  <T> T read(Work<T> work) {
    return await(submit(new Job<>(work, false, new CompletableFuture<>())));
  }

  /** Waits for a future and throws what it failed with; an interrupt of the caller is not seen here. */
  <T extends @Nullable Object> T await(CompletableFuture<T> future) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the store's thread cannot wait for itself");
    }
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <T extends @Nullable Object> CompletableFuture<T> submit(Job<T> job) {
    synchronized (submitting) {
      if (closed) {
        job.future.completeExceptionally(new IllegalStateException("the workspace " + folder + " is closed"));
      } else {
        queue.add(job);
      }
    }
    return job.future;
  }

  private void serve() {
    boolean more = true;
    while (more) {
      Job<?> job = take();
      var written = new ArrayList<Written<?>>();
      for (int i = 0; job != null && i < GROUP; i++) {
        more = job != last;
        run(job, written);
        job = i + 1 < GROUP ? queue.poll() : null;
      }
      acknowledge(written);
    }
    closeDatabase();
  }

  /** Here, where no caller's interrupt can reach: it would close the file in the middle of the last write. */
  private void closeDatabase() {
    try {
      database.close();
    } catch (SQLException | RuntimeException e) {
      closing = translate(e);
    }
  }

  private Job<?> take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        // Nobody has a reference to this thread; were it interrupted, the queue must be served all the same.
        continue;
      }
    }
  }

  private <T extends @Nullable Object> void run(Job<T> job, List<Written<?>> written) {
    Connection connection = database.connection();
    boolean lost = noteIfGivenUp();
    if (broken != null && (lost || job.writes)) {
      job.future.completeExceptionally(broken);
      return;
    }
    try {
      T result = job.work.run(connection);
      // After a query too: an open transaction would make H2 keep old pages for it.
      connection.commit();
      if (job.writes) {
        written.add(new Written<>(job.future, result));
      } else {
        job.future.complete(result);
      }
    } catch (Throwable e) {
      if (isOutOfMemory(e)) {
        // H2 may have been stopped anywhere within a change of its file, so not a byte more is written to it.
        database.distrust();
        broken = translate(e);
      }
      undo(connection, e);
      job.future.completeExceptionally(translate(e));
    }
  }

  private void undo(Connection connection, Throwable reason) {
    if (database.givenUp().isPresent() || database.isDistrusted()) {
      return;
    }
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void acknowledge(List<Written<?>> written) {
    if (written.isEmpty()) {
      return;
    }
    try {
      Optional<Exception> lost = database.givenUp();
      if (lost.isPresent()) {
        throw lost.get();
      }
      database.force();
    } catch (Throwable e) {
      if (isOutOfMemory(e)) {
        database.distrust();
      }
      RuntimeException problem = translate(e);
      // What could not be forced to the disk may be lost whatever a later attempt says, and later writes build on it.
      broken = problem;
      written.forEach(job -> job.future.completeExceptionally(problem));
      return;
    }
    written.forEach(Written::acknowledge);
  }

  /** Whether H2 has given the file up, so that not even a query can be run. */
  private boolean noteIfGivenUp() {
    Optional<Exception> lost = database.givenUp();
    if (broken == null && lost.isPresent()) {
      broken = translate(lost.get());
    }
    return lost.isPresent();
  }

  private RuntimeException translate(Throwable e) {
    if (e instanceof InputException || e instanceof IllegalArgumentException || e instanceof StoreException) {
      return (RuntimeException) e;
    }
    if (isFull(e)) {
      return new StoreException(("The disk of the workspace '%s' is full; free some space and open the workspace again, all"
          + " that was acknowledged is in it.").formatted(folder), e);
    }
    if (isOutOfMemory(e)) {
      return new StoreException(("The memory was not enough for the workspace '%s'; open it again with more, such as"
          + " DRIFTLAB_OPTS=-Xmx4g, or with a smaller model: all that was acknowledged is in it.").formatted(folder), e);
    }
    return new StoreException("The workspace '%s' could not be read or written: %s."
        .formatted(folder, Sql.reason(e)), e);
  }

  /** H2 hands the error on, or wraps it into one of its own. */
  private static boolean isOutOfMemory(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError || cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.OUT_OF_MEMORY) {
        return true;
      }
    }
    return false;
  }

  /** As the systems say it: Linux and macOS, quotas, Windows. */
  private static boolean isFull(Throwable e) {
    String reason = Sql.reason(e).toLowerCase(Locale.ROOT);
    return reason.contains("no space left") || reason.contains("quota exceeded") || reason.contains("not enough space");
  }

  /** Lets the queue run empty, closes the database, and waits for the end of the thread. */
  void close() {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("the store's thread cannot wait for itself");
    }
    synchronized (submitting) {
      if (closed) {
        return;
      }
      closed = true;
      queue.add(last);
    }
    // Whether the last job succeeded says nothing: in a database that broke down none does.
    joinThread();
    if (closing != null) {
      throw closing;
    }
  }

  private void joinThread() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
