// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui.support;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the JavaFX toolkit once for all tests, without a display; {@code @ExtendWith(FxExtension.class)}. */
public final class FxExtension implements BeforeAllCallback {
  private static final long LIMIT_SECONDS = 60;
  private static boolean started;

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  /** Starts the toolkit unless it runs already. */
  public static synchronized void start() {
    if (!started) {
      var ready = new FutureTask<>(() -> true);
      Platform.startup(ready);
      Platform.setImplicitExit(false);
      await(ready);
      started = true;
    }
  }

  /** Runs the work on the FX thread, waits for it, and gives its result or throws what it threw. */
  public static <T> T onFx(Callable<T> work) {
    var task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    return await(task);
  }

  /** Runs the work on the FX thread and waits for it. */
  public static void runOnFx(Runnable work) {
    onFx(() -> {
      work.run();
      return true;
    });
  }

  private static <T> T await(FutureTask<T> task) {
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw FxExtension.<RuntimeException>sneaky(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("the FX thread did not finish its work", e);
    }
  }

  @SuppressWarnings("unchecked") // the cast is erased: the cause leaves as itself, checked or not
  private static <E extends Throwable> E sneaky(Throwable cause) throws E {
    throw (E) cause;
  }
}
