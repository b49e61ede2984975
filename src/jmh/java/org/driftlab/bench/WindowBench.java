// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.InMemoryArchive;
import org.driftlab.engine.Run;
import org.driftlab.engine.RunCommand;
import org.driftlab.engine.RunListener;
import org.driftlab.engine.RunThread;
import org.driftlab.engine.Scenario;
import org.driftlab.ui.WorkbenchWindow;
import org.driftlab.ui.support.PulseTimes;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.version.VersionId;

/**
 * What the window costs while the engine runs flat out: the FX thread's work per pulse and the engine's rate with the
 * window open, beside its rate alone, on the default scenario stretched to many instances.
 *
 * <p>Arguments: instances (default 400,000,000), seconds (default 15), charts of measures (default 1, at most 6). With more than one
 * chart two shadows learn beside the champion, so that each chart has six series, and the engine's rate alone is with them too.
 */
public final class WindowBench {
  /** Seconds until the compiler has seen most of it; before, it takes a third of a core. */
  private static final int WARM_UP = 20;

  private WindowBench() {}

  public static void main(String[] args) throws Exception {
    long instances = args.length > 0 ? Long.parseLong(args[0]) : 400_000_000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
    Scenario scenario = Scenarios.all().getFirst().withInstances(instances);
    if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    int charts = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    double alone = alone(scenario, charts > 1);
    Platform.startup(() -> {});
    WorkbenchWindow window = onFx(() -> open(scenario));
    TimeUnit.SECONDS.sleep(3);
    onFx(() -> {
      shadows(charts > 1).forEach(window.session()::send);
      for (int i = 1; i < charts; i++) {
        ((Button) window.scene().lookup("#performance-add")).fire();
      }
      return window;
    });
    TimeUnit.SECONDS.sleep(WARM_UP);
    onFx(() -> {
      window.pulseTimes().reset();
      return window;
    });
    long from = onFx(() -> window.session().snapshot().index());
    long began = System.nanoTime();
    TimeUnit.SECONDS.sleep(seconds);
    long to = onFx(() -> window.session().snapshot().index());
    double rate = (to - from) / ((System.nanoTime() - began) / 1e9);
    int versions = onFx(() -> window.session().snapshot().versions().size());
    print(onFx(window::pulseTimes), alone, rate, to, versions);
    onFx(() -> {
      window.close();
      return window;
    });
    Platform.exit();
  }

  private static void print(PulseTimes times, double alone, double rate, long at, int versions) {
    System.out.printf(Locale.ROOT, "| pulses | p50 ms | p95 ms | p99 ms | max ms | engine alone M/s | with window M/s |%n");
    System.out.printf(Locale.ROOT, "|---|---|---|---|---|---|---|%n");
    System.out.printf(Locale.ROOT, "| %d | %.1f | %.1f | %.1f | %.1f | %.2f | %.2f |%n", times.count(), times.p50Millis(),
        times.p95Millis(), times.millisAt(0.99), times.maxMillis(), alone / 1e6, rate / 1e6);
    System.out.printf(Locale.ROOT, "at instance %d with %d versions%n", at, versions);
  }

  /** Two shadows that learn, so that there are six contestants. */
  private static List<RunCommand> shadows(boolean wanted) {
    return wanted ? List.of(new RunCommand.Shadow(new VersionId(1), true), new RunCommand.Shadow(new VersionId(2), true)) : List.of();
  }

  private static double alone(Scenario scenario, boolean shadows) {
    double best = 0;
    for (int i = 0; i < 3; i++) {
      try (var run = new Run(scenario.withInstances(5_000_000), new InMemoryArchive(), RunListener.NONE)) {
        run.advance(1_000_000);
        shadows(shadows).forEach(run::apply);
        long began = System.nanoTime();
        run.advance(4_000_000);
        best = Math.max(best, 4_000_000 / ((System.nanoTime() - began) / 1e9));
      }
    }
    return best;
  }

  private static WorkbenchWindow open(Scenario scenario) {
    var window = new WorkbenchWindow(List.of(scenario),
        (wanted, pacer) -> new RunThread(new Run(wanted, new InMemoryArchive(), RunListener.NONE), pacer),
        WorkspaceInfo.inMemory());
    window.show(new Stage());
    Slider speed = (Slider) window.scene().lookup(".slider");
    speed.setValue(speed.getMax());
    return window;
  }

  private static <T> T onFx(java.util.concurrent.Callable<T> work) throws Exception {
    var result = new CompletableFuture<T>();
    var done = new CountDownLatch(1);
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
      done.countDown();
    });
    done.await();
    return result.get();
  }
}
