// SPDX-License-Identifier: Apache-2.0
package org.driftlab.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.driftlab.catalog.Scenarios;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.WorkbenchWindow;
import org.driftlab.ui.support.FakeRun;
import org.driftlab.ui.support.WorkspaceInfo;
import org.driftlab.version.Reason;

/**
 * A version tree of many versions in the whole window: how long it takes until it is laid out, what a step of scrolling costs, and
 * what one more version costs. Each figure is the FX thread's processor time up to the end of layout.
 *
 * <p>Arguments: versions (default 10,000).
 */
public final class TreeBench {
  private static final int STEPS = 600;
  private static final int PIXELS = 120;
  private static final int MORE = 100;

  private TreeBench() {}

  public static void main(String[] args) throws Exception {
    int versions = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    Platform.startup(() -> {});
    var run = new FakeRun();
    WorkbenchWindow window = onFx(() -> {
      var made = new WorkbenchWindow(List.of(Scenarios.all().getFirst()), (wanted, pacer) -> run, WorkspaceInfo.inMemory());
      made.themes().choose(false);
      var stage = new Stage();
      stage.setScene(made.scene());
      stage.setWidth(1_440);
      stage.setHeight(900);
      stage.show();
      made.open(false);
      return made;
    });
    TimeUnit.SECONDS.sleep(4);
    System.out.printf(Locale.ROOT, "%d versions | p50 ms | p99 ms | max ms%n", versions);
    for (int i = 1; i <= versions; i++) {
      grow(run, i);
    }
    print("load", onFx(() -> new double[] {show(window, run, 100_000_000)}));
    onFx(() -> scroll(window));
    print("scroll %d px".formatted(PIXELS), onFx(() -> scroll(window)));
    print("one more", onFx(() -> more(window, run, versions)));
    onFx(() -> {
      window.close();
      return window;
    });
    Platform.exit();
  }

  /** Every seventh version branches off an earlier one. */
  private static void grow(FakeRun run, int i) {
    run.version(i, i == 1 ? 0 : i % 7 == 0 ? Math.max(1, i - 5) : i - 1, i * 100L, i % 7 == 0 ? Reason.DRIFT : Reason.INTERVAL);
    if (i % 7 != 0) {
      run.crown(i, i * 100L, "continuous");
    }
  }

  private static double show(WorkbenchWindow window, FakeRun run, long at) {
    run.at(at, Phase.PAUSED);
    long began = now();
    window.session().pulse();
    layout(window);
    return (now() - began) / 1e6;
  }

  private static double[] scroll(WorkbenchWindow window) {
    var flow = (VirtualFlow<?>) tree(window).lookup(".virtual-flow");
    var millis = new double[STEPS];
    for (int i = 0; i < STEPS; i++) {
      long began = now();
      flow.scrollPixels(i < STEPS / 2 ? PIXELS : -PIXELS);
      layout(window);
      millis[i] = (now() - began) / 1e6;
    }
    return millis;
  }

  private static double[] more(WorkbenchWindow window, FakeRun run, int versions) {
    var millis = new double[MORE];
    for (int i = 0; i < MORE; i++) {
      grow(run, versions + 1 + i);
      millis[i] = show(window, run, 100_000_001 + i);
    }
    return millis;
  }

  /** Processor time of this thread, so that a machine that is shared does not matter much. */
  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static ListView<?> tree(WorkbenchWindow window) {
    return (ListView<?>) window.scene().lookup(".version-tree");
  }

  private static void layout(WorkbenchWindow window) {
    Parent root = window.scene().getRoot();
    root.applyCss();
    root.layout();
  }

  private static void print(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "%s | %.2f | %.2f | %.2f%n", what, millis[millis.length / 2],
        millis[(int) (0.99 * (millis.length - 1))], millis[millis.length - 1]);
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    var result = new CompletableFuture<T>();
    Platform.runLater(() -> {
      try {
        result.complete(work.call());
      } catch (Exception e) {
        result.completeExceptionally(e);
      }
    });
    return result.get();
  }
}
