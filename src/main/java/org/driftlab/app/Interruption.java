// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A person's Ctrl-C as a flag: long loops look at it and stop in good order, and the Java virtual machine waits for them.
 * No thread is ever interrupted, because that can damage an embedded database's file.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile Runnable onRequest = () -> {};

  /** Makes Ctrl-C, and whatever else ends the process from outside, set the flag and wait for {@link #finished}. */
  void installShutdownHook() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "shutdown"));
  }

  boolean requested() {
    return requested;
  }

  /** Asks all loops to stop. */
  void request() {
    requested = true;
    onRequest.run();
  }

  /** What is to happen as well when the flag is set; it must not wait. */
  void onRequest(Runnable action) {
    onRequest = action;
  }

  /** The work is done and saved: the process may end. */
  void finished() {
    done.countDown();
  }

  private void stopAndWait() {
    if (done.getCount() > 0) {
      request();
      try {
        boolean saved = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assert saved || requested;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
