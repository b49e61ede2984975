// SPDX-License-Identifier: Apache-2.0
package org.driftlab.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.driftlab.ui.support.FxExtension.runOnFx;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.TabPane;
import org.driftlab.engine.RunSnapshot;
import org.driftlab.engine.RunSnapshot.Phase;
import org.driftlab.ui.support.FxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;

/** Nothing holds on to a window that was closed, or to a run that another has taken the place of. */
@ExtendWith(FxExtension.class)
@Timeout(180)
class LeakTest {
  private static final int WINDOWS = 5;
  private static final int RUNS = 20;
  private static final List<String> PERSPECTIVES = List.of("whatif", "conversation", "data", "settings", "run");

  @Test
  void a_closed_window_leaves_nothing_behind() throws Exception {
    var windows = new ArrayList<WeakReference<?>>();
    for (int i = 0; i < WINDOWS; i++) {
      windows.addAll(useAndClose());
    }
    gone(windows);
  }

  @Test
  void a_run_that_was_replaced_leaves_nothing_behind() throws Exception {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.calm(), TestScenarios.swaps())) {
      var runs = new ArrayList<WeakReference<?>>();
      for (int i = 0; i < RUNS; i++) {
        RunSnapshot last = fixture.stepTo(3_000);
        runs.add(new WeakReference<>(last));
        runOnFx(() -> fixture.window.session().open(TestScenarios.calm(), false));
        fixture.await(s -> s.index() == 0 && s.phase() == Phase.READY && s.instances() > 0);
      }
      gone(runs);
    }
  }

  private static List<WeakReference<?>> useAndClose() {
    try (var fixture = new WindowFixture(1000, 700, TestScenarios.swaps())) {
      fixture.stepTo(4_000);
      TabPane tabs = fixture.find("#panels");
      runOnFx(() -> tabs.getTabs().forEach(tabs.getSelectionModel()::select));
      for (String place : PERSPECTIVES) {
        fixture.robot.clickOn("#rail-" + place);
        WaitForAsyncUtils.waitForFxEvents();
      }
      return List.of(new WeakReference<>(fixture.window), new WeakReference<>(fixture.window.scene()),
          new WeakReference<>(fixture.window.session()), new WeakReference<>(fixture.window.session().snapshot()));
    }
  }

  /** The collector is asked until all are gone; what is held stays however often it is asked. */
  private static void gone(List<WeakReference<?>> held) throws Exception {
    try {
      WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
        runOnFx(() -> {});
        System.gc();
        return held.stream().allMatch(r -> r.refersTo(null));
      });
    } catch (TimeoutException e) {
      assertThat(held.stream().filter(r -> !r.refersTo(null)).map(r -> String.valueOf(r.get()).split("@")[0])).isEmpty();
    }
  }
}
