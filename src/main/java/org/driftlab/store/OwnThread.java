// SPDX-License-Identifier: Apache-2.0
package org.driftlab.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Does something with a database file on a thread that nobody can interrupt, and waits for it. */
final class OwnThread {
  private OwnThread() {}

  /** What the work returns or throws; an interrupt of the caller is kept for later. */
  static <T> T call(String name, Supplier<T> work) {
    var done = new CompletableFuture<T>();
    Thread.ofPlatform().daemon().name(name).start(() -> {
      try {
        done.complete(work.get());
      } catch (Throwable e) {
        done.completeExceptionally(e);
      }
    });
    try {
      return done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
