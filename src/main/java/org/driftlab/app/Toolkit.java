// SPDX-License-Identifier: Apache-2.0
package org.driftlab.app;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/** Starts JavaFX, with a screen or without one, and runs things on its thread. */
final class Toolkit {
  private Toolkit() {}

  /** Whether this machine can show a window; only Linux can be without. */
  static boolean hasDisplay() {
    return !System.getProperty("os.name").startsWith("Linux") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
  }

  /** Starts JavaFX with its headless platform and drawing in software, unless it runs already. */
  static void startHeadless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    start();
  }

  /** Starts JavaFX, unless it runs already; it then stays until the process ends. */
  static void start() {
    try {
      Platform.startup(() -> {});
    } catch (IllegalStateException e) {
      // It runs already, which is what was wanted.
      assert e.getMessage() != null;
    }
    Platform.setImplicitExit(false);
  }

  /** Runs an action on the JavaFX thread and waits for its result. */
  static <T> T call(Callable<T> action) {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(action.call());
      } catch (Exception | Error e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Runs an action on the JavaFX thread, later. */
  static void later(Runnable action) {
    Platform.runLater(action);
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
